import CommandKit
import Identity

/// Why nothing was taken back.
enum UndoErrors {
    /// The audit log has no such change.
    static func notFound(_ seq: Int64) -> CommandError {
        CommandError(
            "undo.not-found",
            Phrase(
                vi: "Chưa hoàn tác gì: nhật ký không có số \(seq), hoặc bạn không được xem số đó.",
                en: "Nothing was undone: the audit log has no number \(seq), or you may not see it."
            ),
            hint: Phrase("history"),
            outcome: .notFound
        )
    }

    /// It is a change, but of a kind that stays.
    static func notReversible(_ seq: Int64) -> CommandError {
        CommandError(
            "undo.not-reversible",
            Phrase(
                vi: "Chưa hoàn tác gì: nhật ký số \(seq) thuộc loại không hoàn tác được; chỉ edit, "
                    + "unlink và relink hoàn tác được.",
                en: "Nothing was undone: audit number \(seq) is of a kind that stays; only edit, "
                    + "unlink and relink can be undone."
            ),
            hint: Phrase("history"),
            outcome: .refused
        )
    }
}
