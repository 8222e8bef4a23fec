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

    /// The number of a citizen, without looking at the record: an auditor never sees citizens.
    static func number(_ reference: CitizenReference, _ host: any Host) throws -> CitizenNumber {
        if case .number(let number) = reference { return number }
        return try host.file(reference).profile.id
    }

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
