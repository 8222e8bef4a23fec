import CommandKit
import Identity
import Testing

@Suite struct RelinkTests {
    private let old = CitizenNumber(9)
    private let new = CitizenNumber(10)
    private let account = "001191990002"

    private func relink(
        _ host: StubHost,
        _ id: CitizenNumber,
        from: CitizenNumber? = nil,
        reason: String? = "Công dân đề nghị"
    ) throws -> Reply {
        var values: [String: [ArgumentValue]] = [
            "REF": [.citizen(.number(id))], "PROVIDER": [.provider(.vneid)],
        ]
        values["from"] = from.map { [.citizen(.number($0))] }
        values["reason"] = reason.map { [.text($0)] }
        return try CommandRun("relink")(host, values)
    }

    /// The same person twice: `C-9` holds the link, `C-10` is to have it.
    private func twice() throws -> StubHost {
        var target = People.ready(10, version: 4)
        target.linkedElsewhere = old
        target.duplicates = [old]
        return StubHost(try People.linked(9, version: 2), target)
    }

    @Test func restoresTheLinkThatWasClosedLast() throws {
        let host = StubHost(try People.unlinked())
        let id = CitizenNumber(2)
        let plan = try #require(try relink(host, id).asPlan)
        #expect(
            plan.changes == [
                .openLink(id, .vneid, account: account, on: try People.day("2025-11-24"))
            ]
        )
        #expect(plan.secondPerson == nil)
        #expect(plan.challenge == account)
        #expect(plan.isReversible)
        #expect(plan.result.data?.keys == ["citizen", "from", "links"])
        #expect(plan.result.data?["from"] == .null)
        #expect(plan.result.data?["links"]?.asArray?.count == 1)
    }

    @Test func movesBetweenTwoProfilesOfOnePersonInOneStep() throws {
        let plan = try #require(try relink(try twice(), new, from: old).asPlan)
        let today = try People.day("2025-11-24")
        #expect(
            plan.changes == [
                .closeLink(old, .vneid, account: account, on: today, reason: "Công dân đề nghị"),
                .openLink(new, .vneid, account: account, on: today),
            ]
        )
        #expect(plan.versions == [old: 2, new: 4])
        #expect(plan.secondPerson?.code == "relink.second-person")
        #expect(plan.result.data?["from"] == .string("C-9"))
        #expect(plan.result.data?["citizen"] == .string("C-10"))
        #expect(plan.preview.text.contains("Hồ sơ đang xử lý"))
    }

    @Test func findsTheOtherProfileByItself() throws {
        let plan = try #require(try relink(try twice(), new).asPlan)
        #expect(plan.changes.count == 2)
        #expect(plan.secondPerson != nil)
    }

    @Test func anActiveLinkIsUnchanged() throws {
        let host = StubHost(try People.linked(9), People.ready(10))
        #expect(try relink(host, old).asAnswer?.outcome == .unchanged)
        let again = try #require(try relink(host, old, from: new).asAnswer)
        #expect(again.outcome == .unchanged)
        #expect(again.data?.keys == ["citizen", "from", "links"])
    }

    @Test func differentPersonsAreRefused() throws {
        var host = try twice()
        host.files[new]?.profile.identity[.fullName] = .population("Trần An", at: People.verified)
        let error = try failure { try relink(host, new, from: old) }
        #expect(error.code == "link.different-person")
    }

    @Test func aLinkOfAnotherPersonIsNotRestored() throws {
        var file = try People.unlinked()
        file.profile.identity[.personalId] = .population("001191990003", at: People.verified)
        let error = try failure { try relink(StubHost(file), CitizenNumber(2)) }
        #expect(error.code == "link.personal-number-differs")
    }

    @Test func nothingToRestoreAndNothingToMove() throws {
        let restore = try failure { try relink(StubHost(People.ready()), CitizenNumber(2)) }
        #expect(restore.code == "relink.nothing-closed")
        let host = StubHost(People.ready(9), People.ready(10))
        let move = try failure { try relink(host, new, from: old) }
        #expect(move.code == "relink.nothing-to-move")
    }

    @Test func aLockedAccountOrMissingReasonIsRefused() throws {
        var host = try twice()
        #expect(
            try failure { try relink(host, new, from: old, reason: nil) }.code
                == "conduct.reason-required"
        )
        host.files[new]?.profile.status = .locked
        #expect(try failure { try relink(host, new, from: old) }.code == "account.suspended")
    }
}
