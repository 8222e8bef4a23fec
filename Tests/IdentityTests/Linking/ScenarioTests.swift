import Identity
import Testing

/// The twelve scenarios of the domain notes, section 7, on files.
@Suite struct ScenarioTests {
    let policies = PolicyBook()

    func link(_ file: CitizenFile, _ provider: Provider = .vneid, account: String = Fixture.number)
        -> String?
    {
        refusal { () throws(Refusal) in
            try LinkRules.check(
                file: file,
                provider: provider,
                account: account,
                policies: policies,
                now: Fixture.now
            )
        }
    }

    func advice(_ file: CitizenFile) -> Advice {
        Guide.advice(for: file, policies: policies, now: Fixture.now)
    }

    @Test func s1AllGreenButNotLinked() {
        var file = Fixture.ready()
        #expect(advice(file).state == .readyToLink)
        #expect(link(file) == "link.no-holder-login")
        file.logins = [Fixture.login()]
        #expect(link(file) == nil)
    }

    @Test func s2OnlyAnOldCMND() throws {
        var file = States.missing
        file.sameCMND = [CitizenNumber(40)]
        #expect(advice(file).next.first?.en.contains("C-40") == true)
        #expect(link(file) == "link.personal-number-unverified")
        let change = try EditRules.change(file.profile, .personalId, to: Fixture.number)
        guard case .setField(_, _, _, let status) = change else {
            Issue.record("no change")
            return
        }
        #expect(status.state == .declared)
        file.profile.identity[.personalId] = status
        #expect(link(file) == "link.personal-number-unverified")
        for case .setField(_, let key, _, let to) in RefreshRules.changes(
            profile: file.profile,
            answer: Fixture.answer(.matched, Fixture.person())
        ) {
            file.profile.identity[key] = to
        }
        file.vneid = Fixture.vneid()
        file.logins = [Fixture.login()]
        #expect(link(file) == nil)
    }

    @Test func s3DoesNotMatch() {
        let file = States.refreshed(.different)
        #expect(advice(file).blockers.map(\.code) == ["K5"])
        #expect(
            RefreshRules.changes(
                profile: file.profile,
                answer: Fixture.answer(.different, Fixture.person())
            ).isEmpty
        )
        #expect(
            refusal { () throws(Refusal) in try EditRules.check(Fixture.profile(), .fullName) }
                == "edit.verified-field"
        )
    }

    @Test func s4StillYellow() {
        let file = States.refreshed(.matched, at: Fixture.now.adding(seconds: -301))
        #expect(advice(file).blockers.map(\.code) == ["K7"])
        #expect(advice(file).say.contains("chưa nhấn nút [Cập nhật]"))
    }

    @Test func s5LinkedElsewhere() throws {
        var source = Fixture.linked(Fixture.profile(5))
        source.links = [Fixture.link(citizen: 5)]
        #expect(link(States.elsewhere) == "link.already-linked-elsewhere")
        let account = try RelinkRules.checkMove(
            from: source,
            to: States.elsewhere,
            provider: .vneid,
            reason: "trùng hồ sơ",
            policies: policies,
            now: Fixture.now
        )
        #expect(account == Fixture.number)
        #expect(
            advice(States.elsewhere).next.contains { $0.en.contains("relink C-12 vneid --from") }
        )
    }

    @Test func s6LinkedToSomebodyElse() {
        #expect(advice(States.wrong).blockers.map(\.code) == ["K15"])
        #expect(advice(States.wrong).next.first?.en.contains("unlink C-12 vneid") == true)
        #expect(
            refusal { () throws(Refusal) in try WarehouseRules.requireLinked(States.wrong) }
                == "link.personal-number-differs"
        )
    }

    @Test func s7VNeIDNotUsable() {
        var file = States.logged("success")
        file.vneid = Fixture.vneid(.locked)
        #expect(link(file) == "link.account-not-usable")
        #expect(advice(file).say.contains("1900 0368"))
    }

    @Test func s8LevelAndChildren() {
        var file = States.logged("success")
        file.vneid = Fixture.vneid(level: 0)
        file.profile.identity[.dateOfBirth] = .population("2015-01-01", at: Fixture.now)
        #expect(link(file) == "link.level-too-low")
        #expect(advice(file).blockers.map(\.code) == ["K12", "K22"])
        #expect(advice(file).say.contains("người giám hộ"))
        file.vneid = Fixture.vneid(level: 1)
        #expect(link(file) == nil)
    }

    @Test func s9PapersMissing() {
        let file = States.documents([.copied, .failed, .pending])
        #expect(advice(file).next.first?.en.contains("sync C-12") == true)
        #expect(WarehouseRules.itemsToCopy(file).map(\.id) == [2, 3])
        #expect(
            refusal { () throws(Refusal) in try WarehouseRules.requireLinked(Fixture.ready()) }
                == "sync.not-linked"
        )
    }

    @Test func s10OldSIM() {
        var file = States.logged("success")
        file.profile.phoneChangedOn = Fixture.day("2025-03-09")
        #expect(link(file) == "link.phone-cool-down")
        #expect(advice(file).blockers.map(\.code) == ["K1"])
    }

    @Test func s11CivilServantsAndAdmins() {
        let servant = Fixture.ready(Fixture.profile(civilServant: true))
        #expect(link(servant, .vnpost, account: "du") == "link.civil-servant")
        let admin = Fixture.ready(Fixture.profile(kind: .admin))
        #expect(link(admin) == "link.admin-account")
        #expect(advice(admin).say.contains("tài khoản cá nhân"))
    }

    @Test func s12UnlinkMe() {
        #expect(
            UnlinkRules.secondPerson(
                file: Fixture.linked(),
                provider: .vneid,
                policies: policies,
                now: Fixture.now
            )?
            .code == "link.last-login"
        )
        #expect(
            refusal { () throws(Refusal) in
                try UnlinkRules.check(
                    file: Fixture.linked(Fixture.profile(status: .deceased)),
                    provider: .vneid,
                    reason: "mất máy",
                    policies: policies,
                    now: Fixture.now
                )
            } == "account.suspended"
        )
    }
}
