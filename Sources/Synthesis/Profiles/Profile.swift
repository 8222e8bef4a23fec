/// How a user name is formed.
enum UserNameStyle {
    case none
    /// The 12-digit number, as most portal accounts have it.
    case personalNumber
    /// The CMND, as accounts of the first years have it.
    case cmnd
    /// Given and family name with the profile's own number.
    case name
}

/// One portal profile about to be written.
struct Profile {
    /// `C-n`.
    let reference: Int
    let kind: ProfileKind
    let person: Person
    let situation: Situation
    /// The name in the portal's row, which may be mistyped.
    let name: PersonName
    let spelling: Spelling
    /// The date of birth in the portal's row, which may differ.
    let birthDay: Day
    let states: FieldStates
    let civilServant: Bool
    let userName: UserNameStyle
    let createdOn: Day
    let verifiedOn: Day
    let linkedOn: Day
    let lastLoginOn: Day
    /// 0 when the phone never changed.
    let phoneChangedOn: Day
    let notifications: Int
    /// The time of day in seconds that the profile's moments share.
    let second: Int
}

/// Turns people into profiles.
struct ProfileMaker {
    let names: NameMaker
    let lexicon: Lexicon

    /// A personal profile of `person` in `situation`.
    func personal(
        _ reference: Int,
        _ person: Person,
        _ situation: Situation,
        _ random: inout SplitMix64
    ) -> Profile {
        let states = FieldStates.draw(situation, hasCMND: person.cmnd != 0, &random)
        let mistyped = situation == .nameDiffers
        let name = mistyped ? names.mistyped(person.name, lexicon, &random) : person.name
        let days = ProfileDays(situation, &random)
        return Profile(
            reference: reference,
            kind: .personal,
            person: person,
            situation: situation,
            name: name,
            spelling: spelling(name, &random),
            birthDay: situation == .birthDiffers
                ? otherDay(person.birthDay, person.birthYear, &random) : person.birthDay,
            states: states,
            civilServant: person.birthYear < 2003 && random.chance(660),
            userName: userName(situation, person, states, &random),
            createdOn: days.created,
            verifiedOn: days.verified,
            linkedOn: days.linked,
            lastLoginOn: days.lastLogin,
            phoneChangedOn: random.chance(400) ? random.between(days.created, days.lastLogin) : 0,
            notifications: random.chance(7000) ? 0 : random.between(1, 12),
            second: random.between(0, 43_199)
        )
    }

    /// An organisation's or administrator's profile, with `person` as its contact.
    func other(
        _ reference: Int,
        _ kind: ProfileKind,
        _ person: Person,
        _ random: inout SplitMix64
    ) -> Profile {
        var states = FieldStates(.missing)
        states[.fullName] = .declared
        states[.phone] = .declared
        states[.email] = .declared
        if random.chance(6000) { states[.permanentAddress] = .declared }
        let days = ProfileDays(.readyToLink, &random)
        return Profile(
            reference: reference,
            kind: kind,
            person: person,
            situation: .readyToLink,
            name: person.name,
            spelling: .asRegistered,
            birthDay: person.birthDay,
            states: states,
            civilServant: kind == .admin,
            userName: .name,
            createdOn: days.created,
            verifiedOn: days.verified,
            linkedOn: days.linked,
            lastLoginOn: days.lastLogin,
            phoneChangedOn: 0,
            notifications: 0,
            second: random.between(0, 43_199)
        )
    }

    private func spelling(_ name: PersonName, _ random: inout SplitMix64) -> Spelling {
        let draw = random.below(10_000)
        if draw < 20 { return .decomposed }
        // About one row in seven has a Đ to mistake; 0.1 % of all rows are to have the lookalike.
        guard draw < 100, hasCapitalD(name) else { return .asRegistered }
        return .eth
    }

    private func hasCapitalD(_ name: PersonName) -> Bool {
        for id in [name.family, name.middle, name.secondMiddle, name.given]
        where lexicon.word(id).unicodeScalars.contains("\u{110}") {
            return true
        }
        return false
    }

    /// Another day of the same year.
    private func otherDay(_ day: Day, _ year: Int, _ random: inout SplitMix64) -> Day {
        let shift = random.between(1, 300)
        return SeedCalendar.civil(day + shift).year == year
            ? day + shift : max(SeedCalendar.day(year, 1, 1), day - shift)
    }

    private func userName(
        _ situation: Situation,
        _ person: Person,
        _ states: FieldStates,
        _ random: inout SplitMix64
    ) -> UserNameStyle {
        if situation == .duplicate { return random.chance(3000) ? .none : .name }
        let draw = random.below(100)
        if draw < 40, states[.personalID] != .missing { return .personalNumber }
        if draw < 50, person.cmnd != 0, !person.sharesCMND { return .cmnd }
        return draw < 98 ? .name : .none
    }
}
