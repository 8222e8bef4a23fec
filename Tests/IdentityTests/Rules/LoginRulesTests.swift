import Identity
import Testing

@Suite struct LoginRulesTests {
    let before = Fixture.instant("2024-06-30T16:59:59.999Z")
    let after = Fixture.instant("2024-06-30T17:00:00Z")

    @Test func cutOffIsMidnightInVietnam() {
        #expect(CutOff.personal.iso == "2024-06-30T17:00:00.000Z")
        #expect(CutOff.organisation.iso == "2025-06-30T17:00:00.000Z")
        #expect(CutOff.lastPortalInstant == before)
        #expect(!CutOff.isAfterCutOff(before))
        #expect(CutOff.isAfterCutOff(after))
    }

    @Test func threeMethodsWithTheirLabels() {
        #expect(
            LoginMethod.allCases.map(\.label.vi) == [
                "Tài khoản cấp bởi Cổng dịch vụ công quốc gia",
                "Tài khoản Định danh điện tử cấp bởi Bộ Công an",
                "Tài khoản cấp bởi Bưu điện Việt Nam",
            ]
        )
    }

    @Test func lawfulMethodsOnBothSidesOfTheCutOff() {
        let file = Fixture.linked()
        #expect(LoginRules.lawfulMethods(file, now: before) == [.portal, .vneid])
        #expect(LoginRules.lawfulMethods(file, now: after) == [.vneid])
        let admin = Fixture.ready(Fixture.profile(kind: .admin))
        #expect(LoginRules.lawfulMethods(admin, now: after) == [.portal])
        let firm = Fixture.ready(Fixture.profile(kind: .organisation))
        let lastOfFirms = Fixture.instant("2025-06-30T16:59:59.999Z")
        #expect(LoginRules.lawfulMethods(firm, now: lastOfFirms) == [.portal])
        #expect(LoginRules.lawfulMethods(firm, now: lastOfFirms.adding(seconds: 1)).isEmpty)
    }

    @Test func civilServantsHaveNoVNPost() {
        let file = CitizenFile(
            profile: Fixture.profile(civilServant: true),
            links: [Fixture.link(.vnpost, account: "du")]
        )
        #expect(LoginRules.lawfulMethods(file, now: after).isEmpty)
        #expect(
            refusal { () throws(Refusal) in
                try LoginRules.requireNotCivilServant(file.profile, .vnpost)
            }
                == "link.civil-servant"
        )
        #expect(
            refusal { () throws(Refusal) in
                try LoginRules.requireNotCivilServant(file.profile, .vneid)
            } == nil
        )
    }

    @Test func overdueFromTheCutOffOn() {
        let file = Fixture.ready()
        #expect(LoginRules.overdueWarning(file, now: before) == nil)
        #expect(LoginRules.overdueWarning(file, now: after) != nil)
        #expect(LoginRules.overdueWarning(Fixture.linked(), now: after) == nil)
        let admin = Fixture.ready(Fixture.profile(kind: .admin))
        #expect(LoginRules.overdueWarning(admin, now: after) == nil)
    }

    @Test func portalLoginAfterTheCutOffIsPolicy() {
        var refuse = PolicyBook()
        refuse.settings["login.after-cut-off"] = "refuse"
        let file = Fixture.ready()
        #expect(LoginRules.portalLoginWorks(file, policies: refuse, now: before))
        #expect(!LoginRules.portalLoginWorks(file, policies: refuse, now: after))
        #expect(LoginRules.portalLoginWorks(file, policies: PolicyBook(), now: after))
        #expect(
            !LoginRules.portalLoginWorks(Fixture.linked(), policies: PolicyBook(), now: after)
        )
    }

    @Test(arguments: LinkState.allCases) func skipChangesNothing(state: LinkState) {
        #expect(LoginRules.stateAfterSkip(state) == state)
    }

    @Test func skipLeavesNoTraceInTheProcedure() {
        var file = Fixture.ready()
        let plain = Procedure.state(of: file, policies: PolicyBook(), now: Fixture.now)
        file.logins = [Fixture.login("skipped")]
        #expect(Procedure.state(of: file, policies: PolicyBook(), now: Fixture.now) == plain)
    }
}
