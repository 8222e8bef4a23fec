/// What a second person may decide.
public enum ApprovalRules {
    /// Refuses to approve unless the request is pending, at most 15 minutes old, somebody else's,
    /// and the records are as they were when it was asked.
    ///
    /// Exactly 15 minutes old still counts.
    ///
    /// - Rule: R22; contract, `request approve`.
    public static func check(
        _ request: ApprovalRequest,
        by agent: Agent,
        versions: [CitizenNumber: Int64],
        now: Instant
    ) throws(Refusal) {
        try ConductRules.requireAccess(agent, .approve)
        try requirePending(request, now: now)
        guard request.requester != agent.login else {
            throw Refusal(
                "approval.own-request",
                Phrase(
                    vi: "Chưa duyệt: người đề nghị không được tự phê duyệt.",
                    en: "Not approved: the person who asked may not approve."
                ),
                hint: Phrase(
                    vi: "Đề nghị một giám sát viên khác.",
                    en: "Ask another supervisor."
                )
            )
        }
        for (citizen, version) in request.versions.sorted(by: { $0.key < $1.key }) {
            try UndoRules.requireUnchanged(citizen, expected: version, actual: versions[citizen])
        }
    }

    /// Refuses a request that has been decided or whose time is over.
    public static func requirePending(
        _ request: ApprovalRequest,
        now: Instant
    ) throws(Refusal) {
        guard request.state == .pending || request.state == .expired else {
            throw Refusal(
                "approval.decided",
                Phrase(
                    vi: "Chưa thực hiện gì: yêu cầu này đã được quyết định từ trước.",
                    en: "Nothing was done: this request has been decided already."
                ),
                hint: Phrase("request show \(request.number)")
            )
        }
        guard request.state == .pending, now <= request.expiresAt else {
            throw Refusal(
                "approval.expired",
                Phrase(
                    vi: "Chưa thực hiện gì: yêu cầu đã quá 15 phút; cần đề nghị lại.",
                    en: "Nothing was done: the request is older than 15 minutes; it has to be "
                        + "asked again."
                ),
                hint: Phrase(
                    vi: "\(request.line) --reason 'LÝ DO'",
                    en: "\(request.line) --reason 'REASON'"
                )
            )
        }
    }
}

extension ApprovalRequest {
    /// The command line that the request stands for, without its reason.
    ///
    /// A move between two profiles names both; the request's own `citizen` is only the first of them.
    public var line: String {
        var from: (citizen: CitizenNumber, provider: Provider)?
        for change in changes {
            switch change {
            case .closeLink(let citizen, let provider, _, _, _): from = (citizen, provider)
            case .openLink(let citizen, let provider, _, _) where command == "relink":
                let source = from.map { " --from \($0.citizen)" } ?? ""
                return "relink \(citizen) \(provider.rawValue)\(source)"
            default: continue
            }
        }
        guard command == "unlink", let from else { return "\(command) \(citizen)" }
        return "unlink \(from.citizen) \(from.provider.rawValue)"
    }
}
