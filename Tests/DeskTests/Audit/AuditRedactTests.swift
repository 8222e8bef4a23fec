import AuditLog
import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// Erasing what records can be opened to: two people, on record, and nothing else changes.
@Suite struct AuditRedactTests {
    static let secret = "Chim hoàng yến hót lúc bình minh"

    let desk: Desk

    init() throws {
        desk = try Desk()
        for number in 1...40 {
            _ = try desk.dispatch("case open CALL-\(number) --reason 'Công dân gọi hỏi'")
            _ = try desk.dispatch("use C-\(number % 3 + 2)")
            _ = try desk.dispatch("reveal phone --reason '\(Self.secret) \(number)'")
        }
        desk.pass(seconds: 60)
    }

    private func redact(_ words: String, as login: String = "admin") throws -> CommandResult {
        try Desk.send(
            "audit redact \(words) --reason 'Công dân yêu cầu'",
            to: desk.colleague(login)
        )
    }

    /// All bytes of all files in the store's folder.
    private func rawBytes() throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
            .map { FileManager.default.contents(atPath: "\(desk.folder.path)/\($0)") ?? Data() }
            .reduce(Data(), +)
    }

    /// The disclosures about a citizen, as they lie in the store.
    private func disclosures(of citizen: Int64) throws -> [String] {
        try desk.store.read { reader in
            let log = try reader.auditLog()
            return try reader.auditSubjects(CitizenNumber(citizen), limit: .max)
                .flatMap { try log.openings(at: $0).map(\.text) }
        }
    }

    @Test func twoPeopleEraseAndTheLogStillHolds() throws {
        let seq = try desk.store.read {
            try #require(try $0.auditSubjects(CitizenNumber(2), limit: 1).first)
        }
        let proved = try Desk.send("audit prove \(seq) --open", to: desk.colleague("thu"))
        guard case .string(let receipt)? = proved.answer.data?["receipt"] else {
            Issue.record("no receipt: \(proved.code ?? "")")
            return
        }
        let gone = try disclosures(of: 2)
        let kept = try disclosures(of: 3)
        #expect(gone.count > 30)
        let asked = try redact("C-2")
        #expect(asked.outcome == .pending && asked.code == "audit.second-person")
        #expect(try disclosures(of: 2).count > gone.count - 1)
        let own = try Desk.send("request approve 1", to: desk.colleague("admin"))
        #expect(own.outcome == .notPermitted)
        let size = try desk.auditSize
        try desk.dispatch("request approve 1", as: "hoa")
        #expect(
            try desk.trail(from: size + 1) == [
                "request.approve ok - single", "audit.redact ok - single",
            ]
        )
        let leaf = try AuditLeaf(json: Array(try #require(try desk.leafTexts().last).utf8))
        #expect(leaf.n == Int64(gone.count) && leaf.approval == 1)
        // The values are in no file any more; everybody else's still are.
        let bytes = try rawBytes()
        for text in gone { #expect(bytes.range(of: Data(text.utf8)) == nil) }
        for text in kept { #expect(bytes.range(of: Data(text.utf8)) != nil) }
        #expect(try desk.auditVerdict().code == nil)
        // A receipt from before still proves its record.
        let report = ReceiptVerifier(keys: [try desk.dispatcher.context.auditKey()]).verify(receipt)
        #expect(report.verdict.code == nil)
        // `history` tells of the erasure and of nothing before it.
        let history = try Desk.send("history C-2", to: desk.colleague("thu"))
        guard case .array(let items)? = history.answer.data?["items"] else {
            Issue.record("no items")
            return
        }
        #expect(items.count == 3)
    }

    @Test func erasingOneAfterTheOtherLeavesNothingBehind() throws {
        var gone: [String] = []
        for (request, citizen) in [3, 2, 4].enumerated() {
            gone += try disclosures(of: Int64(citizen))
            #expect(try redact("C-\(citizen)").outcome == .pending)
            try desk.dispatch("request approve \(request + 1)", as: "hoa")
        }
        let bytes = try rawBytes()
        #expect(gone.filter { bytes.range(of: Data($0.utf8)) != nil } == [])
        #expect(bytes.range(of: Data(Self.secret.utf8)) == nil)
        #expect(try desk.auditVerdict().code == nil)
    }

    @Test func whatMustBeKeptIsKept() throws {
        try Desk.send(
            "policy set audit.opening-days 30 --reason 'Quy chế lưu trữ'",
            to: desk.colleague("admin")
        )
        #expect(try redact("C-2").code == "audit.retention")
        desk.pass(seconds: 31 * 86_400)
        _ = try desk.dispatch("use C-2")
        let young = try disclosures(of: 2).count
        #expect(try redact("C-2").outcome == .pending)
        try desk.dispatch("request approve 1", as: "hoa")
        // Old openings went, those of today stay: the look, the request, its approval, the erasure.
        #expect(try disclosures(of: 2).count < young)
        #expect(try disclosures(of: 2).count > 2)
        #expect(try desk.auditVerdict().code == nil)
    }

    @Test func nothingToEraseIsSaid() throws {
        #expect(try redact("C-40").outcome == .unchanged)
        #expect(try redact("C-2", as: "hoa").outcome == .notPermitted)
        #expect(try redact("C-2", as: "thu").outcome == .notPermitted)
    }
}
