extension Change {
    /// The change that takes this one back; nil when it cannot be taken back (a copied item, a
    /// case, a policy, an answer that was kept).
    ///
    /// A link that was closed is opened anew, dated `today`: the closed row stays as it is.
    ///
    /// - Rule: R19. Never back-dated, never deleted.
    public func inverse(on today: CivilDate, reason: String) -> Change? {
        switch self {
        case .setField(let citizen, let key, let from, let to):
            .setField(citizen, key, from: to, to: from)
        case .setAccountStatus(let citizen, let from, let to):
            .setAccountStatus(citizen, from: to, to: from)
        case .openLink(let citizen, let provider, let account, _):
            .closeLink(citizen, provider, account: account, on: today, reason: reason)
        case .closeLink(let citizen, let provider, let account, _, _):
            .openLink(citizen, provider, account: account, on: today)
        case .setDocument, .keepAnswer, .keepOutage, .queueRefresh, .dropQueued, .recordLogin,
            .openCase, .noteCase, .closeCase,
            .setPolicy, .fileRequest, .decideRequest, .review, .eraseOpenings, .setPlugin,
            .beginOperation, .loseOperation, .settleOperation:
            nil
        }
    }
}
