import Identity
import Testing

@Suite struct UndoRulesTests {
    let id = CitizenNumber(12)
    let today = Fixture.day("2025-03-10")

    @Test func inverses() {
        let edit = Change.setField(id, .email, from: .missing, to: .declared("a@b.vn"))
        #expect(
            edit.inverse(on: today, reason: "r")
                == .setField(id, .email, from: .declared("a@b.vn"), to: .missing)
        )
        let status = Change.setAccountStatus(id, from: .active, to: .locked)
        #expect(
            status.inverse(on: today, reason: "r")
                == .setAccountStatus(id, from: .locked, to: .active)
        )
        let closed = Change.closeLink(
            id,
            .vneid,
            account: Fixture.number,
            on: Fixture.day("2025-01-01"),
            reason: "nhầm"
        )
        let opened = Change.openLink(id, .vneid, account: Fixture.number, on: today)
        #expect(closed.inverse(on: today, reason: "r") == opened)
        #expect(
            opened.inverse(on: today, reason: "r")
                == .closeLink(id, .vneid, account: Fixture.number, on: today, reason: "r")
        )
        #expect(Change.closeCase(ticket: "T").inverse(on: today, reason: "r") == nil)
    }

    @Test func onlyUntouchedAndOnlyThree() throws {
        let close = Change.closeLink(
            id,
            .vneid,
            account: Fixture.number,
            on: today,
            reason: "nhầm"
        )
        let code = { (command: String, actual: Int64, changes: [Change]) in
            refusal { () throws(Refusal) in
                _ = try UndoRules.inverse(
                    of: changes,
                    command: command,
                    expected: [CitizenNumber(12): 4],
                    actual: [CitizenNumber(12): actual],
                    reason: "hoàn tác",
                    now: Fixture.now
                )
            }
        }
        #expect(code("unlink", 4, [close]) == nil)
        #expect(code("unlink", 5, [close]) == "record.changed")
        #expect(code("link", 4, [close]) == "undo.not-possible")
        #expect(code("edit", 4, []) == "undo.not-possible")
        let move = RelinkRules.moveChanges(
            from: CitizenNumber(5),
            to: id,
            provider: .vneid,
            account: Fixture.number,
            reason: "trùng",
            now: Fixture.now
        )
        let back = try UndoRules.inverse(
            of: move,
            command: "relink",
            expected: [:],
            actual: [:],
            reason: "hoàn tác",
            now: Fixture.now
        )
        #expect(back.map(\.citizen) == [id, CitizenNumber(5)])
        #expect(
            UndoRules.secondPerson(
                back,
                file: Fixture.linked(),
                policies: PolicyBook(),
                now: Fixture.now
            )?.code
                == "relink.second-person"
        )
    }

    @Test func rulesHoldForTheTakingBack() {
        let open = Change.openLink(id, .vneid, account: Fixture.number, on: today)
        let code = { (file: CitizenFile) in
            refusal { () throws(Refusal) in
                try UndoRules.check(
                    [open],
                    file: file,
                    policies: PolicyBook(),
                    now: Fixture.now
                )
            }
        }
        #expect(code(Fixture.ready()) == nil)
        var taken = Fixture.ready()
        taken.linkedElsewhere = CitizenNumber(5)
        #expect(code(taken) == "link.already-linked-elsewhere")
        let close = Change.closeLink(
            id,
            .vneid,
            account: Fixture.number,
            on: today,
            reason: "hoàn tác"
        )
        #expect(
            UndoRules.secondPerson(
                [close],
                file: Fixture.linked(),
                policies: PolicyBook(),
                now: Fixture.now
            )?.code
                == "link.last-login"
        )
    }
}
