import CommandKit
import Identity
import Testing

/// What the population database may say besides the fields, and several citizens at once.
@Suite struct RefreshStandingTests {
    private let now = StubHost().now

    private func reply(
        _ files: [CitizenFile],
        _ answers: [PopulationAnswer],
        flags: Set<String> = ["commit"]
    ) throws -> Reply {
        var host = StubHost()
        for file in files { host.files[file.profile.id] = file }
        let references = files.map { ArgumentValue.citizen(.number($0.profile.id)) }
        let reply = try CommandRun("refresh")(host, ["REF": references], flags: flags)
        return try #require(reply.asQuestion).then(answers, host)
    }

    private func answer(
        _ person: RegistryPerson?,
        match: PopulationMatch = .matched,
        successor: RegistryPerson? = nil
    ) -> PopulationAnswer {
        PopulationAnswer(
            match: match,
            person: person,
            successor: successor,
            fetchedAt: now,
            requestCode: "YC"
        )
    }

    @Test(arguments: [(RegistryStatus.deceased, "deceased"), (.missing, "locked")])
    func deathAndAbsenceCloseTheAccount(status: RegistryStatus, account: String) throws {
        let plan = try #require(
            try reply([People.declared()], [answer(People.registered(status: status))]).asPlan
        )
        let row = try #require(plan.result.data?["changes"]?.asObjects?.last)
        #expect(row["key"] == .string("accountStatus"))
        #expect(row["from"] == .string("active") && row["to"] == .string(account))
        #expect(row["stateFrom"] == .null && row["stateTo"] == .null)
        #expect(plan.result.warnings.count == 1)
    }

    @Test func aReestablishedNumberIsTakenOver() throws {
        let cancelled = People.registered(status: .cancelled, replacedBy: "015089990008")
        let successor = People.registered(birth: "1989-05-08", number: "015089990008")
        let plan = try #require(
            try reply([People.declared()], [answer(cancelled, successor: successor)]).asPlan
        )
        let rows = try #require(plan.result.data?["changes"]?.asObjects)
        let number = try #require(rows.first { $0["key"] == .string("personalId") })
        #expect(number["to"]?.inClear == "015089990008")
        #expect(plan.result.warnings.contains { $0.en.contains("re-established") })
    }

    @Test func aCancelledNumberWithoutSuccessorIsNobody() throws {
        let plan = try #require(
            try reply([People.declared()], [answer(People.registered(status: .cancelled))]).asPlan
        )
        #expect(plan.planned?.error?.code == "refresh.person-unknown")
    }

    @Test func severalCitizensGiveItems() throws {
        let plan = try #require(
            try reply(
                [People.declared(8), People.declared(7), People.declared(8)],
                [answer(People.registered()), answer(nil, match: .unavailable)]
            ).asPlan
        )
        #expect(plan.result.data?.keys == ["items"])
        let items = try #require(plan.result.data?["items"]?.asObjects)
        #expect(items.compactMap { $0["citizen"]?.asText } == ["C-8", "C-7"])
        #expect(items.compactMap { $0["committed"] } == [.bool(true), .bool(false)])
        #expect(plan.result.outcome == .ok)
        #expect(plan.result.warnings.count == 1)
        #expect(Set(plan.versions.keys) == [CitizenNumber(7), CitizenNumber(8)])
    }

    @Test func severalWithoutAnyAnswerEndAsTheFirst() throws {
        let outage = answer(nil, match: .unavailable)
        let plan = try #require(
            try reply([People.declared(8), People.declared(7)], [outage, outage]).asPlan
        )
        #expect(plan.changes.isEmpty && plan.kept.count == 2 && !plan.isCommitted)
        let result = try #require(plan.planned)
        #expect(result.outcome == .unavailable)
        #expect(result.data?["items"]?.asArray?.count == 2)
    }

    @Test func aRecordThatMovedOnIsNotUpdated() throws {
        var host = StubHost(People.declared())
        host.currentCitizen = CitizenNumber(8)
        let question = try #require(try CommandRun("refresh")(host).asQuestion)
        host.files[CitizenNumber(8)]?.profile.version = 9
        let moved = host
        let error = try failure { try question.then([answer(People.registered())], moved) }
        #expect(error.code == "record.changed")
    }

    @Test func anIncompleteKeyCannotBeAsked() throws {
        var file = People.declared()
        file.profile.identity[.dateOfBirth] = .missing
        let host = StubHost(file)
        let error = try failure {
            try CommandRun("refresh")(host, ["REF": [.citizen(.number(CitizenNumber(8)))]])
        }
        #expect(error.code == "refresh.key-incomplete")
    }

    @Test func theDeadAreNotUpdatedAgain() throws {
        var file = People.declared()
        file.profile.status = .deceased
        let error = try failure { try reply([file], [answer(People.registered())]) }
        #expect(error.code == "account.suspended")
    }
}
