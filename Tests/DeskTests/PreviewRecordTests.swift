import CommandKit
import Console
import Identity
import Testing

@testable import lienket

/// What a person at the prompt sees of a citizen before they have agreed to anything.
///
/// A record comes before anything is shown: a changing command has an intent leaf before its preview
/// (name, masked account, old and new values), so whoever cuts the line at the question has left a
/// trace.
@Suite struct PreviewRecordTests {
    static let lines = [
        "unlink C-29 vnpost --reason 'Đề nghị'", "relink C-30 vneid --reason 'Gỡ nhầm'",
        "edit C-2 email a@example.com --reason 'Đổi'", "link C-3 vneid 079085990003", "sync C-22",
        "refresh C-8",
    ]

    @Test(arguments: lines) func aPreviewIsOnRecordBeforeItIsSeen(_ line: String) throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        let size = try desk.auditSize
        var recorded = false
        let typist = SlowTypist(desk, answer: "") {
            recorded = ((try? desk.auditSize) ?? 0) > size
        }
        _ = typist.run(line)
        #expect(recorded)
        #expect(try desk.auditSize > size)
    }
}
