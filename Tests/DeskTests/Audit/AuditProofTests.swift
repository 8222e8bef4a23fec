import AuditLog
import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

/// Receipts, checkpoints and heartbeats.
@Suite struct AuditProofTests {
    let desk: Desk

    init() throws {
        desk = try Desk()
        _ = try desk.last("status C-2\nuse C-2\nreveal phone --reason 'Xác minh'\nshow C-29")
    }

    private func send(_ line: String, as login: String = "thu") throws -> CommandResult {
        try Desk.send(line, to: try desk.colleague(login))
    }

    private func text(_ result: CommandResult, _ key: String) -> String? {
        if case .string(let text)? = result.answer.data?[key] { text } else { nil }
    }

    @Test(arguments: [false, true])
    func aReceiptProvesOneRecordAndShowsNoOther(_ opens: Bool) throws {
        let key = try desk.dispatcher.context.auditKey()
        let seq = Int64(3)
        let result = try send("audit prove \(seq)\(opens ? " --open" : "")")
        let receipt = try #require(text(result, "receipt"))
        #expect(receipt.hasPrefix("c2sp.org/tlog-proof@v1\n"))
        let report = ReceiptVerifier(keys: [key]).verify(receipt)
        #expect(report.verdict.code == nil && report.index == seq)
        #expect(report.leaf?.act == "citizen.reveal")
        #expect(report.openings.contains { $0.value == "Xác minh" } == opens)
        #expect(ReceiptVerifier(keys: []).verify(receipt).verdict.code == "verify.no-anchor")
        let other = try NoteSignerKey.generate(name: key.name).verifier
        #expect(ReceiptVerifier(keys: [other]).verify(receipt).verdict.code == "verify.unknown-key")
    }

    @Test func aReceiptGoesToAFileOfItsOwn() throws {
        let file = desk.folder.path + "-receipt"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let size = try desk.auditSize
        #expect(try send("audit prove 4 --to \(file)").outcome == .ok)
        #expect(
            try desk.trail(from: size) == [
                "audit.prove unknown - intent", "audit.prove ok - result",
            ]
        )
        #expect(try send("audit prove 4 --to \(file)").code == "output.exists")
        #expect(try send("audit prove 9999").code == "audit.not-found")
        #expect(try send("audit prove 4", as: "ngan").code == "audit.not-found")
        #expect(try send("audit prove 4", as: "lan").outcome == .ok)
    }

    @Test func theCheckpointIsANoteThatOthersCanRead() throws {
        let key = try desk.dispatcher.context.auditKey()
        let result = try send("audit checkpoint", as: "admin")
        let printed = try #require(text(result, "note"))
        let note = try SignedNote(printed)
        _ = try note.verify(with: [key])
        // What is printed is the note, so that it can be kept as it is.
        let shown = ViewRenderer(language: .vi, width: 60, colors: false).text(result.answer.view)
        #expect(shown == text(result, "note"))
    }

    @Test func aWitnessFollowsTheLog() throws {
        let key = try desk.dispatcher.context.auditKey()
        let signer = try NoteSignerKey.generate(name: "witness.test/w", algorithm: .cosignature)
        let witness = try Witness(key: signer, logKeys: [key])
        var recorded: Checkpoint?
        for _ in 0..<3 {
            let old = recorded?.size ?? 0
            let body = try #require(text(try send("audit checkpoint --old \(old)"), "body"))
            let answer = try witness.decide(
                try AddCheckpointBody(text: body),
                recorded: recorded,
                time: 1_767_578_586
            )
            recorded = answer.accepted
            _ = try desk.dispatch("status C-2")
        }
        #expect((recorded?.size ?? 0) > 6)
        #expect(try send("audit checkpoint --old 9999").code == "audit.no-such-size")
    }

    @Test func silenceIsProvable() throws {
        let pulse = desk.dispatcher.pulse()
        #expect(try !pulse.beat())
        desk.pass(seconds: 3601)
        #expect(try pulse.beat())
        #expect(try !pulse.beat())
        #expect(try desk.trail().last == "audit.heartbeat ok - single")
        #expect(try desk.auditVerdict().code == nil)
    }

    @Test func aSessionHasABeginningAndAnEnd() throws {
        let size = try desk.auditSize
        try desk.dispatcher.mark("session.start")
        try desk.dispatcher.mark("session.end")
        #expect(
            try desk.trail(from: size) == ["session.start ok - single", "session.end ok - single"]
        )
    }
}
