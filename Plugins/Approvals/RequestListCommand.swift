import CommandKit
import Identity

/// `request list`: the newest requests.
struct RequestListCommand: Command {
    let manifest = CommandManifest(
        "request list",
        vietnamese: "yêu-cầu danh-sách",
        summary: Phrase(vi: "Các yêu cầu duyệt gần đây", en: "The newest requests"),
        parameters: [
            .option(
                "limit",
                .integer(1...200),
                Phrase(vi: "Số dòng, mặc định 20", en: "Rows, 20 by default")
            )
        ],
        effect: .read,
        access: .linking,
        act: "request.list",
        data: ["items"],
        rows: "items",
        examples: ["request list"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let requests = try host.requests(limit: invocation.integer("limit") ?? 20)
            .filter { host.agent.role.allows(.approve) || $0.requester == host.agent.login }
        let rows: [[Cell]] = requests.map {
            [
                .value(.int($0.number)), RequestRow.state($0.state),
                .value(.string($0.line)), .value(.string($0.requester)),
                .value(.time($0.expiresAt)), .value(.string($0.reason)),
            ]
        }
        let table = Table(
            [
                Phrase(vi: "Số", en: "No."), Phrase(vi: "Trạng thái", en: "State"),
                Phrase(vi: "Lệnh", en: "Command"), Phrase(vi: "Người yêu cầu", en: "Asked by"),
                Phrase(vi: "Hạn duyệt", en: "Until"), Phrase(vi: "Lý do", en: "Reason"),
            ],
            rows: rows,
            empty: Phrase(vi: "không có yêu cầu nào", en: "no requests")
        )
        return .answer(
            Answer(
                ["items": .array(requests.map { .object(RequestRow.data($0)) })],
                view: View([.table(table)])
            )
        )
    }
}
