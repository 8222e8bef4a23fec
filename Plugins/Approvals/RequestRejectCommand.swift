import CommandKit
import Identity

/// `request reject`: the second person says no; nothing changes.
struct RequestRejectCommand: Command {
    let manifest = CommandManifest(
        "request reject",
        vietnamese: "yêu-cầu từ-chối",
        summary: Phrase(vi: "Từ chối một yêu cầu", en: "Reject a request"),
        parameters: [RequestRow.number, .reason],
        effect: .destructive,
        access: .approve,
        needsReason: true,
        act: "request.reject",
        data: RequestRow.keys,
        examples: ["request reject 1 --reason \"Chưa xác minh người gọi\" --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        var request = try RequestRow.find(invocation, host)
        try ApprovalRules.requirePending(request, now: host.now)
        let decision = Change.decideRequest(
            request.number,
            .rejected,
            by: host.agent.login,
            reason: invocation.reason
        )
        let preview = RequestRow.view(request)
        request.state = .rejected
        request.decidedBy = host.agent.login
        request.decidedAt = host.now
        let decided = request
        return .plan(
            Plan(
                [decision],
                versions: [:],
                preview: preview,
                result: Answer(RequestRow.data(decided), view: RequestRow.view(decided))
            )
        )
    }
}
