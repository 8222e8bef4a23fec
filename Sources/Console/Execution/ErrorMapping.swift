import CommandKit
import Identity
import Store

/// Turns whatever was thrown into a result that an agent can act on.
enum ErrorMapping {
    /// The result for an error; an unknown error becomes a fixed text, because its own words might
    /// hold personal data.
    static func commandError(_ error: any Error) -> CommandError {
        switch error {
        case let error as CommandError: error
        case let refusal as Refusal: CommandError(refusal, outcome: outcome(of: refusal.code))
        case let error as StoreError: store(error)
        default: Dispatcher.internalError
        }
    }

    /// The result when the audit record of a result could not be written.
    static func unrecorded(_ error: any Error) -> CommandError {
        if let error = error as? CommandError { return error }
        switch error as? StoreError {
        case .busy, .rolledBack, .unconfirmed: return commandError(error)
        default: break
        }
        return CommandError(
            "audit.unwritable",
            Phrase(
                vi: "Không hiển thị và không thực hiện gì: không ghi được nhật ký",
                en: "Nothing was shown and nothing was done: the audit log cannot be written"
            ),
            hint: Phrase(
                vi: "kiểm tra đĩa và quyền tệp: lienket doctor",
                en: "check the disk and the file permissions: lienket doctor"
            ),
            outcome: .failed
        )
    }

    /// Somebody else changed the record since it was shown.
    static func recordChanged(_ citizen: CitizenNumber?) -> CommandError {
        let name = citizen?.description ?? "C-…"
        return CommandError(
            "record.changed",
            Phrase(
                vi: "Chưa thực hiện: người khác vừa thay đổi hồ sơ \(name)",
                en: "Nothing was done: somebody else has just changed \(name)"
            ),
            hint: Phrase(
                vi: "xem lại rồi làm lại: show \(name)",
                en: "look again, then repeat: show \(name)"
            ),
            outcome: .refused
        )
    }

    /// The disk failed after the commit and before it was certain to last.
    static let unconfirmed = CommandError(
        "audit.unconfirmed",
        Phrase(
            vi: "Không hiển thị gì; không chắc đã thực hiện: đĩa báo lỗi khi vừa ghi nhật ký",
            en:
                "Nothing was shown; it may have been done: the disk failed as the record was written"
        ),
        hint: Phrase(
            vi: "lienket doctor, rồi xem có bản ghi hay không: audit list",
            en: "lienket doctor, then see whether it is on record: audit list"
        ),
        outcome: .unknown
    )

    /// Refusals of values are `invalid`; of a role, `not-permitted`; the rest are refusals.
    private static func outcome(of code: String) -> Outcome {
        switch code {
        case "edit.invalid-value": .invalid
        case "conduct.not-permitted": .notPermitted
        default: .refused
        }
    }

    private static func store(_ error: StoreError) -> CommandError {
        switch error {
        case .busy(let holder):
            CommandError(
                "store.busy",
                Phrase(
                    vi: "Chưa thực hiện: kho đang do \(holder ?? "chương trình khác") ghi",
                    en: "Nothing was done: the store is being written by "
                        + (holder ?? "another program")
                ),
                hint: Phrase(vi: "thử lại sau vài giây", en: "try again in a few seconds"),
                outcome: .busy
            )
        case .changed(let citizen): recordChanged(citizen)
        case .conflict(let holder):
            CommandError(
                "link.already-linked-elsewhere",
                Phrase(
                    vi: "Chưa thực hiện: tài khoản đã liên kết với "
                        + (holder?.description ?? "hồ sơ khác"),
                    en: "Nothing was done: the account is linked to "
                        + (holder?.description ?? "another profile")
                ),
                hint: holder.map {
                    Phrase(vi: "xem hồ sơ đó: show \($0)", en: "look at that profile: show \($0)")
                },
                outcome: .refused
            )
        case .rolledBack:
            CommandError(
                "verify.rolled-back",
                Phrase(
                    vi:
                        "Không hiển thị và không thực hiện gì: kho cũ hơn hoặc khác bản đã ký gần nhất",
                    en:
                        "Nothing was shown and nothing was done: the store is older than, or another "
                        + "than, what was last signed"
                ),
                hint: Phrase(
                    vi: "báo quản trị viên: lienket doctor",
                    en: "tell an admin: lienket doctor"
                ),
                outcome: .failed
            )
        case .unwritable: unrecorded(error)
        case .unconfirmed: unconfirmed
        case .missing, .exists, .foreign, .newer, .exposed, .damaged:
            CommandError(
                "store.untrusted",
                Phrase(
                    vi: "Chưa thực hiện: không tin được kho dữ liệu",
                    en: "Nothing was done: the store cannot be trusted"
                ),
                hint: Phrase(vi: "lienket doctor", en: "lienket doctor"),
                outcome: .failed
            )
        }
    }
}
