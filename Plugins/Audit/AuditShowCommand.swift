import CommandKit
import Identity

/// `audit show`: one record, with its leaf byte for byte.
struct AuditShowCommand: Command {
    let manifest = CommandManifest(
        "audit show",
        vietnamese: "kiểm-toán xem",
        summary: Phrase(
            vi: "Một bản ghi và nguyên văn lá của nó",
            en: "One record with its exact leaf"
        ),
        parameters: [
            AuditRow.seq
        ],
        effect: .read,
        access: .audit,
        act: "audit.show",
        data: AuditRow.keys + ["leaf", "leafHash"],
        examples: ["audit show 0"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard host.agent.role != .admin else { throw AuditRow.adminVerifiesOnly }
        guard let record = try host.auditRecord(Int64(invocation.integer("SEQ") ?? 0)) else {
            throw AuditRow.notFound
        }
        var data = AuditRow.data(record)
        data["leaf"] = .text(record.leaf)
        data["leafHash"] = .text(record.leafHash)
        let view = View([
            .heading(Phrase(vi: "Bản ghi \(record.seq)", en: "Record \(record.seq)")),
            .pairs([
                Pair(Phrase(vi: "Lúc", en: "At"), .value(.time(record.at))),
                Pair(
                    Phrase(vi: "Ai", en: "Who"),
                    .value(.string("\(record.login) (\(record.role), \(record.unit))"))
                ),
                Pair(Phrase(vi: "Việc", en: "Act"), .value(.string(record.act))),
                Pair(Phrase(vi: "Kết quả", en: "Outcome"), AuditRow.outcome(record)),
                Pair(Phrase(vi: "Về", en: "About"), .value(.text(record.target))),
                Pair(Phrase(vi: "Vụ việc", en: "Case"), .value(.text(record.ticket))),
                Pair(Phrase(vi: "Lý do", en: "Reason"), .value(.text(record.reason))),
                Pair(
                    Phrase(vi: "Đã hiển thị", en: "Shown"),
                    .value(.string(record.fields.joined(separator: ", ")))
                ),
                Pair(Phrase(vi: "Mã băm lá", en: "Leaf hash"), .value(.text(record.leafHash))),
                Pair(Phrase(vi: "Lá", en: "Leaf"), .value(.text(record.leaf))),
            ]),
        ])
        return .answer(Answer(data, view: view))
    }
}
