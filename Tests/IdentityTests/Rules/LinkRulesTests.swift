import Identity
import Testing

@Suite struct LinkRulesTests {
    /// A file for which the link would be made.
    let good: CitizenFile = {
        var file = Fixture.ready()
        file.logins = [Fixture.login()]
        return file
    }()

    func code(
        _ file: CitizenFile,
        _ provider: Provider = .vneid,
        account: String = Fixture.number,
        policies: PolicyBook = PolicyBook(),
        now: Instant = Fixture.now
    ) -> String? {
        refusal { () throws(Refusal) in
            try LinkRules.check(
                file: file,
                provider: provider,
                account: account,
                policies: policies,
                now: now
            )
        }
    }

    @Test func linksWhenEverythingHolds() {
        #expect(code(good) == nil)
        #expect(
            LinkRules.change(
                CitizenNumber(12),
                provider: .vneid,
                account: Fixture.number,
                now: Fixture.instant("2025-03-10T17:00:00Z")
            )
                == .openLink(
                    CitizenNumber(12),
                    .vneid,
                    account: Fixture.number,
                    on: Fixture.day("2025-03-11")
                )
        )
    }

    @Test func adminAccount() {
        var file = good
        file.profile.kind = .admin
        #expect(code(file) == "link.admin-account")
        file.profile.kind = .organisation
        #expect(code(file) == nil)
    }

    @Test func civilServant() {
        var file = good
        file.profile.civilServant = true
        #expect(code(file) == nil)
        #expect(code(file, .vnpost, account: "du") == "link.civil-servant")
    }

    @Test(arguments: [AccountStatus.locked, .deceased]) func suspended(status: AccountStatus) {
        var file = good
        file.profile.status = status
        #expect(code(file) == "account.suspended")
    }

    @Test func secondLinkOfTheSameProfile() {
        var file = good
        file.links = [Fixture.link(account: Fixture.otherNumber)]
        #expect(code(file) == "link.already-linked")
        file.links = [Fixture.link(account: Fixture.otherNumber, closed: "2025-01-01")]
        #expect(code(file) == nil)
        file.links = [Fixture.link()]
        #expect(LinkRules.isAlreadyLinked(file, provider: .vneid, account: Fixture.number))
        #expect(code(file) == nil)
    }

    @Test func linkedElsewhere() {
        var file = good
        file.linkedElsewhere = CitizenNumber(5)
        #expect(code(file) == "link.already-linked-elsewhere")
    }

    @Test func unverifiedNumber() {
        var file = good
        file.profile.identity[.personalId] = .declared(Fixture.number)
        #expect(code(file) == "link.personal-number-unverified")
        file.profile.identity[.personalId] = .trusted(Fixture.number, at: Fixture.now)
        #expect(code(file) == "link.personal-number-unverified")
        file.profile.identity[.personalId] = .missing
        #expect(code(file) == "link.personal-number-unverified")
    }

    @Test func whichFieldsIsPolicy() {
        var file = good
        file.profile.identity[.fullName] = .declared("Đặng Trung Du")
        #expect(code(file) == "link.personal-number-unverified")
        #expect(
            code(file, policies: PolicyBook(settings: ["link.verified-fields": "number"])) == nil
        )
    }

    @Test func emailNeverBlocks() {
        var file = good
        file.profile.identity[.email] = .missing
        file.profile.identity[.phone] = .missing
        #expect(code(file) == nil)
    }

    @Test func numberDiffers() {
        var file = good
        file.logins = [Fixture.login(account: Fixture.otherNumber)]
        #expect(code(file, account: Fixture.otherNumber) == "link.personal-number-differs")
    }

    @Test(arguments: VNeIDStatus.allCases) func accountStatus(status: VNeIDStatus) {
        var file = good
        file.vneid = Fixture.vneid(status)
        #expect(code(file) == (status == .active ? nil : "link.account-not-usable"))
    }

    @Test func accountUnknown() {
        var file = good
        file.vneid = nil
        #expect(code(file) == "link.account-not-usable")
    }

    @Test func level() {
        var file = good
        file.vneid = Fixture.vneid(level: 0)
        #expect(code(file) == "link.level-too-low")
        file.vneid = Fixture.vneid(level: 1)
        #expect(code(file) == nil)
        let two = PolicyBook(settings: ["link.minimum-level": "2"])
        #expect(code(file, policies: two) == "link.level-too-low")
    }

    @Test func holderLoginWindow() {
        let at = Fixture.instant("2025-03-10T01:00:00.000Z")
        var file = good
        file.logins = [Fixture.login(at: at)]
        let exactly = at.adding(seconds: 1800)
        #expect(code(file, now: exactly) == nil)
        let late = Instant(milliseconds: exactly.milliseconds + 1)
        #expect(code(file, now: late) == "link.no-holder-login")
        #expect(code(file, now: at) == nil)
        let early = Instant(milliseconds: at.milliseconds - 1)
        #expect(code(file, now: early) == "link.no-holder-login")
        let hour = PolicyBook(settings: ["link.login-window-minutes": "60"])
        #expect(code(file, policies: hour, now: late) == nil)
    }

    @Test func holderLoginMustBeTheirOwn() {
        for event in [
            Fixture.login("wrong-password"), Fixture.login(account: Fixture.otherNumber),
            Fixture.login(citizen: 5), Fixture.login(provider: .vnpost),
        ] {
            var file = good
            file.logins = [event]
            #expect(code(file) == "link.no-holder-login")
        }
    }

    @Test func phoneCoolDown() {
        var file = good
        file.profile.phoneChangedOn = Fixture.day("2025-03-01")
        // Five days from the end of 1 March in Vietnam: 7 March 00:00 there.
        let end = Fixture.instant("2025-03-06T17:00:00Z")
        file.logins = [Fixture.login(at: end.adding(seconds: -60))]
        let before = Instant(milliseconds: end.milliseconds - 1)
        #expect(code(file, now: before) == "link.phone-cool-down")
        #expect(code(file, now: end) == nil)
        let off = PolicyBook(settings: ["link.phone-cool-down-hours": "0"])
        #expect(code(file, policies: off, now: before) == nil)
    }

    @Test func vnpostNumber() {
        var file = Fixture.ready()
        file.logins = [Fixture.login(account: "du.post", provider: .vnpost)]
        #expect(code(file, .vnpost, account: "du.post") == "link.account-not-usable")
        let post = { (number: String?, status: String) in
            VNPostAccount(postID: "du.post", personalNumber: number, status: status)
        }
        file.vnpost = [post(Fixture.number, "active")]
        #expect(code(file, .vnpost, account: "du.post") == nil)
        file.vnpost = [post(nil, "active")]
        #expect(code(file, .vnpost, account: "du.post") == nil)
        file.vnpost = [post(Fixture.otherNumber, "active")]
        #expect(code(file, .vnpost, account: "du.post") == "link.personal-number-differs")
        file.vnpost = [post(Fixture.number, "closed")]
        #expect(code(file, .vnpost, account: "du.post") == "link.account-not-usable")
    }

    @Test func messagesHoldNoPersonalData() {
        var files: [CitizenFile] = []
        var file = good
        file.linkedElsewhere = CitizenNumber(5)
        files.append(file)
        files.append(Fixture.ready(Fixture.declaredProfile()))
        files.append(Fixture.ready())
        for file in files {
            do throws(Refusal) {
                try LinkRules.check(
                    file: file,
                    provider: .vneid,
                    account: Fixture.number,
                    policies: PolicyBook(),
                    now: Fixture.now
                )
                Issue.record("not refused")
            } catch {
                let text = error.message.vi + error.message.en + (error.hint?.vi ?? "")
                #expect(!text.contains(Fixture.number))
                #expect(!text.contains("Đặng"))
            }
        }
    }
}
