import CommandKit
import Identity

/// `request approve`: the second person agrees, and the exact plan is carried out.
///
/// - Rule: R22.
struct RequestApproveCommand: Command {
    let manifest = CommandManifest(
        "request approve",
        vietnamese: "yêu-cầu duyệt",
        summary: Phrase(
            vi: "Duyệt một yêu cầu; thay đổi có hiệu lực ngay",
            en: "Approve a request; its change takes effect at once"
        ),
        parameters: [RequestRow.number],
        effect: .destructive,
        access: .approve,
        act: "request.approve",
        data: RequestRow.keys,
        examples: ["request approve 1 --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        var request = try RequestRow.find(invocation, host)
        var versions: [CitizenNumber: Int64] = [:]
        for citizen in request.versions.keys {
            // The look at the file also keeps a supervisor from approving a change of their own record.
            versions[citizen] = try host.file(.number(citizen)).profile.version
        }
        try ApprovalRules.check(request, by: host.agent, versions: versions, now: host.now)
        let decision = Change.decideRequest(
            request.number,
            .approved,
            by: host.agent.login,
            reason: nil
        )
        let preview = RequestRow.view(request)
        request.state = .approved
        request.decidedBy = host.agent.login
        request.decidedAt = host.now
        let decided = request
        return .plan(
            Plan(
                request.changes + [decision],
                versions: request.versions,
                preview: preview,
                result: Answer(RequestRow.data(decided), view: RequestRow.view(decided)),
                challenge: request.changes.lazy.compactMap(\.account).first,
                isReversible: true,
                approval: request.number
            )
        )
    }
}

extension Change {
    /// The account that a link change is about.
    fileprivate var account: String? {
        switch self {
        case .openLink(_, _, let account, _), .closeLink(_, _, let account, _, _): account
        default: nil
        }
    }
}
