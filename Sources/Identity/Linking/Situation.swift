/// A citizen's file looked at in one moment: what the guide and the blockers ask again and again.
struct Situation {
    let file: CitizenFile
    let policies: PolicyBook
    let now: Instant
    /// Whether the population database answers at present.
    let populationAvailable: Bool
    let state: LinkState
    /// The newest VNeID login that counts.
    let login: LoginEvent?

    init(_ file: CitizenFile, policies: PolicyBook, now: Instant, populationAvailable: Bool) {
        self.file = file
        self.policies = policies
        self.now = now
        self.populationAvailable = populationAvailable
        state = Procedure.state(of: file, policies: policies, now: now)
        login = file.lastLogin(.vneid, now: now)
    }

    /// The citizen's reference, for commands.
    var id: CitizenNumber { file.profile.id }

    var profile: PortalProfile { file.profile }

    /// A personal or organisation account that can be used and has no VNeID link: it is on its way.
    var isOnTheWay: Bool { !state.isLinked && state != .adminExempt && state != .suspended }

    /// Whether every field that a link needs is verified.
    var isVerified: Bool { LinkRules.unverifiedFields(profile, policies: policies).isEmpty }

    /// What the last VNeID login failed by, if it failed.
    var failure: LoginFailure? { isOnTheWay ? login?.failure : nil }

    /// The last answer of the population database, as long as fields still wait to be verified.
    var openAnswer: PopulationAnswer? { isVerified ? nil : file.lastRefresh?.answer }

    /// The last question to the population database, when it came to no answer and fields still wait.
    var openOutage: PopulationOutage? {
        guard isOnTheWay, !isVerified, state != .refreshPreview else { return nil }
        if let outage = file.lastOutage { return outage }
        guard let last = file.lastRefresh, !last.committed,
            last.answer.match == .unavailable || last.answer.match == .notPermitted
        else { return nil }
        return PopulationOutage(
            match: last.answer.match,
            trouble: last.answer.trouble,
            at: last.answer.fetchedAt
        )
    }

    /// The rule that would refuse to link the account of the last successful login; nil when none
    /// would, or nobody has logged in.
    var refusal: Refusal? {
        guard let login, login.succeeded else { return nil }
        do throws(Refusal) {
            try LinkRules.check(
                file: file,
                provider: .vneid,
                account: login.account,
                policies: policies,
                now: now
            )
            return nil
        } catch {
            return error
        }
    }

    /// The holder's age in whole years by the birth date on file; for a bare year the highest age
    /// it allows; nil when unknown.
    var age: Int? {
        guard let birth = file.profile.identity.value(.dateOfBirth).flatMap(BirthDate.init(iso:))
        else { return nil }
        let today = VietnamTime.date(at: now)
        switch birth {
        case .year(let year): return today.year - year
        case .full(let date):
            let hadBirthday = (today.month, today.day) >= (date.month, date.day)
            return today.year - date.year - (hadBirthday ? 0 : 1)
        }
    }
}
