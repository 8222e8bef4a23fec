import CommandKit
import Identity

/// `case list`: the newest cases.
struct CaseListCommand: Command {
    let manifest = CommandManifest(
        "case list",
        vietnamese: "vụ-việc danh-sách",
        summary: Phrase(vi: "Các vụ việc gần đây", en: "The newest cases"),
        parameters: [
            .option(
                "limit",
                .integer(1...200),
                Phrase(vi: "Số dòng, mặc định 20", en: "Rows, 20 by default")
            )
        ],
        effect: .read,
        access: .lookup,
        act: "case.list",
        data: ["items"],
        rows: "items",
        examples: ["case list"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let items = try host.supportCases(limit: invocation.integer("limit") ?? 20)
        let rows: [[Cell]] = items.map {
            [
                .value(.string($0.ticket), $0.ticket == host.ticket ? .strong : .plain),
                CaseView.state($0), .value(.string($0.openedBy)), .value(.time($0.openedAt)),
                .value(.string($0.reason)),
            ]
        }
        let table = Table(
            [
                Phrase(vi: "Vụ việc", en: "Case"), Phrase(vi: "Trạng thái", en: "State"),
                Phrase(vi: "Người mở", en: "Opened by"), Phrase(vi: "Mở lúc", en: "Opened at"),
                Phrase(vi: "Lý do", en: "Reason"),
            ],
            rows: rows,
            empty: Phrase(vi: "chưa có vụ việc nào", en: "no cases yet")
        )
        return .answer(
            Answer(
                ["items": .array(items.map { .object(CaseView.data($0)) })],
                view: View([.table(table)])
            )
        )
    }
}
