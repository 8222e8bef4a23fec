import Identity
import Testing

@Suite struct UnlinkRulesTests {
    let after = Fixture.now

    func second(
        _ file: CitizenFile,
        _ provider: Provider = .vneid,
        policies: PolicyBook = PolicyBook(),
        now: Instant = Fixture.now
    ) -> String? {
        UnlinkRules.secondPerson(file: file, provider: provider, policies: policies, now: now)?
            .code
    }

    @Test func lastLoginOnBothSidesOfTheCutOff() {
        let file = Fixture.linked()
        #expect(second(file, now: CutOff.lastPortalInstant) == nil)
        #expect(second(file, now: CutOff.personal) == "link.last-login")
    }

    @Test func policyDecides() {
        let file = Fixture.linked()
        let warn = PolicyBook(settings: ["unlink.last-login": "warn"])
        let allow = PolicyBook(settings: ["unlink.last-login": "allow"])
        #expect(second(file, policies: warn) == nil)
        #expect(second(file, policies: allow) == nil)
        let warning = { (policies: PolicyBook) in
            UnlinkRules.warning(
                file: file,
                provider: .vneid,
                policies: policies,
                now: Fixture.now
            )
        }
        #expect(warning(PolicyBook()) != nil)
        #expect(warning(warn) != nil)
        #expect(warning(allow) == nil)
    }

    @Test func vnpostIsAnotherLoginExceptForCivilServants() {
        var file = Fixture.linked()
        file.links.append(Fixture.link(.vnpost, account: "du"))
        #expect(second(file) == nil)
        file.profile.civilServant = true
        #expect(second(file) == "link.last-login")
        #expect(second(file, .vnpost) == nil)
        file.profile.civilServant = false
        file.links = [Fixture.link(), Fixture.link(.vnpost, account: "du", closed: "2024-05-05")]
        #expect(second(file) == "link.last-login")
        file.links = [Fixture.link(.vnpost, account: "du")]
        #expect(second(file, .vnpost) == "link.last-login")
    }

    @Test func organisationsAndAdmins() {
        let firm = Fixture.linked(Fixture.profile(kind: .organisation))
        #expect(second(firm, now: Fixture.instant("2025-06-30T16:59:59.999Z")) == nil)
        #expect(second(firm, now: Fixture.instant("2025-06-30T17:00:00Z")) == "link.last-login")
        var admin = Fixture.linked(Fixture.profile(kind: .admin))
        admin.links = [Fixture.link(.vnpost, account: "du")]
        #expect(second(admin, .vnpost) == nil)
    }

    @Test func reasonCoolDownAndDeath() {
        let check = { (file: CitizenFile, reason: String?) in
            refusal { () throws(Refusal) in
                try UnlinkRules.check(
                    file: file,
                    provider: .vneid,
                    reason: reason,
                    policies: PolicyBook(),
                    now: Fixture.now
                )
            }
        }
        var file = Fixture.linked()
        #expect(check(file, "mất máy") == nil)
        #expect(check(file, nil) == "conduct.reason-required")
        file.profile.phoneChangedOn = Fixture.day("2025-03-09")
        #expect(check(file, "mất máy") == "link.phone-cool-down")
        file = Fixture.linked(Fixture.profile(status: .deceased))
        #expect(check(file, "mất máy") == "account.suspended")
        file = Fixture.linked(Fixture.profile(status: .locked))
        #expect(check(file, "mất máy") == nil)
    }

    @Test func closesAndNeverDeletes() {
        let change = UnlinkRules.change(
            Fixture.linked(),
            provider: .vneid,
            reason: "nhầm",
            now: Fixture.now
        )
        #expect(
            change
                == .closeLink(
                    CitizenNumber(12),
                    .vneid,
                    account: Fixture.number,
                    on: Fixture.day("2025-03-10"),
                    reason: "nhầm"
                )
        )
        #expect(change.map { WarehouseRules.keepsItems([$0]) } == true)
        #expect(UnlinkRules.isAlreadyUnlinked(Fixture.ready(), provider: .vneid))
        #expect(
            UnlinkRules.change(Fixture.ready(), provider: .vneid, reason: "x", now: Fixture.now)
                == nil
        )
    }

    @Test func restore() throws {
        var file = Fixture.ready()
        let check = { (file: CitizenFile, policies: PolicyBook) in
            refusal { () throws(Refusal) in
                _ = try RelinkRules.checkRestore(
                    file: file,
                    provider: .vneid,
                    reason: "nhầm",
                    policies: policies,
                    now: Fixture.now
                )
            }
        }
        #expect(check(file, PolicyBook()) == "relink.nothing-closed")
        file.links = [Fixture.link(closed: "2025-01-01")]
        #expect(check(file, PolicyBook()) == nil)
        let strict = PolicyBook(settings: ["relink.holder-login": "required"])
        #expect(check(file, strict) == "link.no-holder-login")
        file.logins = [Fixture.login()]
        #expect(check(file, strict) == nil)
        file.links = [Fixture.link(account: Fixture.otherNumber, closed: "2025-01-01")]
        #expect(check(file, PolicyBook()) == "link.personal-number-differs")
    }

    @Test func moveOnlyForTheSamePerson() {
        let source = Fixture.linked(Fixture.profile(5))
        var target = Fixture.ready()
        target.linkedElsewhere = CitizenNumber(5)
        let check = { (target: CitizenFile) in
            refusal { () throws(Refusal) in
                _ = try RelinkRules.checkMove(
                    from: source,
                    to: target,
                    provider: .vneid,
                    reason: "trùng hồ sơ",
                    policies: PolicyBook(),
                    now: Fixture.now
                )
            }
        }
        var from = source
        from.links = [Fixture.link(citizen: 5)]
        #expect(check(target) == nil)
        var other = target
        other.profile.identity[.fullName] = .population("Đặng Trung Dũng", at: Fixture.now)
        #expect(check(other) == "link.different-person")
        other = target
        other.profile.identity[.dateOfBirth] = .population("1989-05-21", at: Fixture.now)
        #expect(check(other) == "link.different-person")
        other = target
        other.profile.identity[.fullName] = .population("ĐẶNG TRUNG DU", at: Fixture.now)
        #expect(check(other) == nil)
        other = target
        other.linkedElsewhere = CitizenNumber(9)
        #expect(check(other) == "link.already-linked-elsewhere")
    }
}
