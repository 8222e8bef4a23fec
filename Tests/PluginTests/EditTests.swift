import CommandKit
import Identity
import Testing

@Suite struct EditTests {
    private func edit(
        _ file: CitizenFile,
        _ key: FieldKey,
        _ value: String,
        reason: String? = "Sửa lỗi gõ",
        policies: PolicyBook = PolicyBook()
    ) throws -> Reply {
        var host = StubHost(file)
        host.policies = policies
        var values: [String: [ArgumentValue]] = [
            "REF": [.citizen(.number(file.profile.id))], "FIELD": [.field(key)],
            "VALUE": [.text(value)],
        ]
        values["reason"] = reason.map { [.text($0)] }
        return try CommandRun("edit")(host, values)
    }

    @Test func aDeclaredFieldTakesTheNewValueAndStaysDeclared() throws {
        let file = People.declared()
        let plan = try #require(try edit(file, .fullName, "  bùi minh tuấn ").asPlan)
        guard case .setField(file.profile.id, .fullName, let from, let to)? = plan.changes.first
        else {
            Issue.record("no change")
            return
        }
        #expect(from == .declared("Bùi Minh Tuấn"))
        #expect(to.state == .declared)
        #expect(plan.versions == [file.profile.id: 3])
        #expect(plan.isReversible)
        #expect(plan.result.data?.keys == ["citizen", "field"])
        let field = try #require(plan.result.data?["field"]?.asObject)
        #expect(
            field.keys == ["n", "key", "label", "value", "state", "source", "verifiedAt"]
        )
        #expect(field["state"] == .string("declared"))
        #expect(plan.planned?.outcome == .planned)
    }

    @Test func typedFormsAreStoredAlike() throws {
        let plan = try #require(try edit(People.declared(), .phone, "+84 93 000 00 09").asPlan)
        #expect(plan.result.data?["field"]?.asObject?["value"]?.inClear == "0930000009")
    }

    @Test func theSameValueIsUnchanged() throws {
        let answer = try #require(try edit(People.declared(), .dateOfBirth, "08/05/1988").asAnswer)
        #expect(answer.outcome == .unchanged)
        #expect(answer.data?.keys == ["citizen", "field"])
    }

    @Test func anEmptyValueClearsTheField() throws {
        let plan = try #require(try edit(People.declared(), .phone, "").asPlan)
        let id = CitizenNumber(8)
        #expect(
            plan.changes == [.setField(id, .phone, from: .declared("0930000008"), to: .missing)]
        )
        #expect(plan.result.data?["field"]?.asObject?["state"] == .string("missing"))
        let again = try #require(try edit(People.declared(), .email, "").asAnswer)
        #expect(again.outcome == .unchanged)
    }

    @Test func whatThePopulationDatabaseVerifiedIsRefused() throws {
        let error = try failure { try edit(People.ready(), .fullName, "Nguyễn Thị Nhung") }
        #expect(error.code == "edit.verified-field")
        #expect(error.outcome == .refused)
        let cleared = try failure { try edit(People.ready(), .dateOfBirth, "") }
        #expect(cleared.code == "edit.verified-field")
    }

    @Test func aTrustedFieldBecomesDeclared() throws {
        let plan = try #require(try edit(People.document(), .phone, "0905000002").asPlan)
        #expect(plan.result.data?["field"]?.asObject?["source"] == .string("holder"))
    }

    @Test func badValuesAreInvalidAndNotRepeated() throws {
        let bad: [(FieldKey, String)] = [
            (.personalId, "123"), (.phone, "12345"), (.dateOfBirth, "31/02/1990"),
            (.email, "khong"), (.gender, "x"),
        ]
        for (key, value) in bad {
            let error = try failure { try edit(People.declared(), key, value) }
            #expect(error.code == "edit.invalid-value")
            #expect(error.outcome == .invalid)
            #expect(!error.message.vi.contains(value) && !error.message.en.contains(value))
        }
    }

    @Test func aReasonIsNeeded() throws {
        let error = try failure { try edit(People.declared(), .phone, "0930000009", reason: nil) }
        #expect(error.code == "conduct.reason-required")
    }

    @Test func aNewPhoneWarnsOfTheCoolDown() throws {
        let plan = try #require(try edit(People.declared(), .phone, "0930000009").asPlan)
        #expect(plan.result.warnings.contains { $0.vi.contains("120 giờ") })
        let none = PolicyBook(settings: ["link.phone-cool-down-hours": "0"])
        let quiet = try #require(
            try edit(People.declared(), .phone, "0930000009", policies: none).asPlan
        )
        #expect(quiet.result.warnings.isEmpty)
    }

    @Test func aNumberThatContradictsTheBirthDateWarns() throws {
        let plan = try #require(try edit(People.declared(), .dateOfBirth, "1990-05-08").asPlan)
        #expect(plan.result.warnings.count == 1)
    }

    @Test func theDeadAreOnlyRead() throws {
        var file = People.declared()
        file.profile.status = .deceased
        let error = try failure { try edit(file, .phone, "0930000009") }
        #expect(error.code == "account.suspended")
    }
}
