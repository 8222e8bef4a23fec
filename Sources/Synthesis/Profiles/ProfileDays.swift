/// The days of a profile's life, in their natural order.
struct ProfileDays {
    /// When the account was made: from the portal's opening to the cut-off.
    let created: Day
    /// When its fields were verified.
    let verified: Day
    /// When it was linked, if it is: most people did it around the cut-off.
    let linked: Day
    /// The last portal login.
    let lastLogin: Day

    /// Draws the days for a profile in `situation`.
    init(_ situation: Situation, _ random: inout SplitMix64) {
        let reference = SeedCalendar.reference
        let opening = SeedCalendar.portalOpening
        let span = SeedCalendar.cutOff - opening
        // The later of two draws: the portal grew year by year.
        let made = opening + max(random.below(span), random.below(span))
        // Locked after two years without a login, and two months of notices.
        let locked = situation == .lockedAccount
        let lastOfLocked = reference - 792
        created = locked ? min(made, lastOfLocked - 1) : made
        let earliest = max(created, SeedCalendar.day(2023, 7, 18))
        let around =
            random.chance(6500)
            ? SeedCalendar.cutOff + random.between(-75, 60)
            : random.between(earliest, reference - 1)
        linked = min(max(earliest, around), reference - 1)
        switch situation {
        case .lockedAccount:
            lastLogin = random.between(created, lastOfLocked)
        case .matching, .awaitingLogin:
            lastLogin = reference
        default:
            lastLogin = random.between(min(linked, reference - 600), reference)
        }
        verified = random.between(created, min(linked, lastLogin))
    }
}
