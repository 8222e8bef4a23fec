extension RefreshRules {
    /// A field in which the portal and the population database differ.
    public struct Difference: Hashable, Sendable {
        /// The field.
        public let key: FieldKey
        /// The portal's value in stored form; nil when missing.
        public let portal: String?
        /// The population database's value in stored form; nil when it has none.
        public let population: String?
    }

    /// What [Cập nhật] would change.
    ///
    /// Only changes of a value, a state or a source are listed; `reverified` has the fields that
    /// were confirmed as they stand.
    ///
    /// An outage or a missing permission never changes anything, nor does an answer about somebody
    /// else; phone and e-mail are never touched.
    ///
    /// - Rule: R8, R9, R12; section 1.5; K20, K21.
    public static func changes(
        profile: PortalProfile,
        answer: PopulationAnswer
    ) -> [Change] {
        switch answer.match {
        case .different, .unavailable, .notPermitted: return []
        case .notFound: return downgrades(profile)
        case .matched: break
        }
        guard isAbout(profile, answer: answer) else { return [] }
        guard let person = livePerson(answer) else { return downgrades(profile) }
        var changes: [Change] = IdentityRules.refreshable.compactMap { key in
            let old = profile.identity[key]
            let new = status(key, old, person, at: answer.fetchedAt)
            if new.value == old.value, new.source == old.source { return nil }
            return .setField(profile.id, key, from: old, to: new)
        }
        if let change = standing(profile, person.status) { changes.append(change) }
        return changes
    }

    /// The green fields that an answer confirms as they stand; only the time of verification moves.
    public static func reverified(
        profile: PortalProfile,
        answer: PopulationAnswer
    ) -> [FieldKey] {
        guard isAbout(profile, answer: answer), let person = livePerson(answer) else { return [] }
        return IdentityRules.refreshable.filter {
            profile.identity.isPopulationVerified($0)
                && FieldMatch.isSpelledAlike($0, profile.identity.value($0), person.value($0))
        }
    }

    /// The changes of `reverified`: the same values with the new time.
    public static func reverifications(
        profile: PortalProfile,
        answer: PopulationAnswer
    ) -> [Change] {
        reverified(profile: profile, answer: answer).compactMap { key in
            let old = profile.identity[key]
            guard let value = old.value, old.verifiedAt != answer.fetchedAt else { return nil }
            return .setField(
                profile.id,
                key,
                from: old,
                to: .population(value, at: answer.fetchedAt)
            )
        }
    }

    /// The fields in which portal and population database differ, for the side-by-side view, in
    /// screen order.
    ///
    /// Values that are the same but for spelling are not listed, nor are those that were not told.
    ///
    /// - Rule: R9; scenario 3.
    public static func differences(
        profile: PortalProfile,
        answer: PopulationAnswer
    ) -> [Difference] {
        guard let person = livePerson(answer) ?? answer.person else { return [] }
        return IdentityRules.refreshable.compactMap { key in
            let ours = profile.identity.value(key)
            let theirs = person.value(key).flatMap { $0.isEmpty ? nil : $0 }
            if ours == theirs || theirs == nil && person.isPartial { return nil }
            if let ours, let theirs, FieldMatch.same(key, ours, theirs) { return nil }
            return Difference(key: key, portal: ours, population: theirs)
        }
    }

    /// One field after the answer: green with the population database's value; without one a field
    /// that it stood behind turns yellow, and every other stays as it is.
    ///
    /// Our spelling stays where theirs is the same but for capital letters. What was only not told
    /// says nothing.
    private static func status(
        _ key: FieldKey,
        _ old: FieldStatus,
        _ person: RegistryPerson,
        at: Instant
    ) -> FieldStatus {
        if let value = person.value(key), !value.isEmpty {
            let isAlike = FieldMatch.isSpelledAlike(key, old.value, value)
            return .population(isAlike ? old.value ?? value : value, at: at)
        }
        guard !person.isPartial, case .population(let kept, _) = old else { return old }
        return .declared(kept)
    }

    /// Nobody there: every field that the population database stood behind turns yellow.
    private static func downgrades(_ profile: PortalProfile) -> [Change] {
        IdentityRules.refreshable.compactMap { key in
            let old = profile.identity[key]
            guard case .population(let kept, _) = old else { return nil }
            return .setField(profile.id, key, from: old, to: .declared(kept))
        }
    }

    /// What the person's standing does to the account: dead closes it, missing locks it, and
    /// nothing ever opens one.
    ///
    /// - Rule: K21.
    private static func standing(_ profile: PortalProfile, _ status: RegistryStatus) -> Change? {
        let new: AccountStatus
        switch status {
        case .alive, .cancelled: return nil
        case .deceased: new = .deceased
        case .missing: new = profile.status == .deceased ? .deceased : .locked
        }
        return new == profile.status
            ? nil : .setAccountStatus(profile.id, from: profile.status, to: new)
    }
}
