import Identity
import Testing

@Suite struct RefreshRulesTests {
    let id = CitizenNumber(12)

    func keys(_ changes: [Change]) -> [FieldKey] {
        changes.compactMap {
            if case .setField(_, let key, _, _) = $0 { key } else { nil }
        }
    }

    func to(_ key: FieldKey, _ changes: [Change]) -> FieldStatus? {
        for case .setField(_, key, _, let to) in changes { return to }
        return nil
    }

    @Test func keyNeedsNumberNameAndBirth() throws {
        var profile = Fixture.profile()
        let query = try RefreshRules.query(for: profile, policies: PolicyBook())
        #expect(query.personalNumber == Fixture.number)
        #expect(query.cmnd9 == nil)
        profile.identity[.personalId] = .missing
        #expect(try RefreshRules.query(for: profile, policies: PolicyBook()).cmnd9 == "211000001")
        for key in [FieldKey.fullName, .dateOfBirth, .cmnd9] {
            var part = profile
            part.identity[key] = .missing
            #expect(
                refusal { () throws(Refusal) in
                    _ = try RefreshRules.query(for: part, policies: PolicyBook())
                } == "refresh.key-incomplete"
            )
        }
    }

    @Test func cmndIsPolicy() {
        var profile = Fixture.profile()
        profile.identity[.cmnd9] = .missing
        let strict = PolicyBook(settings: ["refresh.require-cmnd": "yes"])
        let code = { (policies: PolicyBook) in
            refusal { () throws(Refusal) in
                _ = try RefreshRules.query(for: profile, policies: policies)
            }
        }
        #expect(code(PolicyBook()) == nil)
        #expect(code(strict) == "refresh.key-incomplete")
    }

    @Test func matchKeyFoldsNamesAndYears() throws {
        var profile = Fixture.declaredProfile()
        profile.identity[.fullName] = .declared("dang  trung du")
        profile.identity[.dateOfBirth] = .declared("1989")
        let query = try RefreshRules.query(for: profile, policies: PolicyBook())
        #expect(RefreshRules.belongsTogether(query, Fixture.person()))
        #expect(RefreshRules.belongsTogether(query, Fixture.person(birth: "1989")))
        #expect(!RefreshRules.belongsTogether(query, Fixture.person(birth: "1990-05-20")))
        #expect(!RefreshRules.belongsTogether(query, Fixture.person(name: "Đặng Du")))
    }

    @Test func matchedTurnsGreenWithTheirSpelling() {
        var profile = Fixture.declaredProfile()
        profile.identity[.fullName] = .declared("DANG TRUNG DU")
        profile.identity[.hometown] = .missing
        let answer = Fixture.answer(.matched, Fixture.person())
        let changes = RefreshRules.changes(profile: profile, answer: answer)
        #expect(keys(changes) == IdentityRules.refreshable)
        #expect(to(.fullName, changes) == .population("Đặng Trung Du", at: answer.fetchedAt))
        #expect(to(.hometown, changes) == .population("Bình Định", at: answer.fetchedAt))
        #expect(to(.phone, changes) == nil && to(.email, changes) == nil)
    }

    @Test func sameAgainChangesNothing() {
        let profile = Fixture.profile()
        let answer = Fixture.answer(.matched, Fixture.person())
        #expect(RefreshRules.changes(profile: profile, answer: answer).isEmpty)
        #expect(RefreshRules.differences(profile: profile, answer: answer).isEmpty)
        #expect(
            RefreshRules.reverified(profile: profile, answer: answer) == IdentityRules.refreshable
        )
        #expect(RefreshRules.reverifications(profile: profile, answer: answer).count == 8)
    }

    @Test func noValueThere() {
        var profile = Fixture.profile()
        let answer = Fixture.answer(.matched, Fixture.person(cmnd9: nil))
        var changes = RefreshRules.changes(profile: profile, answer: answer)
        #expect(keys(changes) == [.cmnd9])
        #expect(to(.cmnd9, changes) == .declared("211000001"))
        profile.identity[.cmnd9] = .missing
        changes = RefreshRules.changes(profile: profile, answer: answer)
        #expect(changes.isEmpty)
        profile.identity[.cmnd9] = .trusted("211000001", at: Fixture.now)
        #expect(RefreshRules.changes(profile: profile, answer: answer).isEmpty)
    }

    @Test func differentCommitsNothingButShows() {
        let profile = Fixture.declaredProfile()
        let answer = Fixture.answer(
            .different,
            Fixture.person(name: "Đặng Trung Dũng", birth: "1989-05-20")
        )
        #expect(RefreshRules.changes(profile: profile, answer: answer).isEmpty)
        #expect(
            RefreshRules.differences(profile: profile, answer: answer).map(\.key) == [.fullName]
        )
    }

    /// The exchange writes names and places in capital letters.
    @Test func ourSpellingStaysWhereOnlyCapitalsDiffer() {
        let loud = Fixture.person(name: "ĐẶNG TRUNG DU")
        let declared = Fixture.declaredProfile()
        let changes = RefreshRules.changes(
            profile: declared,
            answer: Fixture.answer(.matched, loud)
        )
        #expect(to(.fullName, changes)?.value == declared.identity.value(.fullName))
        #expect(to(.fullName, changes)?.state == .verified)
        let verified = Fixture.profile()
        let again = Fixture.answer(.matched, loud)
        #expect(!keys(RefreshRules.changes(profile: verified, answer: again)).contains(.fullName))
        #expect(RefreshRules.reverified(profile: verified, answer: again).contains(.fullName))
        // Another accent is another name.
        let other = Fixture.answer(.matched, Fixture.person(name: "ĐẶNG TRUNG DŨ"))
        #expect(
            to(.fullName, RefreshRules.changes(profile: declared, answer: other))?.value
                == "ĐẶNG TRUNG DŨ"
        )
    }

    @Test func whatWasNotToldLowersNothing() {
        let partial = RegistryPerson(
            personalNumber: Fixture.number,
            cmnd9: nil,
            fullName: "Đặng Trung Du",
            dateOfBirth: "1989-05-20",
            gender: nil,
            birthRegistrationPlace: nil,
            hometown: nil,
            permanentAddress: nil,
            status: .alive,
            replacedBy: nil,
            isPartial: true
        )
        let answer = Fixture.answer(.matched, partial)
        let profile = Fixture.profile()
        #expect(RefreshRules.changes(profile: profile, answer: answer).isEmpty)
        #expect(RefreshRules.differences(profile: profile, answer: answer).isEmpty)
        let declared = RefreshRules.changes(profile: Fixture.declaredProfile(), answer: answer)
        #expect(Set(keys(declared)) == [.fullName, .personalId, .dateOfBirth])
    }

    @Test func matchedForSomebodyElseCommitsNothing() {
        let profile = Fixture.declaredProfile()
        let stranger = Fixture.answer(.matched, Fixture.person(number: Fixture.otherNumber))
        #expect(RefreshRules.changes(profile: profile, answer: stranger).isEmpty)
    }

    @Test func notFoundLowersOnlyWhatTheyStoodBehind() {
        let answer = Fixture.answer(.notFound)
        let changes = RefreshRules.changes(profile: Fixture.profile(), answer: answer)
        #expect(keys(changes) == IdentityRules.refreshable)
        #expect(to(.personalId, changes) == .declared(Fixture.number))
        #expect(
            RefreshRules.changes(profile: Fixture.declaredProfile(), answer: answer).isEmpty
        )
        #expect(
            refusal { () throws(Refusal) in
                try RefreshRules.requireKnownPerson(answer, citizen: id)
            } == "refresh.person-unknown"
        )
    }

    @Test(arguments: [PopulationMatch.unavailable, .notPermitted])
    func outageNeverLowers(match: PopulationMatch) {
        #expect(
            RefreshRules.changes(profile: Fixture.profile(), answer: Fixture.answer(match))
                .isEmpty
        )
        #expect(
            refusal { () throws(Refusal) in
                try RefreshRules.requireKnownPerson(Fixture.answer(match), citizen: id)
            } == nil
        )
    }

    @Test func cancelledWithSuccessor() {
        let old = Fixture.person(status: .cancelled, replacedBy: "052189999998")
        let new = Fixture.person(number: "052189999998")
        let answer = Fixture.answer(.matched, old, successor: new)
        let changes = RefreshRules.changes(profile: Fixture.profile(), answer: answer)
        #expect(keys(changes) == [.personalId])
        #expect(to(.personalId, changes)?.value == "052189999998")
        let bare = Fixture.answer(.matched, old)
        #expect(
            keys(RefreshRules.changes(profile: Fixture.profile(), answer: bare))
                == IdentityRules.refreshable
        )
        #expect(
            refusal { () throws(Refusal) in
                try RefreshRules.requireKnownPerson(bare, citizen: id)
            } == "refresh.person-unknown"
        )
    }

    @Test func deadAndMissing() {
        let profile = Fixture.profile()
        let dead = Fixture.answer(.matched, Fixture.person(status: .deceased))
        #expect(
            RefreshRules.changes(profile: profile, answer: dead) == [
                .setAccountStatus(id, from: .active, to: .deceased)
            ]
        )
        let missing = Fixture.answer(.matched, Fixture.person(status: .missing))
        #expect(
            RefreshRules.changes(profile: profile, answer: missing) == [
                .setAccountStatus(id, from: .active, to: .locked)
            ]
        )
        var locked = profile
        locked.status = .deceased
        #expect(RefreshRules.changes(profile: locked, answer: dead).isEmpty)
        #expect(RefreshRules.changes(profile: locked, answer: missing).isEmpty)
        #expect(
            RefreshRules.changes(
                profile: locked,
                answer: Fixture.answer(.matched, Fixture.person())
            ).isEmpty
        )
    }
}
