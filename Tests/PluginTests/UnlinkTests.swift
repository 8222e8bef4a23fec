import CommandKit
import Identity
import Testing

@Suite struct UnlinkTests {
    private let today = "2025-11-24"

    private func unlink(
        _ file: CitizenFile,
        _ provider: Provider = .vneid,
        reason: String? = "Mất điện thoại",
        rule: String = "approve"
    ) throws -> Reply {
        var host = StubHost(file)
        host.policies = PolicyBook(settings: ["unlink.last-login": rule])
        var values: [String: [ArgumentValue]] = [
            "REF": [.citizen(.number(file.profile.id))], "PROVIDER": [.provider(provider)],
        ]
        values["reason"] = reason.map { [.text($0)] }
        return try CommandRun("unlink")(host, values)
    }

    @Test func theLastLoginNeedsASecondPerson() throws {
        let file = try People.linked()
        let plan = try #require(try unlink(file).asPlan)
        #expect(
            plan.changes == [
                .closeLink(
                    file.profile.id,
                    .vneid,
                    account: "001191990002",
                    on: try People.day(today),
                    reason: "Mất điện thoại"
                )
            ]
        )
        #expect(plan.secondPerson?.code == "link.last-login")
        #expect(plan.challenge == "001191990002")
        #expect(plan.isReversible)
        #expect(plan.versions == [file.profile.id: 1])
        #expect(plan.preview.text.contains("relink C-2 vneid"))
    }

    @Test func theResultShowsTheClosedLink() throws {
        let plan = try #require(try unlink(try People.linked()).asPlan)
        #expect(plan.result.data?.keys == ["citizen", "links"])
        let row = try #require(plan.result.data?["links"]?.asObjects?.first)
        #expect(row["state"] == .string("closed"))
        #expect(row["closedOn"] == .date(try People.day(today)))
        #expect(row["reason"] == .string("Mất điện thoại"))
    }

    @Test func policyDecidesOnWarningAndApproval() throws {
        let warned = try #require(try unlink(try People.linked(), rule: "warn").asPlan)
        #expect(warned.secondPerson == nil)
        #expect(warned.planned?.warnings.count == 1)
        let allowed = try #require(try unlink(try People.linked(), rule: "allow").asPlan)
        #expect(allowed.secondPerson == nil)
        #expect(allowed.planned?.warnings.isEmpty == true)
    }

    @Test func anotherLoginMakesASecondPersonNeedless() throws {
        var file = try People.linked()
        file.links.append(
            Link(
                id: 6,
                citizen: file.profile.id,
                provider: .vnpost,
                account: "nhung91",
                linkedOn: try People.day("2024-01-01")
            )
        )
        #expect(try unlink(file).asPlan?.secondPerson == nil)
    }

    @Test func aClosedLinkIsUnchangedAndNoneAtAllNotFound() throws {
        let answer = try #require(try unlink(try People.unlinked()).asAnswer)
        #expect(answer.outcome == .unchanged)
        let error = try failure { try unlink(People.ready()) }
        #expect(error.code == "link.not-found")
        #expect(error.outcome == .notFound)
    }

    @Test func refusals() throws {
        var fresh = try People.linked()
        fresh.profile.phoneChangedOn = try People.day("2025-11-22")
        #expect(try failure { try unlink(fresh) }.code == "link.phone-cool-down")
        var dead = try People.linked()
        dead.profile.status = .deceased
        #expect(try failure { try unlink(dead) }.code == "account.suspended")
        let silent = try failure { try unlink(try People.linked(), reason: " ") }
        #expect(silent.code == "conduct.reason-required")
    }
}
