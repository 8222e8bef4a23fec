import CommandKit
import Identity

/// The ways in which a citizen is not found.
enum Finding {
    /// No citizen was named and none is chosen.
    static var noCurrent: CommandError {
        CommandError(
            "citizen.none-chosen",
            Phrase(
                vi: "Chưa thực hiện: chưa chọn công dân nào",
                en: "Nothing was done: no citizen is chosen"
            ),
            hint: Phrase(
                vi: "gõ tên công dân trong lệnh (status C-1), hoặc chọn trước: use C-1",
                en: "name the citizen (status C-1), or choose one first: use C-1"
            ),
            outcome: .refused
        )
    }

    /// There is no profile with this number.
    static func notFound(_ id: CitizenNumber) -> CommandError {
        CommandError(
            "citizen.not-found",
            Phrase(vi: "Không có hồ sơ \(id) trong kho", en: "The store has no profile \(id)"),
            hint: Phrase(
                vi: "tìm theo tên hoặc số: find TÊN",
                en: "search by name or number: find NAME"
            ),
            outcome: .notFound
        )
    }

    /// An identifier points to nobody.
    ///
    /// The identifier itself is not repeated: it is personal data.
    static func nobody(_ text: String) -> CommandError {
        CommandError(
            "citizen.not-found",
            Phrase(
                vi: "Không có hồ sơ nào mang định danh này",
                en: "No profile carries this identifier"
            ),
            hint: Phrase(
                vi: "tìm theo họ tên: find HỌ TÊN --born NĂM",
                en: "search by name: find FULL NAME --born YEAR"
            ),
            outcome: .notFound
        )
    }

    /// An identifier points to several profiles; they are listed and nothing is changed.
    static func ambiguous(_ files: [CitizenFile], policies: PolicyBook, now: Instant)
        -> CommandError
    {
        let references = files.map(\.profile.id.description).joined(separator: ", ")
        let first = files.first?.profile.id.description ?? "C-1"
        let rows = files.map { CitizenSummary($0, policies: policies, now: now) }
        return CommandError(
            "citizen.ambiguous",
            Phrase(
                vi: "Định danh này thuộc về \(files.count) hồ sơ: \(references); chưa thay đổi gì",
                en: "This identifier belongs to \(files.count) profiles: \(references); "
                    + "nothing was changed"
            ),
            hint: Phrase(
                vi: "hỏi thêm người gọi rồi dùng số hồ sơ: use \(first)",
                en: "ask the caller for more, then use a profile number: use \(first)"
            ),
            outcome: .ambiguous,
            data: ["candidates": .array(rows.map(\.data))],
            table: CitizenSummary.table(rows)
        )
    }
}
