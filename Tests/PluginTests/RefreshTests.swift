import CommandKit
import Identity
import Testing

@Suite struct RefreshTests {
    private let keys = ["citizen", "match", "changes", "committed", "fetchedAt"]
    private let now = StubHost().now

    private func answer(
        _ match: PopulationMatch,
        _ person: RegistryPerson? = nil,
        successor: RegistryPerson? = nil,
        secondsAgo: Int64 = 0
    ) -> PopulationAnswer {
        PopulationAnswer(
            match: match,
            person: person,
            successor: successor,
            fetchedAt: now.adding(seconds: -secondsAgo),
            requestCode: "YC-1"
        )
    }

    /// Runs `refresh` and answers its question.
    private func refresh(
        _ file: CitizenFile,
        _ answer: PopulationAnswer,
        flags: Set<String> = []
    ) throws -> Reply {
        let host = StubHost(file)
        let reply = try CommandRun("refresh")(
            host,
            ["REF": [.citizen(.number(file.profile.id))]],
            flags: flags
        )
        let question = try #require(reply.asQuestion)
        #expect(question.queries.map(\.citizen) == [file.profile.id])
        #expect(question.queries.map(\.version) == [file.profile.version])
        return try question.then([answer], host)
    }

    @Test func aPreviewChangesNothingAndKeepsTheAnswer() throws {
        let plan = try #require(
            try refresh(People.declared(), answer(.matched, People.registered())).asPlan
        )
        #expect(!plan.isCommitted)
        #expect(plan.kept.count == 1)
        guard case .keepAnswer(CitizenNumber(8), _, committed: false)? = plan.kept.first else {
            Issue.record("not kept")
            return
        }
        let planned = try #require(plan.planned)
        #expect(planned.outcome == .ok)
        #expect(planned.data?.keys == keys)
        #expect(planned.data?["match"] == .string("matched"))
        #expect(planned.data?["committed"] == .bool(false))
        let rows = try #require(planned.data?["changes"]?.asObjects)
        #expect(rows.allSatisfy { $0.keys == ["key", "from", "to", "stateFrom", "stateTo"] })
        #expect(
            rows.compactMap { $0["key"]?.asText } == [
                "fullName", "cmnd9", "personalId", "dateOfBirth", "gender", "permanentAddress",
            ]
        )
        #expect(rows[1]["from"] == .null && rows[1]["to"]?.inClear == "069900008")
        #expect(rows[1]["stateFrom"] == .string("missing"))
        #expect(rows[1]["stateTo"] == .string("verified"))
        #expect(planned.view.text.contains("Trên Cổng | CSDL quốc gia về dân cư"))
        #expect(planned.view.text.contains("refresh C-8 --commit"))
    }

    @Test func aCommitTakesTheAnswerOver() throws {
        let found = answer(.matched, People.registered())
        let plan = try #require(
            try refresh(People.declared(), found, flags: ["commit"]).asPlan
        )
        #expect(plan.isCommitted)
        #expect(plan.versions == [CitizenNumber(8): 3])
        #expect(plan.changes.last == .keepAnswer(CitizenNumber(8), found, committed: true))
        #expect(plan.result.outcome == .ok)
        #expect(plan.result.data?["committed"] == .bool(true))
        #expect(plan.planned?.outcome == .planned)
        #expect(plan.planned?.data?["committed"] == .bool(false))
    }

    @Test func nothingToUpdateIsUnchanged() throws {
        let file = People.ready()
        let person = RegistryPerson(
            personalNumber: "001191990002",
            cmnd9: nil,
            fullName: "Nguyễn Thị Hồng Nhung",
            dateOfBirth: "1991-07-23",
            gender: "female",
            birthRegistrationPlace: nil,
            hometown: nil,
            permanentAddress: nil,
            status: .alive,
            replacedBy: nil
        )
        let plan = try #require(
            try refresh(file, answer(.matched, person), flags: ["commit"]).asPlan
        )
        #expect(!plan.isCommitted && plan.changes.isEmpty && plan.kept.count == 1)
        #expect(plan.planned?.outcome == .unchanged)
        #expect(plan.planned?.data?["changes"] == .array([]))
    }

    @Test func aDifferenceIsShownAndNeverCommitted() throws {
        let other = answer(.different, People.registered(name: "Bùi Minh Tuân Anh"))
        let shown = try #require(try refresh(People.declared(), other).asPlan)
        #expect(shown.planned?.outcome == .ok)
        #expect(shown.changes.isEmpty && !shown.isCommitted)
        let rows = try #require(shown.planned?.data?["changes"]?.asObjects)
        #expect(rows.first?["key"] == .string("fullName"))
        #expect(rows.first?["stateTo"] == .null)
        let refused = try #require(
            try refresh(People.declared(), other, flags: ["commit"]).asPlan
        )
        #expect(!refused.isCommitted)
        #expect(refused.planned?.outcome == .refused)
        #expect(refused.planned?.error?.code == "refresh.identity-differs")
        #expect(refused.planned?.data?["committed"] == .bool(false))
    }

    @Test func nobodyIsNotFoundWithItsData() throws {
        let plan = try #require(try refresh(People.declared(), answer(.notFound)).asPlan)
        #expect(plan.planned?.outcome == .notFound)
        #expect(plan.planned?.error?.code == "refresh.person-unknown")
        #expect(plan.planned?.data?["match"] == .string("notFound"))
        #expect(plan.changes.isEmpty)
    }

    @Test func verifiedFieldsOfNobodyDropOnCommit() throws {
        let plan = try #require(
            try refresh(People.ready(), answer(.notFound), flags: ["commit"]).asPlan
        )
        #expect(plan.isCommitted)
        #expect(plan.result.outcome == .ok)
        #expect(plan.result.warnings.count == 1)
        #expect(plan.result.error == nil)
        #expect(plan.planned?.outcome == .notFound)
        let rows = try #require(plan.result.data?["changes"]?.asObjects)
        #expect(rows.allSatisfy { $0["stateTo"] == .string("declared") })
    }

    @Test(arguments: [
        (PopulationMatch.unavailable, "population.unavailable", Outcome.unavailable),
        (.notPermitted, "population.not-permitted", .notPermitted),
    ])
    func anOutageNeverChangesAnything(
        match: PopulationMatch,
        code: String,
        outcome: Outcome
    ) throws {
        let reply = try refresh(People.ready(), answer(match), flags: ["commit", "force"])
        let plan = try #require(reply.asPlan)
        let outage = PopulationOutage(match: match, trouble: nil, at: now)
        #expect(plan.changes.isEmpty && !plan.isCommitted)
        #expect(plan.kept == [.keepOutage(People.ready().profile.id, outage)])
        let answer = try #require(plan.planned)
        #expect(answer.outcome == outcome)
        #expect(answer.error?.code == code)
        #expect(answer.data?.keys == keys)
        #expect(answer.data?["changes"] == .array([]))
    }

    @Test func laterPutsItIntoTheQueue() throws {
        var host = StubHost(People.declared())
        host.currentCitizen = CitizenNumber(8)
        let plan = try #require(
            try CommandRun("refresh")(host, flags: ["later", "commit"]).asPlan
        )
        #expect(
            plan.changes == [.queueRefresh(CitizenNumber(8), commits: true, ticket: host.ticket)]
        )
        #expect(plan.result.outcome == .ok && plan.planned?.outcome == .planned)
    }

    @Test func aYoungAnswerIsUsedAgain() throws {
        var file = People.declared()
        let kept = answer(.matched, People.registered(), secondsAgo: 3600)
        file.lastRefresh = RefreshRecord(answer: kept, version: 3, committed: false)
        let host = StubHost(file)
        let reference: [String: [ArgumentValue]] = ["REF": [.citizen(.number(file.profile.id))]]
        let plan = try #require(
            try CommandRun("refresh")(host, reference, flags: ["commit"]).asPlan
        )
        #expect(plan.isCommitted && plan.kept.isEmpty)
        #expect(plan.result.data?["fetchedAt"] == .time(kept.fetchedAt))
        let forced = try CommandRun("refresh")(host, reference, flags: ["commit", "force"])
        #expect(forced.asQuestion != nil)
        file.profile.version = 4
        #expect(try CommandRun("refresh")(StubHost(file), reference).asQuestion != nil)
        file.profile.version = 3
        let old = answer(.matched, People.registered(), secondsAgo: 24 * 3600)
        file.lastRefresh = RefreshRecord(answer: old, version: 3, committed: false)
        #expect(try CommandRun("refresh")(StubHost(file), reference).asQuestion != nil)
    }
}
