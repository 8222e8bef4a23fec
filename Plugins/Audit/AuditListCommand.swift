import CommandKit
import Identity

/// `audit list`: the newest records that the agent may see.
struct AuditListCommand: Command {
    let manifest = CommandManifest(
        "audit list",
        vietnamese: "kiểm-toán danh-sách",
        summary: Phrase(
            vi: "Bản ghi mới nhất: của mình, của tổ hoặc tất cả, tùy vai trò",
            en: "The newest records: one's own, the unit's or all, by role"
        ),
        parameters: [
            .option(
                "limit",
                .integer(1...1000),
                Phrase(vi: "Số dòng, mặc định 20", en: "Rows, 20 by default")
            ),
            .option("agent", .agent, Phrase(vi: "Chỉ của cán bộ này", en: "Only this agent's")),
            .option(
                "act",
                .text,
                Phrase(
                    vi: "Chỉ loại này, ví dụ link hoặc citizen.reveal",
                    en: "Only this kind, such as link or citizen.reveal"
                )
            ),
            .option(
                "citizen",
                .citizen,
                Phrase(vi: "Chỉ về công dân này", en: "Only about this citizen"),
                sensitive: true
            ),
        ],
        effect: .read,
        access: .audit,
        act: "audit.list",
        data: ["items", "total"],
        rows: "items",
        examples: ["audit list --limit 5"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard host.agent.role != .admin else { throw AuditRow.adminVerifiesOnly }
        var filter = AuditFilter(
            login: invocation.text("agent"),
            act: invocation.text("act"),
            limit: invocation.integer("limit") ?? 20
        )
        if let reference = invocation.citizen("citizen") {
            filter.citizen = try AuditRow.number(reference, host)
        }
        let records = try host.auditRecords(filter)
        let rows: [[Cell]] = records.map {
            [
                .value(.int($0.seq)), .value(.time($0.at)), .value(.string($0.login)),
                .value(.string($0.act)), AuditRow.outcome($0), .value(.text($0.target)),
                .value(.text($0.ticket)),
            ]
        }
        let table = Table(
            [
                Phrase(vi: "Số", en: "Seq"), Phrase(vi: "Lúc", en: "At"),
                Phrase(vi: "Ai", en: "Who"),
                Phrase(vi: "Việc", en: "Act"), Phrase(vi: "Kết quả", en: "Outcome"),
                Phrase(vi: "Về", en: "About"), Phrase(vi: "Vụ việc", en: "Case"),
            ],
            rows: rows,
            empty: Phrase(vi: "không có bản ghi nào", en: "no records")
        )
        return .answer(
            Answer(
                [
                    "items": .array(records.map { .object(AuditRow.data($0)) }),
                    "total": .number(records.count),
                ],
                view: View([.table(table)])
            )
        )
    }
}
