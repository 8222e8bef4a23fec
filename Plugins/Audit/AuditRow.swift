import CommandKit
import Identity

/// How an audit record reads.
enum AuditRow {
    static let keys = [
        "seq", "at", "login", "role", "unit", "act", "outcome", "code", "phase", "session",
        "targetType", "target", "ticket", "reason", "fields", "results", "approval",
    ]

    static func data(_ record: AuditRecord) -> DataObject {
        [
            "seq": .int(record.seq), "at": .time(record.at), "login": .string(record.login),
            "role": .string(record.role), "unit": .string(record.unit), "act": .string(record.act),
            "outcome": .string(record.outcome), "code": .text(record.code),
            "phase": .string(record.phase), "session": .string(record.session),
            "targetType": .text(record.targetType), "target": .text(record.target),
            "ticket": .text(record.ticket), "reason": .text(record.reason),
            "fields": .array(record.fields.map(DataValue.string)),
            "results": record.results.map(DataValue.number) ?? .null,
            "approval": record.approval.map(DataValue.int) ?? .null,
        ]
    }

    static func outcome(_ record: AuditRecord) -> Cell {
        // The question to an outside system is on record before its answer is known.
        if record.phase == "intent" {
            return .phrase(Phrase(vi: "… bắt đầu hỏi", en: "… about to ask"), .muted)
        }
        let text = record.code.map { "\(record.outcome) \($0)" } ?? record.outcome
        let tone: Tone =
            switch record.outcome {
            case "ok", "unchanged", "planned": .good
            case "pending", "unknown": .caution
            default: .bad
            }
        return .value(.string(text), tone)
    }

    /// `SEQ`: a record by its number.
    static let seq = Parameter.word(
        "SEQ",
        .required,
        .integer(0...1_000_000_000_000),
        Phrase(vi: "Số của bản ghi", en: "The record's number")
    )

    /// The number of a citizen, without looking at the record: an auditor never sees citizens.
    static func number(_ reference: CitizenReference, _ host: any Host) throws -> CitizenNumber {
        if case .number(let number) = reference { return number }
        return try host.file(reference).profile.id
    }

    /// The file or folder that `--to` names.
    ///
    /// - Throws: `usage.missing-value` without it.
    static func destination(_ invocation: Invocation, command: String) throws -> String {
        guard let path = invocation.text("to") else {
            throw CommandError(
                "usage.missing-value",
                Phrase(vi: "Chưa ghi gì: thiếu --to", en: "Nothing was written: --to is missing"),
                hint: Phrase("\(command) --reason \"…\""),
                outcome: .invalid
            )
        }
        return path
    }

    /// There is no such record, or none for this reader.
    static let notFound = CommandError(
        "audit.not-found",
        Phrase(
            vi: "Không có bản ghi này, hoặc vai trò của bạn không được xem",
            en: "There is no such record, or your role may not see it"
        ),
        hint: Phrase("audit list"),
        outcome: .notFound
    )

    /// The host answered something else than was asked.
    static let noFinding = CommandError(
        "internal.defect",
        Phrase(
            vi: "Chưa thực hiện: lỗi bên trong lienket",
            en: "Nothing was done: a defect inside lienket"
        ),
        outcome: .failed
    )

    /// An admin keeps the console and may check the log, not read it.
    static let adminVerifiesOnly = CommandError(
        "conduct.not-permitted",
        Phrase(
            vi: "Chưa thực hiện: quản trị viên chỉ được kiểm tra nhật ký, không được đọc",
            en: "Nothing was done: an admin may check the log, not read it"
        ),
        hint: Phrase("audit verify"),
        outcome: .notPermitted
    )
}
