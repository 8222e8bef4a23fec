import CommandKit
import Identity
import Testing

@Suite struct UndoTests {
    private let account = "001191990002"

    private func undo(_ host: StubHost, _ seq: Int = 41) throws -> Reply {
        try CommandRun("undo")(host, ["EVENT": [.integer(seq)]])
    }

    private func host(
        _ files: [CitizenFile],
        _ command: String,
        _ changes: [Change],
        undoneBy: Int64? = nil
    ) -> StubHost {
        var host = StubHost()
        for file in files { host.files[file.profile.id] = file }
        host.effects[41] = RecordedEffect(
            seq: 41,
            command: command,
            changes: changes,
            versions: Dictionary(
                files.map { ($0.profile.id, $0.profile.version) },
                uniquingKeysWith: { a, _ in a }
            ),
            undoneBy: undoneBy
        )
        return host
    }

    private func edited() -> StubHost {
        let file = People.declared()
        return host(
            [file],
            "edit",
            [.setField(file.profile.id, .phone, from: .missing, to: .declared("0930000008"))]
        )
    }

    private func unlinked() throws -> StubHost {
        let file = try People.unlinked()
        let day = try People.day("2025-09-15")
        return host(
            [file],
            "unlink",
            [.closeLink(file.profile.id, .vneid, account: account, on: day, reason: "Nhầm")]
        )
    }

    @Test func takesAnEditBack() throws {
        let plan = try #require(try undo(edited()).asPlan)
        let id = CitizenNumber(8)
        #expect(
            plan.changes == [.setField(id, .phone, from: .declared("0930000008"), to: .missing)]
        )
        #expect(plan.versions == [id: 3])
        #expect(plan.secondPerson == nil)
        #expect(plan.challenge != nil)
        #expect(plan.result.data?.keys == ["event", "command", "citizen", "changes"])
        #expect(plan.result.data?["event"] == .int(41))
        let row = try #require(plan.result.data?["changes"]?.asObjects?.first)
        #expect(row.keys == ["citizen", "key", "from", "to"])
        #expect(row["from"]?.inClear == "0930000008")
        #expect(row["to"] == .null)
    }

    @Test func takesAnUnlinkBackWithANewDate() throws {
        let plan = try #require(try undo(try unlinked()).asPlan)
        #expect(
            plan.changes == [
                .openLink(
                    CitizenNumber(2),
                    .vneid,
                    account: account,
                    on: try People.day("2025-11-24")
                )
            ]
        )
        #expect(plan.challenge == account)
    }

    @Test func takesAMoveBackLastChangeFirstWithASecondPerson() throws {
        let (old, new) = (CitizenNumber(9), CitizenNumber(10))
        let day = try People.day("2025-11-24")
        var source = try People.unlinked(9)
        source.linkedElsewhere = new
        let host = host(
            [source, try People.linked(10)],
            "relink",
            [
                .closeLink(old, .vneid, account: account, on: day, reason: "Chuyển"),
                .openLink(new, .vneid, account: account, on: day),
            ]
        )
        let plan = try #require(try undo(host).asPlan)
        #expect(
            plan.changes == [
                .closeLink(
                    new,
                    .vneid,
                    account: account,
                    on: day,
                    reason: "Hoàn tác nhật ký số 41"
                ),
                .openLink(old, .vneid, account: account, on: day),
            ]
        )
        #expect(plan.secondPerson != nil)
        #expect(plan.versions.count == 2)
    }

    @Test func closingTheLastLoginAgainNeedsASecondPerson() throws {
        let file = try People.linked()
        let host = host(
            [file],
            "relink",
            [.openLink(file.profile.id, .vneid, account: account, on: file.links[0].linkedOn)]
        )
        #expect(try undo(host).asPlan?.secondPerson?.code == "link.last-login")
    }

    @Test func refusals() throws {
        let nothing = try failure { try undo(StubHost()) }
        #expect(nothing.code == "undo.not-found")
        #expect(nothing.outcome == .notFound)
        let file = People.declared()
        let other = host(
            [file],
            "link",
            [.openLink(file.profile.id, .vneid, account: "x", on: try People.day("2025-11-24"))]
        )
        #expect(try failure { try undo(other) }.code == "undo.not-reversible")
        var touched = edited()
        touched.files[CitizenNumber(8)]?.profile.version = 4
        #expect(try failure { try undo(touched) }.code == "record.changed")
    }

    @Test func takesAnApprovedUnlinkBack() throws {
        var host = try unlinked()
        let effect = try #require(host.effects[41])
        host.approvals[3] = ApprovalRequest(
            number: 3,
            command: "unlink",
            citizen: CitizenNumber(2),
            changes: effect.changes,
            versions: [CitizenNumber(2): 0],
            reason: "Nhầm",
            ticket: nil,
            requester: "an.nguyen",
            rule: "link.last-login",
            requestedAt: host.now
        )
        let decision = Change.decideRequest(3, .approved, by: "chi.le", reason: nil)
        host.effects[41] = RecordedEffect(
            seq: 41,
            command: "request approve",
            changes: effect.changes + [decision],
            versions: effect.versions,
            undoneBy: nil
        )
        let plan = try #require(try undo(host).asPlan)
        #expect(plan.changes.count == 1)
        #expect(plan.undoes == 41)
        #expect(plan.result.data?["command"] == .string("unlink"))
    }

    @Test func whatWasUndoneBeforeIsUnchanged() throws {
        var host = edited()
        host.effects[41] = RecordedEffect(
            seq: 41,
            command: "edit",
            changes: host.effects[41]?.changes ?? [],
            versions: [:],
            undoneBy: 44
        )
        let answer = try #require(try undo(host).asAnswer)
        #expect(answer.outcome == .unchanged)
        #expect(answer.data?.keys == ["event", "command", "citizen", "changes"])
        #expect(answer.data?["citizen"] == .string("C-8"))
    }

    @Test func theRulesStillHold() throws {
        var host = try unlinked()
        host.files[CitizenNumber(2)]?.linkedElsewhere = CitizenNumber(9)
        #expect(try failure { try undo(host) }.code == "link.already-linked-elsewhere")
        var other = try unlinked()
        other.files[CitizenNumber(2)]?.profile.identity[.personalId] =
            .population("001191990003", at: People.verified)
        #expect(try failure { try undo(other) }.code == "link.personal-number-differs")
    }
}
