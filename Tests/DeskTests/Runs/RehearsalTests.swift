import CommandKit
import Foundation
import Identity
import Store
import Testing

@testable import Console

/// A dry run is the plan: the same handlers, later lines see earlier effects, nothing stays.
@Suite struct RehearsalTests {
    private let script = """
        case open T-1 --reason 'Cuộc gọi'
        unlink C-29 vnpost --reason 'Đề nghị'
        links C-29
        unlink C-29 vnpost --reason 'Đề nghị'
        unlink C-28 vneid --reason 'Mất máy'
        relink C-29 vnpost --reason 'Gỡ nhầm'
        case note 'xong'
        """

    private func outcomes(_ out: String) throws -> [String] {
        try out.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["outcome"] as? String ?? "?"
        }
    }

    @Test func laterLinesSeeEarlierEffectsAndNothingStays() throws {
        let desk = try Desk()
        let before = try desk.state()
        let dry = desk.run(script, dryRun: true)
        #expect(dry.status == 0, "\(dry.err)")
        #expect(
            try outcomes(dry.out) == [
                "planned", "planned", "ok", "unchanged", "planned", "planned", "planned",
            ]
        )
        // The third line sees what the second has done.
        let links = dry.out.split(separator: "\n")[2]
        #expect(!links.contains("\"state\":\"active\",\"linkedOn\"") || links.contains("closed"))
        #expect(try desk.state() == before)
        #expect(try desk.store.read { try $0.supportCase("T-1") } == nil)
        let plan = try #require(desk.lastRun)
        #expect(plan.kind == .plan && plan.state == .finished)
        let letters = try desk.store.read { try $0.runParts(plan.number).flatMap(\.endings) }
        #expect(String(decoding: letters, as: UTF8.self) == "oooupoo")
    }

    @Test func whatIsShownIsOnRecordAllTheSame() throws {
        let desk = try Desk()
        let size = try desk.store.read { try $0.auditSize() }
        let dry = desk.run(script, dryRun: true)
        let numbers = try dry.out.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (object?["audit"] as? [String: Any])?["seq"] as? Int64
        }
        #expect(numbers == (0..<7).map { size + $0 })
        for number in numbers {
            #expect(try desk.store.read { try $0.auditLeaf(number ?? -1) } != nil)
        }
    }

    @Test func theRealRunKeepsToThePlan() throws {
        let desk = try Desk()
        _ = desk.run(script, dryRun: true)
        let plan = try desk.dispatcher.planToKeep(try #require(desk.lastRun).number)
        let real = desk.run(script, yes: true, keepingTo: plan)
        #expect(real.status == 0, "\(real.err)")
        #expect(
            try outcomes(real.out) == [
                "ok", "ok", "ok", "unchanged", "pending", "ok", "ok",
            ]
        )
    }

    @Test func aLineThatWouldEndOtherwiseIsTakenBackAndEndsTheRun() throws {
        let desk = try Desk()
        _ = desk.run(script, dryRun: true)
        let plan = try desk.dispatcher.planToKeep(try #require(desk.lastRun).number)
        // Meanwhile the policy lets the last login go: what was to wait would take effect at once.
        let admin = try desk.colleague("admin")
        let set = try Desk.send("policy set unlink.last-login allow --reason 'Chỉ đạo'", to: admin)
        #expect(set.outcome == .ok)
        let real = desk.run(script, yes: true, keepGoing: true, keepingTo: plan)
        #expect(real.status == 1)
        let outcomes = try outcomes(real.out)
        #expect(outcomes == ["ok", "ok", "ok", "unchanged", "refused"])
        #expect(real.out.contains("plan.differs"))
        let links = try desk.store.read { try $0.file(CitizenNumber(28))?.links ?? [] }
        #expect(links.contains { $0.provider == .vneid && $0.isActive })
        #expect(desk.lastRun?.next == 4)
    }

    @Test func anotherFileIsRefused() throws {
        let desk = try Desk()
        _ = desk.run(script, dryRun: true)
        let plan = try #require(desk.lastRun)
        for other in [script + "\nwhoami\n", "whoami\n" + script, "case open T-1 --reason abc\n"] {
            let real = desk.run(other, yes: true, keepingTo: plan)
            #expect(real.status == 64 && real.out.isEmpty)
            #expect(real.err.contains("error[plan.other-file]"))
        }
    }

    @Test func linesWithACommitOfTheirOwnBelongToThePlan() throws {
        let desk = try Desk()
        _ = desk.run("whoami\naudit list\nrun list\naudit list\n", dryRun: true)
        let number = try #require(desk.lastRun?.number)
        let plan = try desk.dispatcher.planToKeep(number)
        #expect(plan.next == 4)
        let real = desk.run("whoami\naudit list\nrun list\naudit list\n", keepingTo: plan)
        #expect(real.status == 0, "\(real.err)")
    }

    @Test func aLongDryRunGoesOnFromOneTransactionToTheNext() throws {
        let desk = try Desk()
        let text =
            "case open T-1 --reason 'Cuộc gọi'\nunlink C-29 vnpost --reason 'Đề nghị'\n"
            + String(repeating: "whoami\n", count: 40)
            + "expect unchanged unlink C-29 vnpost --reason 'Đề nghị'\n"
        let dry = desk.run(text, dryRun: true)
        #expect(dry.status == 0, "\(dry.err)")
    }
}
