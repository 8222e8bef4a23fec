/// Decides which accounts, links and logins a profile has, and writes them.
struct AccountWriter {
    let rows: AccountRows

    /// All accounts of a personal profile that is the person's first.
    func accounts(
        of profile: Profile,
        relative: Person?,
        successor: Person?,
        _ random: inout SplitMix64
    ) {
        if profile.situation == .loginFailed {
            failedLogin(profile, &random)
        } else {
            own(profile, &random)
        }
        if let successor {
            rows.account(successor, level: 2, .active, on: profile.linkedOn)
        }
        if let relative {
            rows.account(relative, level: 2, .active, on: profile.createdOn)
        }
        vneidLinks(profile, relative: relative, &random)
        post(profile, &random)
    }

    /// The VNeID account of somebody without a portal profile (NO_PORTAL_ACCOUNT).
    func outsider(_ person: Person, _ random: inout SplitMix64) {
        let day = random.between(SeedCalendar.day(2022, 7, 18), SeedCalendar.reference)
        rows.account(person, level: level(&random), .active, on: day)
    }

    /// What a second profile's holder tried: a login with the account that the first one holds.
    func duplicateLogin(_ profile: Profile, firstIsLinked: Bool, _ random: inout SplitMix64) {
        guard firstIsLinked, random.chance(4000) else { return }
        rows.login(
            profile,
            number: profile.person.number,
            on: profile.lastLoginOn,
            second: profile.second + 300,
            "success"
        )
    }

    private func own(_ profile: Profile, _ random: inout SplitMix64) {
        let day = min(profile.linkedOn, max(profile.createdOn, SeedCalendar.day(2022, 7, 18)))
        switch profile.situation {
        case .linkedSynced, .linked, .syncPartial, .syncFailed:
            rows.account(
                profile.person,
                level: random.chance(9700) ? 2 : 1,
                linkedStanding(&random),
                on: day
            )
        case .matching, .awaitingLogin, .numberDiffers, .linkedToRelative, .unlinked:
            rows.account(profile.person, level: random.chance(9000) ? 2 : 1, .active, on: day)
        case .deceasedAccount:
            rows.account(profile.person, level: 2, .deceased, on: day)
        case .reestablished, .missingPerson:
            rows.account(profile.person, level: 2, .locked, on: day)
        case .readyToLink, .lockedAccount, .numberMissing, .numberUnverified, .nameDiffers,
            .birthDiffers:
            if random.chance(6000) {
                rows.account(
                    profile.person,
                    level: level(&random),
                    looseStanding(&random),
                    on: day
                )
            }
        case .loginFailed, .unknownPerson, .deceasedUnnoticed, .cancelled, .duplicate: break
        }
    }

    private func failedLogin(_ profile: Profile, _ random: inout SplitMix64) {
        let outcome = random.below(9)
        let standing: VNeIDStanding
        let result: StaticString
        switch outcome {
        case 0: (standing, result) = (.temporarilyLocked, "temporarily-locked")
        case 1: (standing, result) = (.locked, "locked")
        case 2: (standing, result) = (.notActivated, "not-activated")
        case 3: (standing, result) = (.cardExpired, "card-expired")
        case 4: (standing, result) = (.active, "level-too-low")
        case 5: (standing, result) = (.active, "device-not-confirmed")
        case 6: (standing, result) = (.active, "unavailable")
        case 7: (standing, result) = (.active, "cancelled")
        default: (standing, result) = (.active, "wrong-password")
        }
        rows.account(
            profile.person,
            level: outcome == 4 ? 0 : 2,
            standing,
            on: profile.createdOn
        )
        rows.login(
            profile,
            number: profile.person.number,
            on: profile.lastLoginOn,
            second: profile.second + 600,
            result
        )
    }

    private func level(_ random: inout SplitMix64) -> Int {
        let draw = random.below(100)
        return draw < 3 ? 0 : draw < 20 ? 1 : 2
    }

    private func linkedStanding(_ random: inout SplitMix64) -> VNeIDStanding {
        let draw = random.below(200)
        return draw < 192
            ? .active
            : draw < 194
                ? .locked
                : draw < 198
                    ? .cardExpired
                    : .temporarilyLocked
    }

    private func looseStanding(_ random: inout SplitMix64) -> VNeIDStanding {
        let draw = random.below(100)
        return draw < 76
            ? .active
            : draw < 91
                ? .notActivated
                : draw < 95
                    ? .cardExpired
                    : draw < 97 ? .temporarilyLocked : .locked
    }
}
