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
                    vi: "Người đề nghị không được tự phê duyệt.",
                    en: "The person who asked may not approve."
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
                    vi: "Yêu cầu này đã được quyết định.",
                    en: "This request has been decided already."
                ),
                hint: Phrase("request show \(request.number)")
            )
        }
        guard request.state == .pending, now <= request.expiresAt else {
            throw Refusal(
                "approval.expired",
                Phrase(
                    vi: "Yêu cầu đã quá 15 phút; cần đề nghị lại.",
                    en: "The request is older than 15 minutes; it has to be asked again."
                ),
                hint: Phrase("\(request.command) \(request.citizen)")
            )
        }
    }
}
