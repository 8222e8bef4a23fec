extension AccountWriter {
    /// The links and logins at VNeID that the profile's situation calls for.
    func vneidLinks(
        _ profile: Profile,
        relative: Person?,
        _ random: inout SplitMix64
    ) {
        let number = profile.person.number
        let second = profile.second + 300
        if profile.situation.hasOwnLink {
            ownLink(profile, &random)
            return
        }
        switch profile.situation {
        case .unlinked:
            let closed = random.between(profile.linkedOn, SeedCalendar.reference)
            rows.link(profile, number: number, on: profile.linkedOn, closedOn: closed)
        case .matching:
            rows.login(
                profile,
                number: number,
                on: profile.lastLoginOn,
                second: second,
                "success"
            )
        case .awaitingLogin:
            rows.login(
                profile,
                number: number,
                on: profile.lastLoginOn,
                second: second,
                "pending"
            )
        default:
            guard let relative else { return }
            if profile.situation == .linkedToRelative {
                rows.link(profile, number: relative.number, on: profile.linkedOn)
            }
            rows.login(
                profile,
                number: relative.number,
                on: profile.linkedOn,
                second: second,
                "success"
            )
        }
    }

    /// The active link, sometimes after an earlier one that was closed, and often its login.
    private func ownLink(_ profile: Profile, _ random: inout SplitMix64) {
        let number = profile.person.number
        if profile.linkedOn - profile.createdOn > 100, random.chance(250) {
            let first = profile.createdOn + 10
            rows.link(profile, number: number, on: first, closedOn: first + random.between(1, 80))
        }
        rows.link(profile, number: number, on: profile.linkedOn)
        if random.chance(5000) {
            rows.login(
                profile,
                number: number,
                on: profile.linkedOn,
                second: profile.second + 300,
                "success"
            )
        }
    }

    /// VNPost: one profile in twenty has an account; civil servants are refused.
    ///
    /// - Rule: R3.
    func post(_ profile: Profile, _ random: inout SplitMix64) {
        guard profile.situation != .unknownPerson, random.chance(500) else { return }
        rows.postAccount(profile, withNumber: random.chance(9500))
        let day = random.between(profile.createdOn, profile.linkedOn)
        let draw = random.below(100)
        if profile.civilServant, draw >= 5 {
            rows.postLogin(profile, on: day, "civil-servant")
        } else if draw < 65 {
            rows.postLink(profile, on: day, closedOn: 0)
        } else if draw < 85 {
            rows.postLink(
                profile,
                on: day,
                closedOn: random.between(day, SeedCalendar.reference)
            )
        }
    }
}
