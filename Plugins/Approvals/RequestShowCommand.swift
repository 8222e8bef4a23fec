import CommandKit
import Identity

/// `request show`: one request.
struct RequestShowCommand: Command {
    let manifest = CommandManifest(
        "request show",
        vietnamese: "yêu-cầu xem",
        summary: Phrase(vi: "Xem một yêu cầu", en: "Show a request"),
        parameters: [RequestRow.number],
        effect: .read,
        access: .linking,
        act: "request.show",
        data: RequestRow.keys + ["changes"],
        examples: ["request show 1"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let request = try RequestRow.find(invocation, host)
        guard host.agent.role.allows(.approve) || request.requester == host.agent.login else {
            throw CommandError(
                "conduct.not-permitted",
                Phrase(
                    vi: "Chỉ người yêu cầu và giám sát được xem yêu cầu này",
                    en: "Only the requester and supervisors see this request"
                ),
                hint: Phrase("request list"),
                outcome: .notPermitted
            )
        }
        var data = RequestRow.data(request)
        data["changes"] = .array(RequestRow.changes(request).map { $0.data(host.language) })
        return .answer(Answer(data, view: RequestRow.view(request)))
    }
}
