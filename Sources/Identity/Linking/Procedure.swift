/// The linking procedure as a state machine over what is on file.
public enum Procedure {
    /// Where the profile stands.
    ///
    /// - Rule: domain notes, section 2.1; R2, R14, R15, R16, R17, R20.
    public static func state(
        of file: CitizenFile,
        policies: PolicyBook,
        now: Instant
    ) -> LinkState {
        if file.profile.kind == .admin { return .adminExempt }
        if file.profile.status != .active { return .suspended }
        if file.activeLink(.vneid) != nil { return warehouse(file.documents) }
        if !LinkRules.unverifiedFields(file.profile, policies: policies).isEmpty {
            return identity(file, policies: policies, now: now)
        }
        return login(file, policies: policies, now: now)
    }

    /// Whether the shown difference can still be taken over: matched, not committed, from this
    /// version of the record, and at most `refresh.preview-minutes` old.
    ///
    /// - Rule: R9.
    public static func previewIsValid(
        _ file: CitizenFile,
        policies: PolicyBook,
        now: Instant
    ) -> Bool {
        guard let last = file.lastRefresh, !last.committed, last.answer.match == .matched else {
            return false
        }
        return last.version == file.profile.version
            && last.answer.fetchedAt.isWithin(minutes: policies.number(.previewMinutes), of: now)
    }

    /// Linked: how far the warehouse has come.
    ///
    /// - Rule: R28.
    private static func warehouse(_ documents: [WarehouseDocument]) -> LinkState {
        let failed = documents.contains { $0.sync == .failed }
        let copied = documents.contains { $0.sync == .copied }
        if failed { return copied ? .syncPartial : .syncFailed }
        return documents.contains { $0.sync == .pending } ? .linked : .linkedSynced
    }

    /// Not verified: before, during or after a question to the population database.
    private static func identity(
        _ file: CitizenFile,
        policies: PolicyBook,
        now: Instant
    ) -> LinkState {
        if previewIsValid(file, policies: policies, now: now) { return .refreshPreview }
        if refreshFailed(file) { return .refreshFailed }
        return file.personalNumber == nil ? .cccdMissing : .cccdUnverified
    }

    /// Whether the last question failed and still stands: after a correction of the record a "no
    /// such person" says nothing any more, an outage does.
    private static func refreshFailed(_ file: CitizenFile) -> Bool {
        if file.lastOutage != nil { return true }
        guard let last = file.lastRefresh, !last.committed else { return false }
        return switch last.answer.match {
        case .matched: false
        case .different, .notFound: last.version == file.profile.version
        case .unavailable, .notPermitted: true
        }
    }

    /// Verified and not linked: what the holder's last VNeID login came to.
    private static func login(
        _ file: CitizenFile,
        policies: PolicyBook,
        now: Instant
    ) -> LinkState {
        guard let last = file.lastLogin(.vneid, now: now) else { return idle(file) }
        let recent = last.at.isWithin(minutes: policies.number(.loginWindow), of: now)
        guard let failure = last.failure else {
            if LinkRules.isRefused(file, login: last, policies: policies) { return .linkRefused }
            return recent ? .matching : idle(file)
        }
        if failure.isUnderWay { return recent ? .awaitingVNeIDLogin : .readyToLink }
        return failure == .timeout ? .readyToLink : .vneidLoginFailed
    }

    /// No login to speak of.
    private static func idle(_ file: CitizenFile) -> LinkState {
        file.lastClosedLink(.vneid) == nil ? .readyToLink : .unlinked
    }
}
