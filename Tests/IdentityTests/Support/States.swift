import Identity

/// One file for each state that a file can have.
enum States {
    static let all: [(LinkState, CitizenFile)] = [
        (.cccdMissing, missing), (.cccdUnverified, unverified), (.refreshPreview, preview),
        (.refreshFailed, refreshFailed(.notFound)), (.refreshFailed, refreshFailed(.unavailable)),
        (.readyToLink, Fixture.ready()), (.awaitingVNeIDLogin, logged("pending")),
        (.vneidLoginFailed, logged("wrong-password")), (.vneidLoginFailed, logged("unavailable")),
        (.vneidLoginFailed, logged("strange")), (.matching, logged("success")),
        (.linkRefused, refused), (.linkRefused, elsewhere), (.linked, documents([.pending])),
        (.linkedSynced, documents([.copied])), (.syncPartial, documents([.copied, .failed])),
        (.syncFailed, documents([.failed, .pending])), (.linkedSynced, wrong),
        (.unlinked, unlinked),
        (.adminExempt, Fixture.ready(Fixture.profile(kind: .admin))),
        (.suspended, Fixture.ready(Fixture.profile(status: .locked))),
        (.suspended, Fixture.ready(Fixture.profile(status: .deceased))),
    ]

    static let missing: CitizenFile = {
        var file = Fixture.ready(Fixture.declaredProfile())
        file.profile.identity[.personalId] = .missing
        file.vneid = nil
        return file
    }()

    static let unverified = Fixture.ready(Fixture.declaredProfile())

    static let preview = refreshed(.matched)

    static func refreshFailed(_ match: PopulationMatch) -> CitizenFile { refreshed(match) }

    static func refreshed(
        _ match: PopulationMatch,
        committed: Bool = false,
        version: Int64 = 3,
        at: Instant = Fixture.now.adding(seconds: -60)
    ) -> CitizenFile {
        var file = unverified
        file.lastRefresh = RefreshRecord(
            answer: Fixture.answer(match, match == .matched ? Fixture.person() : nil, at: at),
            version: version,
            committed: committed
        )
        return file
    }

    static func logged(
        _ result: String,
        at: Instant = Fixture.now.adding(seconds: -600),
        account: String = Fixture.number
    ) -> CitizenFile {
        var file = Fixture.ready()
        file.logins = [Fixture.login(result, account: account, at: at)]
        return file
    }

    static let refused = logged("success", account: Fixture.otherNumber)

    static let elsewhere: CitizenFile = {
        var file = logged("success")
        file.linkedElsewhere = CitizenNumber(5)
        file.duplicates = [CitizenNumber(5)]
        return file
    }()

    static func documents(_ states: [SyncState]) -> CitizenFile {
        var file = Fixture.linked()
        file.documents = states.enumerated().map { Fixture.document(Int64($0 + 1), $1) }
        return file
    }

    static let wrong: CitizenFile = {
        var file = Fixture.linked()
        file.links = [Fixture.link(account: Fixture.otherNumber)]
        return file
    }()

    static let unlinked: CitizenFile = {
        var file = Fixture.ready()
        file.links = [Fixture.link(closed: "2025-01-01")]
        return file
    }()
}
