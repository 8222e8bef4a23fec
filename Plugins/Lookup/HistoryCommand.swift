import CommandKit
import Identity

/// `history`: who saw or changed a citizen, when and why, from the audit log.
///
/// Auditors run it without a case; the host sees to that.
///
/// - Rule: R29.
struct HistoryCommand: Command {
    let manifest = CommandManifest(
        "history",
        vietnamese: "lịch-sử",
        summary: Phrase(
            vi: "Xem ai đã xem hoặc thay đổi hồ sơ công dân, khi nào, vì sao",
            en: "Show who saw or changed a citizen, when and why"
        ),
        parameters: [.citizen],
        effect: .read,
        access: .history,
        needsCase: true,
        act: "citizen.history",
        data: ["citizen", "items"],
        rows: "items",
        examples: ["history C-1"]
    )

    /// Most records listed; older ones are in `audit list`.
    private static let limit = 200

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let profile = try host.file(invocation.citizen()).profile
        let records = try host.auditRecords(
            AuditFilter(citizen: profile.id, limit: HistoryCommand.limit)
        )
        // An intent is told again by its result.
        let items = records.filter { $0.phase != "intent" }
        let data: DataObject = [
            "citizen": .citizen(profile.id),
            "items": .array(items.map(item)),
        ]
        return .answer(Answer(data, view: View(of: profile, [.table(table(items))])))
    }

    private func item(_ record: AuditRecord) -> DataValue {
        .object([
            "seq": .int(record.seq),
            "at": .time(record.at),
            "login": .string(record.login),
            "role": .string(record.role),
            "command": .string(record.act),
            "outcome": .string(record.outcome),
            "ticket": .text(record.ticket),
            "reason": .text(record.reason),
            "fields": .array(record.fields.map(DataValue.string)),
        ])
    }

    /// The reason, and the protected fields that were shown in clear; nil when there is neither.
    private func why(_ record: AuditRecord) -> String? {
        let clear = FieldKey.allCases.filter {
            MaskKind.of($0) != nil && record.fields.contains("\($0.rawValue):full")
        }
        let fields = clear.isEmpty ? nil : clear.map(\.rawValue).joined(separator: " ")
        let parts = [record.reason, fields].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private func table(_ records: [AuditRecord]) -> Table {
        Table(
            [
                Phrase(vi: "Số", en: "No."), Phrase(vi: "Lúc", en: "At"),
                Phrase(vi: "Cán bộ", en: "Agent"), Phrase(vi: "Việc", en: "Act"),
                Phrase(vi: "Kết quả", en: "Outcome"), Phrase(vi: "Vụ việc", en: "Case"),
                Phrase(vi: "Lý do; dữ liệu hiện rõ", en: "Reason; data in clear"),
            ],
            rows: records.map { record in
                [
                    .value(.int(record.seq)), .value(.time(record.at)),
                    .value(.string(record.login)), .value(.string(record.act)),
                    .value(.string(record.outcome)), .value(.text(record.ticket)),
                    .value(.text(why(record))),
                ]
            },
            empty: Phrase(vi: "Chưa có ai xem hồ sơ này", en: "Nobody has looked at this record")
        )
    }
}
