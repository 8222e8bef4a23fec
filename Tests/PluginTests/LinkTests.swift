import CommandKit
import Identity
import Testing

@Suite struct LinkTests {
    private let number = "001191990002"

    /// `ready` after the holder's own VNeID login, ten minutes ago.
    private func loggedIn() -> CitizenFile {
        var file = People.ready()
        file.logins = [
            LoginEvent(
                citizen: file.profile.id,
                provider: .vneid,
                account: number,
                at: StubHost().now.adding(seconds: -600),
                result: "success"
            )
        ]
        return file
    }

    private func link(
        _ host: StubHost,
        _ provider: Provider = .vneid,
        _ account: String? = nil
    ) throws -> Reply {
        try CommandRun("link")(
            host,
            [
                "REF": [.citizen(.number(CitizenNumber(2)))], "PROVIDER": [.provider(provider)],
                "ACCOUNT": [.text(account ?? number)],
            ]
        )
    }

    @Test func theHoldersOwnLoginLinks() throws {
        let plan = try #require(try link(StubHost(loggedIn()), .vneid, "001 191 990 002").asPlan)
        let today = try People.day("2025-11-24")
        #expect(
            plan.changes == [.openLink(CitizenNumber(2), .vneid, account: number, on: today)]
        )
        #expect(plan.versions == [CitizenNumber(2): 1])
        #expect(plan.secondPerson == nil)
        #expect(plan.result.data?.keys == ["citizen", "links"])
        let row = try #require(plan.result.data?["links"]?.asObjects?.first)
        #expect(
            row.keys == [
                "provider", "label", "account", "linkedOn", "state", "closedOn", "reason",
            ]
        )
        #expect(row["state"] == .string("active"))
        #expect(row["linkedOn"] == .date(today))
    }

    @Test func theSameLinkAgainIsUnchanged() throws {
        let answer = try #require(try link(StubHost(try People.linked())).asAnswer)
        #expect(answer.outcome == .unchanged)
        #expect(answer.data?["links"]?.asArray?.count == 1)
    }

    @Test func withoutALoginNothingLinks() throws {
        let error = try failure { try link(StubHost(People.ready())) }
        #expect(error.code == "link.no-holder-login")
        #expect(!error.message.vi.contains(number))
    }

    @Test func anotherPersonsNumberIsRefused() throws {
        let error = try failure { try link(StubHost(loggedIn()), .vneid, "001191990003") }
        #expect(error.code == "link.personal-number-differs")
    }

    @Test func anAccountLinkedElsewhereIsRefused() throws {
        var elsewhere = loggedIn()
        elsewhere.linkedElsewhere = nil
        let host = StubHost(elsewhere, try People.linked(9))
        let error = try failure { try link(host) }
        #expect(error.code == "link.already-linked-elsewhere")
        #expect(error.hint?.en.contains("--from C-9") == true)
    }

    @Test func anUnverifiedNumberIsRefused() throws {
        var file = loggedIn()
        file.profile.identity[.personalId] = .declared(number)
        let error = try failure { try link(StubHost(file)) }
        #expect(error.code == "link.personal-number-unverified")
    }

    @Test func administratorsAndCivilServantsAreRefused() throws {
        var admin = loggedIn()
        admin.profile.kind = .admin
        #expect(try failure { try link(StubHost(admin)) }.code == "link.admin-account")
        var servant = loggedIn()
        servant.profile.civilServant = true
        let error = try failure { try link(StubHost(servant), .vnpost, "postid") }
        #expect(error.code == "link.civil-servant")
    }

    @Test func anUnusableAccountIsRefused() throws {
        var file = loggedIn()
        file.vneid = VNeIDAccount(
            personalNumber: number,
            fullName: "N",
            level: 2,
            status: .locked
        )
        #expect(try failure { try link(StubHost(file)) }.code == "link.account-not-usable")
        file.vneid = VNeIDAccount(
            personalNumber: number,
            fullName: "N",
            level: 0,
            status: .active
        )
        #expect(try failure { try link(StubHost(file)) }.code == "link.level-too-low")
    }

    @Test func aFreshPhoneIsWaitedFor() throws {
        var file = loggedIn()
        file.profile.phoneChangedOn = try People.day("2025-11-22")
        #expect(try failure { try link(StubHost(file)) }.code == "link.phone-cool-down")
    }

    @Test func aPostIDIsFoundByTheHost() throws {
        var file = loggedIn()
        file.logins = [
            LoginEvent(
                citizen: file.profile.id,
                provider: .vnpost,
                account: "nhung91",
                at: StubHost().now,
                result: "success"
            )
        ]
        var host = StubHost(file)
        #expect(
            try failure { try link(host, .vnpost, "nhung91") }.code == "link.account-not-usable"
        )
        host.postAccounts["nhung91"] = VNPostAccount(
            postID: "nhung91",
            personalNumber: number,
            status: "active"
        )
        #expect(try link(host, .vnpost, "nhung91").asPlan?.changes.count == 1)
        host.postAccounts["nhung91"] = VNPostAccount(
            postID: "nhung91",
            personalNumber: "001191990003",
            status: "active"
        )
        let other = try failure { try link(host, .vnpost, "nhung91") }
        #expect(other.code == "link.personal-number-differs")
    }
}
