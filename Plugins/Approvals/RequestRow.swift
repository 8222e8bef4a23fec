import CommandKit
import Identity

/// How a request reads, and where it is looked up.
enum RequestRow {
    static func data(_ request: ApprovalRequest) -> DataObject {
        [
            "request": .int(request.number), "command": .string(request.command),
            "citizen": .citizen(request.citizen), "state": .string(request.state.rawValue),
            "rule": .string(request.rule), "requester": .string(request.requester),
            "reason": .string(request.reason), "ticket": .text(request.ticket),
            "requestedAt": .time(request.requestedAt), "expiresAt": .time(request.expiresAt),
            "decidedBy": .text(request.decidedBy), "decidedAt": .moment(request.decidedAt),
        ]
    }

    static let keys = [
        "request", "command", "citizen", "state", "rule", "requester", "reason", "ticket",
        "requestedAt", "expiresAt", "decidedBy", "decidedAt",
    ]

    static func view(_ request: ApprovalRequest) -> View {
        View([
            .heading(
                Phrase(vi: "Yêu cầu \(request.number)", en: "Request \(request.number)")),
            .pairs([
                Pair(
                    Phrase(vi: "Lệnh", en: "Command"),
                    .value(.string("\(request.command) \(request.citizen)"))),
                Pair(Phrase(vi: "Trạng thái", en: "State"), state(request.state)),
                Pair(Phrase(vi: "Vì quy tắc", en: "Because of"), .value(.string(request.rule))),
                Pair(Phrase(vi: "Người yêu cầu", en: "Asked by"), .value(.string(request.requester))),
                Pair(Phrase(vi: "Lý do", en: "Reason"), .value(.string(request.reason))),
                Pair(Phrase(vi: "Hạn duyệt", en: "Until"), .value(.time(request.expiresAt))),
            ]),
        ])
    }

    static func state(_ state: RequestState) -> Cell {
        switch state {
        case .pending: .phrase(Phrase(vi: "… đang chờ", en: "… pending"), .caution)
        case .approved: .phrase(Phrase(vi: "✓ đã duyệt", en: "✓ approved"), .good)
        case .rejected: .phrase(Phrase(vi: "✗ đã từ chối", en: "✗ rejected"), .bad)
        case .expired: .phrase(Phrase(vi: "○ hết hạn", en: "○ expired"), .muted)
        }
    }

    /// The request named in a line.
    static func find(_ invocation: Invocation, _ host: any Host) throws -> ApprovalRequest {
        let number = Int64(invocation.integer("N") ?? 0)
        guard let request = try host.request(number) else {
            throw CommandError(
                "request.not-found", Phrase(vi: "Không có yêu cầu này", en: "There is no such request"),
                hint: Phrase("request list"), outcome: .notFound)
        }
        return request
    }

    static let number = Parameter.word(
        "N", .required, .integer(1...1_000_000_000),
        Phrase(vi: "Số của yêu cầu", en: "The request's number"))
}
