import CommandKit
import Identity

/// What the population database says about one citizen, and what would come of it.
struct RefreshFinding {
    let profile: PortalProfile
    let answer: PopulationAnswer
    /// Whether the answer is an older one that was kept.
    let isKept: Bool
    /// Whether the agent said --commit.
    let commits: Bool
    /// How the answer fits; one about somebody else never counts as matched.
    let match: PopulationMatch
    /// What [Cập nhật] changes; empty when nothing does.
    let changes: [Change]

    init(_ profile: PortalProfile, _ answer: PopulationAnswer, isKept: Bool, commits: Bool) {
        self.profile = profile
        self.answer = answer
        self.isKept = isKept
        self.commits = commits
        let isAboutAnother =
            answer.match == .matched && !RefreshRules.isAbout(profile, answer: answer)
        match = isAboutAnother ? .different : answer.match
        changes = RefreshRules.changes(profile: profile, answer: answer)
    }

    var id: CitizenNumber { profile.id }

    /// That the question came to no answer; nil when it did.
    var outage: PopulationOutage? {
        guard match == .unavailable || match == .notPermitted else { return nil }
        return PopulationOutage(match: match, trouble: answer.trouble, at: answer.fetchedAt)
    }

    /// Whether the number is not, or no longer, anybody's.
    var isGone: Bool {
        match == .notFound || match == .matched && RefreshRules.livePerson(answer) == nil
    }

    /// Whether [Cập nhật] would do anything.
    var canCommit: Bool { !changes.isEmpty }

    /// The error that belongs to the finding; nil when all is well.
    ///
    /// With `committed` the changes go in; an unknown person is then no error but a warning.
    func error(committed: Bool) -> CommandError? {
        switch match {
        case .unavailable, .notPermitted: outage.map { RefreshErrors.outage($0, id) }
        case .different: commits ? RefreshErrors.differs(id) : nil
        case .matched, .notFound: isGone && !committed ? unknown : nil
        }
    }

    private var unknown: CommandError? {
        do throws(Refusal) {
            try RefreshRules.requireKnownPerson(answer, citizen: id)
            return nil
        } catch {
            return CommandError(error, outcome: .notFound)
        }
    }

    /// How the command ends for this citizen.
    func outcome(committed: Bool) -> Outcome {
        if let error = error(committed: committed) { return error.outcome }
        if match == .matched, changes.isEmpty { return .unchanged }
        return .ok
    }

    /// The changes that go into the plan: what differs, the new time of what was confirmed, and the
    /// answer.
    var committing: [Change] {
        guard canCommit else { return [] }
        return changes + RefreshRules.reverifications(profile: profile, answer: answer)
            + [.keepAnswer(id, answer, committed: true)]
    }

    /// What is kept when nothing is taken over: a new answer, to be used again.
    ///
    /// After an outage it is kept that there was one; the last answer stays.
    ///
    /// - Rule: R9.
    var kept: [Change] {
        guard !isKept else { return [] }
        if let outage { return [.keepOutage(id, outage)] }
        return [.keepAnswer(id, answer, committed: match == .matched && changes.isEmpty)]
    }

    /// `citizen,match,changes,committed,fetchedAt`.
    func data(committed: Bool) -> DataObject {
        [
            "citizen": .citizen(id),
            "match": .string(match.rawValue),
            "changes": .array(match == .different ? differenceData : changes.map(changeData)),
            "committed": .bool(committed && canCommit),
            "fetchedAt": .time(answer.fetchedAt),
        ]
    }

    private func changeData(_ change: Change) -> DataValue {
        switch change {
        case .setField(_, let key, let from, let to):
            row(
                key.rawValue,
                .field(key, from.value, of: id),
                .field(key, to.value, of: id),
                from.state,
                to.state
            )
        case .setAccountStatus(_, let from, let to):
            row("accountStatus", .string(from.rawValue), .string(to.rawValue), nil, nil)
        default: .null
        }
    }

    /// The side-by-side differences of somebody who may be another person; nothing of it is taken
    /// over, so no state is given for it.
    private var differenceData: [DataValue] {
        RefreshRules.differences(profile: profile, answer: answer).map { difference in
            row(
                difference.key.rawValue,
                .field(difference.key, difference.portal, of: id),
                .field(difference.key, difference.population, of: id),
                profile.identity[difference.key].state,
                nil
            )
        }
    }

    private func row(
        _ key: String,
        _ from: DataValue,
        _ to: DataValue,
        _ stateFrom: FieldState?,
        _ stateTo: FieldState?
    ) -> DataValue {
        .object([
            "key": .string(key), "from": from, "to": to,
            "stateFrom": .text(stateFrom?.rawValue), "stateTo": .text(stateTo?.rawValue),
        ])
    }
}
