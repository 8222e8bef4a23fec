/// Writes rows of citizens.csv and registry.csv.
struct CitizenRows {
    let cells: RowWriter
    let citizens: CSVFile
    let registry: CSVFile

    /// One row of citizens.csv; a field whose state is missing stays empty.
    func citizen(_ profile: Profile) {
        let file = citizens
        let person = profile.person
        let states = profile.states
        cells.reference(profile.reference, to: file)
        switch profile.kind {
        case .personal: file.text(",personal,")
        case .organisation: file.text(",organisation,")
        case .admin: file.text(",admin,")
        }
        file.text(profile.civilServant ? "1," : "0,")
        userName(profile)
        switch profile.situation {
        case .lockedAccount: file.text(",locked,")
        case .deceasedAccount: file.text(",deceased,")
        default: file.text(",active,")
        }
        if states[.fullName] != .missing { name(profile) }
        file.comma()
        if states[.cmnd9] != .missing { file.number(person.cmnd, width: 9) }
        file.comma()
        if states[.personalID] != .missing { cells.personalNumber(person.number, to: file) }
        file.comma()
        if states[.dateOfBirth] != .missing {
            cells.birth(
                profile.birthDay,
                year: person.birthYear,
                yearOnly: person.yearOnly,
                to: file
            )
        }
        file.comma()
        if states[.phone] != .missing { cells.phone(person.phone, to: file) }
        file.comma()
        if states[.gender] != .missing { file.text(person.female ? "female" : "male") }
        file.comma()
        if states[.placeOfBirth] != .missing { cells.place(person.birthplace, to: file) }
        file.comma()
        if states[.email] != .missing { mail(profile) }
        file.comma()
        if states[.hometown] != .missing { cells.place(person.hometown, to: file) }
        file.comma()
        if states[.permanentAddress] != .missing { cells.address(person.address, to: file) }
        file.comma()
        for field in Field.allCases { file.byte(states[field].ascii) }
        file.comma()
        if states.hasVerified { file.time(profile.verifiedOn, second: profile.second) }
        file.comma()
        file.date(profile.createdOn)
        file.comma()
        file.time(profile.lastLoginOn, second: profile.second)
        file.comma()
        if profile.phoneChangedOn != 0 { file.date(profile.phoneChangedOn) }
        file.comma()
        file.number(profile.notifications)
        file.newline()
    }

    /// One row of registry.csv; `successor` is the re-established number, 0 for none.
    func registryPerson(_ person: Person, successor: Int = 0) {
        let file = registry
        cells.personalNumber(person.number, to: file)
        file.comma()
        if person.cmnd != 0 { file.number(person.cmnd, width: 9) }
        file.comma()
        cells.name(person.name, to: file)
        file.comma()
        cells.birth(person.birthDay, year: person.birthYear, yearOnly: person.yearOnly, to: file)
        file.text(person.female ? ",female," : ",male,")
        cells.place(person.birthplace, to: file)
        file.comma()
        cells.place(person.hometown, to: file)
        file.comma()
        cells.address(person.address, to: file)
        switch person.standing {
        case .alive: file.text(",alive,")
        case .deceased: file.text(",deceased,")
        case .missing: file.text(",missing,")
        case .cancelled: file.text(",cancelled,")
        }
        if successor != 0 { cells.personalNumber(successor, to: file) }
        file.newline()
    }

    private func name(_ profile: Profile) {
        switch profile.kind {
        case .personal: cells.name(profile.name, spelt: profile.spelling, to: citizens)
        case .organisation:
            citizens.text("Công ty TNHH ")
            cells.name(profile.name, to: citizens)
        case .admin:
            citizens.text("Quản trị ")
            cells.name(profile.name, to: citizens)
        }
    }

    private func userName(_ profile: Profile) {
        switch (profile.kind, profile.userName) {
        case (.organisation, _):
            citizens.text("dn")
            citizens.number(profile.reference)
        case (.admin, _):
            citizens.text("quantri")
            citizens.number(profile.reference)
        case (_, .none): return
        case (_, .personalNumber): cells.personalNumber(profile.person.number, to: citizens)
        case (_, .cmnd): citizens.number(profile.person.cmnd, width: 9)
        case (_, .name):
            cells.handle(profile.person.name, to: citizens)
            citizens.number(profile.reference)
        }
    }

    private func mail(_ profile: Profile) {
        cells.handle(profile.person.name, to: citizens)
        citizens.number(profile.reference)
        citizens.text(profile.reference % 3 == 0 ? "@example.org" : "@example.com")
    }
}
