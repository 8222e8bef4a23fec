extension CitizenFile {
    /// The newest login at a provider that counts: not skipped, not in the future, and not older
    /// than the last unlink.
    ///
    /// A link row knows only the day on which it was closed. A login of that very day counts, unless
    /// it is the one that made the closed link: that is so when no more logins succeeded that day
    /// than links were made.
    ///
    /// - Rule: R6. Skipping leaves no trace here.
    public func lastLogin(_ provider: Provider, now: Instant) -> LoginEvent? {
        let events = logins.filter {
            $0.provider == provider && $0.at <= now && $0.failure != .skipped
        }
        guard let newest = events.max(by: { $0.at < $1.at }) else { return nil }
        guard let closed = lastClosedLink(provider), let closedOn = closed.closedOn else {
            return newest
        }
        let day = VietnamTime.date(at: newest.at)
        guard day == closedOn else { return day > closedOn ? newest : nil }
        let logged = events.count { $0.succeeded && VietnamTime.date(at: $0.at) == day }
        let made = links.count { $0.provider == provider && $0.linkedOn == day }
        return !newest.succeeded || logged > made ? newest : nil
    }

    /// The 12-digit number in field 3, whatever its colour.
    public var personalNumber: String? { profile.identity.value(.personalId) }

    /// Whether the active VNeID link carries another number than field 3.
    ///
    /// - Rule: R16.
    public var isLinkedToAnotherNumber: Bool {
        guard let link = activeLink(.vneid), let number = personalNumber else { return false }
        return link.account != number
    }
}

extension Instant {
    /// Whether `now` is at most `minutes` after this instant, and not before it.
    ///
    /// Exactly `minutes` later still counts; one millisecond more does not.
    public func isWithin(minutes: Int, of now: Instant) -> Bool {
        self <= now && now <= adding(seconds: Int64(minutes) * 60)
    }
}
