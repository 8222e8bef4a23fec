import Identity
import Testing

@Suite struct ProcedureTests {
    func state(
        _ file: CitizenFile,
        policies: PolicyBook = PolicyBook(),
        now: Instant = Fixture.now
    ) -> LinkState {
        Procedure.state(of: file, policies: policies, now: now)
    }

    @Test func namesAreTheDomainsOwn() {
        #expect(
            LinkState.allCases.map(\.rawValue) == [
                "NO_PORTAL_ACCOUNT", "CCCD_MISSING", "CCCD_UNVERIFIED", "REFRESH_PREVIEW",
                "REFRESH_FAILED", "READY_TO_LINK", "AWAITING_VNEID_LOGIN", "VNEID_LOGIN_FAILED",
                "MATCHING", "LINK_REFUSED", "LINKED", "LINKED_SYNCED", "SYNC_PARTIAL",
                "SYNC_FAILED", "UNLINKED", "ADMIN_EXEMPT", "SUSPENDED",
            ]
        )
        for state in LinkState.allCases {
            #expect(!state.label.vi.isEmpty && !state.label.en.isEmpty)
            #expect(state.step.map((1...7).contains) ?? true)
        }
        #expect(ProcedureStep.allCases.map(\.rawValue) == Array(1...7))
        for step in ProcedureStep.allCases {
            #expect(!step.text.vi.contains("Công dịch vụ công") && !step.text.en.isEmpty)
        }
    }

    @Test func everyStateIsReached() {
        for (expected, file) in States.all { #expect(state(file) == expected) }
        let reached = Set(States.all.map(\.0)).union([.noPortalAccount])
        #expect(reached == Set(LinkState.allCases))
    }

    @Test func orderOfTheStates() {
        var file = States.documents([.copied])
        file.profile.status = .locked
        #expect(state(file) == .suspended)
        file.profile.kind = .admin
        #expect(state(file) == .adminExempt)
    }

    @Test func previewExpires() {
        let at = Fixture.now
        let file = States.refreshed(.matched, at: at)
        let end = at.adding(seconds: 300)
        #expect(state(file, now: end) == .refreshPreview)
        #expect(
            state(file, now: Instant(milliseconds: end.milliseconds + 1)) == .cccdUnverified
        )
        #expect(state(States.refreshed(.matched, version: 2)) == .cccdUnverified)
        #expect(state(States.refreshed(.matched, committed: true)) == .cccdUnverified)
        var bare = file
        bare.profile.identity[.personalId] = .missing
        #expect(state(bare, now: end) == .refreshPreview)
    }

    @Test func aCorrectionEndsAFailureButNotAnOutage() {
        #expect(state(States.refreshed(.notFound)) == .refreshFailed)
        #expect(state(States.refreshed(.notFound, version: 2)) == .cccdUnverified)
        #expect(state(States.refreshed(.different, version: 2)) == .cccdUnverified)
        #expect(state(States.refreshed(.unavailable, version: 2)) == .refreshFailed)
        #expect(state(States.refreshed(.notPermitted, version: 2)) == .refreshFailed)
        var ready = Fixture.ready()
        ready.lastRefresh = States.refreshed(.unavailable).lastRefresh
        #expect(state(ready) == .readyToLink)
    }

    @Test func whichFieldsIsPolicy() {
        var file = Fixture.ready()
        file.profile.identity[.dateOfBirth] = .declared("1989-05-20")
        #expect(state(file) == .cccdUnverified)
        let number = PolicyBook(settings: ["link.verified-fields": "number"])
        #expect(state(file, policies: number) == .readyToLink)
    }

    @Test func loginsAndTime() {
        let at = Fixture.now
        let end = at.adding(seconds: 1800)
        let late = Instant(milliseconds: end.milliseconds + 1)
        #expect(state(States.logged("success", at: at), now: end) == .matching)
        #expect(state(States.logged("success", at: at), now: late) == .readyToLink)
        #expect(state(States.logged("started", at: at), now: end) == .awaitingVNeIDLogin)
        #expect(state(States.logged("started", at: at), now: late) == .readyToLink)
        #expect(state(States.logged("timeout")) == .readyToLink)
        #expect(state(States.logged("NOT_ACTIVATED")) == .vneidLoginFailed)
        #expect(state(States.logged("success", at: late), now: end) == .readyToLink)
    }

    @Test func refusals() {
        for status in VNeIDStatus.allCases where status != .active {
            var file = States.logged("success")
            file.vneid = Fixture.vneid(status)
            #expect(state(file) == .linkRefused)
        }
        var low = States.logged("success")
        low.vneid = Fixture.vneid(level: 0)
        #expect(state(low) == .linkRefused)
        low.vneid = Fixture.vneid(level: 1)
        #expect(state(low) == .matching)
    }

    @Test func loginsBeforeTheUnlinkAreOver() {
        var file = States.unlinked
        file.logins = [Fixture.login("wrong-password", at: Fixture.instant("2024-12-31T16:59:59Z"))]
        #expect(state(file) == .unlinked)
        file.logins = [Fixture.login("wrong-password", at: Fixture.instant("2024-12-31T17:00:00Z"))]
        #expect(state(file) == .vneidLoginFailed)
    }

    @Test func theLoginOfAClosedLinkIsUsedUp() {
        var file = Fixture.ready()
        file.links = [Fixture.link(on: "2025-03-10", closed: "2025-03-10")]
        file.logins = [Fixture.login()]
        #expect(state(file) == .unlinked)
        file.logins.append(Fixture.login(at: Fixture.now.adding(seconds: -60)))
        #expect(state(file) == .matching)
        file.links = [Fixture.link(on: "2024-01-01", closed: "2025-03-10")]
        file.logins = [Fixture.login()]
        #expect(state(file) == .matching)
    }

    @Test func noDocumentsCountAsCopied() {
        #expect(state(Fixture.linked()) == .linkedSynced)
        #expect(state(States.documents([.copied, .pending])) == .linked)
    }
}
