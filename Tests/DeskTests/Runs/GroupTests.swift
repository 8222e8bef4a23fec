import AuditLog
import CommandKit
import Foundation
import Identity
import Store
import Testing

@testable import Console

/// Lines that share a commit.
@Suite struct GroupTests {
    @Test func oneFailingCommandTakesBackItselfOnly() throws {
        let desk = try Desk()
        let store = desk.store
        let c1 = CitizenNumber(1)
        let status = try store.read { try $0.profile(c1)?.status }
        try store.grouped("t") {
            _ = try store.transact("one") {
                try $0.apply(.openCase(ticket: "T-1", reason: "abc"), by: "lan", at: Desk.start)
            }
            #expect(throws: StoreError.self) {
                try store.transact("two") { writer in
                    try writer.apply(
                        .openCase(ticket: "T-2", reason: "abc"),
                        by: "lan",
                        at: Desk.start
                    )
                    try writer.apply(
                        .setAccountStatus(c1, from: .deceased, to: .locked),
                        by: "lan",
                        at: Desk.start
                    )
                }
            }
            _ = try store.transact("three") {
                try $0.apply(.openCase(ticket: "T-3", reason: "abc"), by: "lan", at: Desk.start)
            }
        }
        let cases = try store.read { reader in
            try ["T-1", "T-2", "T-3"].map { try reader.supportCase($0) != nil }
        }
        #expect(cases == [true, false, true])
        let now = try store.read { try $0.profile(c1)?.status }
        #expect(now == status)
    }

    @Test func recordsOfAFailingCommandLeaveNoGap() throws {
        let desk = try Desk()
        let run = desk.run(
            "case open T-1 --reason 'Cuộc gọi'\n"
                + (1...300).map { $0 % 3 == 0 ? "status C-77777\n" : "status C-\($0 % 9 + 1)\n" }
                .joined(),
            keepGoing: true
        )
        #expect(run.status == 2)
        let numbers = try run.out.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (object?["audit"] as? [String: Any])?["seq"] as? Int64 ?? -1
        }
        #expect(numbers.count == 301 && numbers == (0..<301).map { numbers[0] + $0 })
        let admin = try desk.colleague("thu")
        #expect(try Desk.send("audit verify", to: admin).code == "verify.no-anchor")
    }

    @Test func theLogIsSignedOnceACommitAndKeepsItsCheckpoints() throws {
        let desk = try Desk()
        _ = desk.run(String(repeating: "whoami\n", count: 700))
        let kept = try desk.store.read { reader in
            let log = try reader.auditLog()
            return try log.keptCheckpoints(upTo: try log.head()?.size ?? 0)
        }
        #expect(kept.count >= 3 && kept.allSatisfy { $0.note != nil })
    }

    @Test func aFileMayAskWhereSomebodyStands() throws {
        let desk = try Desk()
        let state =
            try #require(
                desk.results("case open T-1 --reason 'Cuộc gọi'\nguide C-1\n").last?["data"]
                    as? [String: Any]
            )["state"] as? String
        let name = try #require(state)
        let good = desk.run(
            "case open T-1 --reason 'Cuộc gọi'\nat \(name) C-1\nat \(name.lowercased()) C-1"
        )
        #expect(good.status == 0, "\(good.err)")
        let other = name == "LINKED" ? "READY_TO_LINK" : "LINKED"
        let bad = desk.run("case open T-1 --reason 'Cuộc gọi'\nat \(other) C-1\n")
        #expect(bad.status == 1 && bad.err.contains("expect.not-met"))
        #expect(desk.run("at NOWHERE C-1\n").err.contains("error[usage.at]"))
    }
}
