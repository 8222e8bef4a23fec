import CommandKit
import Identity
import Testing

@Suite struct HistoryTests {
    private func record(_ seq: Int64, phase: String, outcome: String) -> AuditRecord {
        AuditRecord(
            seq: seq,
            at: People.verified,
            login: "binh.tran",
            role: "agent",
            unit: "HCM",
            act: "citizen.refresh",
            outcome: outcome,
            code: nil,
            phase: phase,
            session: "s",
            targetType: "citizen",
            target: "C-1",
            ticket: "VV-1",
            reason: nil,
            fields: ["personalId:masked"],
            results: 1,
            approval: nil,
            leaf: "",
            leafHash: ""
        )
    }

    private func host(_ role: Role) throws -> StubHost {
        var host = StubHost(try People.document())
        host.currentCitizen = CitizenNumber(1)
        host.agent = Agent(login: "x", fullName: "X", role: role, unit: "U")
        host.records = [
            record(42, phase: "result", outcome: "ok"), record(41, phase: "intent", outcome: "ok"),
        ]
        return host
    }

    @Test func listsWhoLookedAndLeavesIntentsOut() throws {
        let answer = try #require(try CommandRun("history")(try host(.agent)).asAnswer)
        #expect(answer.data?.keys == ["citizen", "items"])
        let items = try #require(answer.data?["items"]?.asArray)
        #expect(items.count == 1)
        let item = try #require(items.first?.asObject)
        #expect(
            item.keys == [
                "seq", "at", "login", "role", "command", "outcome", "ticket", "reason", "fields",
            ]
        )
        #expect(item["seq"] == .int(42))
        #expect(item["command"] == .string("citizen.refresh"))
        #expect(item["reason"] == .null)
        #expect(item["fields"] == .array([.string("personalId:masked")]))
    }

    @Test func auditorsSeeItToo() throws {
        var auditor = try host(.auditor)
        auditor.ticket = nil
        #expect(try CommandRun("history")(auditor).asAnswer?.outcome == .ok)
    }
}
