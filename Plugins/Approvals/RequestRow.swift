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

    /// The exact changes that a second person agrees to.
    static func changes(_ request: ApprovalRequest) -> [ChangeRow] {
        request.changes.compactMap(ChangeRow.init)
    }

    static func view(_ request: ApprovalRequest) -> View {
        let decided: [Pair] =
            request.decidedBy.map {
                [
                    Pair(Phrase(vi: "Người quyết định", en: "Decided by"), .value(.string($0))),
                    Pair(
                        Phrase(vi: "Quyết định lúc", en: "Decided at"),
                        .value(.moment(request.decidedAt))
                    ),
                ]
            } ?? []
        return View([
            .heading(
                Phrase(vi: "Yêu cầu \(request.number)", en: "Request \(request.number)")
            ),
            .pairs(
                [
                    Pair(
                        Phrase(vi: "Lệnh", en: "Command"),
                        .value(.string(request.line))
                    ),
                    Pair(Phrase(vi: "Trạng thái", en: "State"), state(request.state)),
                    Pair(Phrase(vi: "Cần duyệt vì", en: "Because of"), .phrase(why(request.rule))),
                    Pair(
                        Phrase(vi: "Người yêu cầu", en: "Asked by"),
                        .value(.string(request.requester))
                    ),
                    Pair(Phrase(vi: "Lý do", en: "Reason"), .value(.string(request.reason))),
                    Pair(Phrase(vi: "Vụ việc", en: "Case"), .value(.text(request.ticket))),
                    Pair(Phrase(vi: "Hạn duyệt", en: "Until"), .value(.time(request.expiresAt))),
                ] + decided
            ),
            .table(ChangeRow.table(changes(request), isDone: request.state == .approved)),
            outcome(request.state),
        ])
    }

    /// The rule in words, with its code.
    private static func why(_ rule: String) -> Phrase {
        switch rule {
        case "link.last-login":
            Phrase(
                vi: "phương thức đăng nhập hợp lệ cuối cùng (\(rule))",
                en: "the last lawful login (\(rule))"
            )
        case "relink.second-person":
            Phrase(
                vi: "chuyển liên kết giữa hai tài khoản (\(rule))",
                en: "a link moves between two accounts (\(rule))"
            )
        case "audit.second-person":
            Phrase(
                vi: "xóa phần mở của nhật ký (\(rule))",
                en: "audit openings are erased (\(rule))"
            )
        default: Phrase(rule)
        }
    }

    /// What has become of the record.
    private static func outcome(_ state: RequestState) -> Block {
        switch state {
        case .pending:
            .note(
                Phrase(
                    vi: "Chưa thay đổi gì; chờ một giám sát khác người yêu cầu duyệt.",
                    en: "Nothing has changed; another supervisor has to approve."
                ),
                .caution
            )
        case .approved:
            .note(
                Phrase(vi: "Đã duyệt, thay đổi đã có hiệu lực.", en: "Approved and carried out."),
                .good
            )
        case .rejected:
            .note(
                Phrase(
                    vi: "Đã từ chối, hồ sơ không thay đổi.",
                    en: "Rejected; the record has not changed."
                ),
                .plain
            )
        case .expired:
            .note(
                Phrase(
                    vi: "Hết hạn, hồ sơ không thay đổi; cần đề nghị lại.",
                    en: "Expired; the record has not changed. It has to be asked again."
                ),
                .plain
            )
        }
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
                "request.not-found",
                Phrase(vi: "Không có yêu cầu này", en: "There is no such request"),
                hint: Phrase("request list"),
                outcome: .notFound
            )
        }
        return request
    }

    static let number = Parameter.word(
        "N",
        .required,
        .integer(1...1_000_000_000),
        Phrase(vi: "Số của yêu cầu", en: "The request's number")
    )
}
