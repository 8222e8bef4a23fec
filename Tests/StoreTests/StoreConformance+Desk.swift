import AuditLog
import Identity
import Testing

@testable import Store

extension StoreConformance {
    @Test func cases() throws {
        try apply(.openCase(ticket: "T-1", reason: "một"))
        try apply(
            .noteCase(ticket: "T-1", text: "ghi chú"),
            .openCase(ticket: "T-1", reason: "hai")
        )
        var found = try #require(try store.read { try $0.supportCase("T-1") })
        #expect(found.isOpen && found.reason == "một" && found.openedBy == "lan")
        #expect(found.notes.map(\.text) == ["ghi chú"])
        try apply(.closeCase(ticket: "T-1"))
        #expect { try apply(.closeCase(ticket: "T-1")) } throws: { isCase($0, "changed") }
        #expect { try apply(.noteCase(ticket: "T-1", text: "x")) } throws: {
            isCase($0, "changed")
        }
        try apply(.openCase(ticket: "T-1", reason: "hai"), .openCase(ticket: "T-2", reason: "ba"))
        found = try #require(try store.read { try $0.supportCase("T-1") })
        #expect(found.isOpen && found.reason == "hai" && found.notes.count == 1)
        #expect(try store.read { try $0.supportCases(limit: 1) }.map(\.ticket) == ["T-2"])
    }

    @Test func policies() throws {
        try apply(.setPolicy(name: "case", from: "required", to: "optional"))
        #expect(try store.read { try $0.policies() }.value(.caseRequired) == "optional")
        #expect { try apply(.setPolicy(name: "case", from: "required", to: "x")) } throws: {
            isCase($0, "changed")
        }
    }

    @Test func profilesOfAgentsAreKnown() throws {
        let number = "052089999999"
        let agent = Agent(
            login: "du",
            fullName: "Du",
            role: .agent,
            unit: "1",
            personalNumber: number
        )
        let ofAgents = {
            try store.read { reader in try [c1, c2].filter { try reader.isOfAgent($0) } }
        }
        #expect(try ofAgents() == [])
        try store.transact("t") { try $0.put(agent) }
        #expect(try ofAgents() == [c1])
        // Lines of a group ask what earlier ones have asked, and hear of what those have changed.
        try store.grouped("t") { () throws in
            let step = { (change: Change?) in
                try store.transact("t") { writer throws in
                    if let change { _ = try writer.apply(change, by: "an", at: testNow) }
                    return try [c1, c2].filter { try writer.isOfAgent($0) }
                }
            }
            #expect(try step(nil) == [c1])
            let link = Change.openLink(c2, .vnpost, account: number, on: testDay)
            #expect(try step(link) == [c1, c2])
            let end = Change.closeLink(c2, .vnpost, account: number, on: testDay, reason: "x")
            #expect(try step(end) == [c1])
        }
        #expect(try ofAgents() == [c1])
    }

    @Test func partsThatFailGiveTheirRecordsUp() throws {
        struct Stop: Error {}
        try store.grouped("t") { () throws in
            #expect(try store.transact("t") { try $0.append(testDraft(), subjects: [c1]) } == 0)
            #expect(throws: Stop.self) {
                try store.transact("t") { writer throws in
                    #expect(try writer.append(testDraft("2"), subjects: [c1]) == 1)
                    throw Stop()
                }
            }
            #expect(try store.transact("t") { try $0.append(testDraft(), subjects: [c2]) } == 1)
        }
        try store.read { reader throws in
            #expect(try reader.auditSubjects(c1, limit: 9) == [0])
            #expect(try reader.auditSubjects(c2, limit: 9) == [1])
            #expect(try LogVerifier().verify(try reader.auditLog()).verdict == .ok)
        }
    }

    @Test func agents() throws {
        let lan = Agent(
            login: "lan",
            fullName: "Lan",
            role: .agent,
            unit: "1",
            personalNumber: "001193990059"
        )
        try store.transact("t") { try $0.put(lan) }
        try store.transact("t") {
            try $0.put(Agent(login: "an", fullName: "An", role: .admin, unit: "2"))
        }
        try store.read { reader throws in
            #expect(try reader.agent(login: "lan") == lan)
            #expect(try reader.agents().map(\.login) == ["an", "lan"])
            #expect(try reader.isAgent(personalNumber: "001193990059"))
            #expect(try !reader.isAgent(personalNumber: "052089999999"))
        }
        #expect {
            try store.transact("t") {
                try $0.put(
                    Agent(
                        login: "x",
                        fullName: "X",
                        role: .agent,
                        unit: "1",
                        personalNumber: "001193990059"
                    )
                )
            }
        } throws: { isCase($0, "conflict") }
    }

    func request() -> ApprovalRequest {
        ApprovalRequest(
            command: "unlink",
            citizen: c1,
            changes: [
                .closeLink(c1, .vneid, account: "052089999999", on: testDay, reason: "r"),
                .setField(
                    c1,
                    .email,
                    from: .declared("a"),
                    to: .population("b", at: testNow)
                ),
            ],
            versions: [c1: 1, c2: 7],
            reason: "r",
            ticket: nil,
            requester: "lan",
            rule: "link.last-login",
            requestedAt: testNow
        )
    }

    @Test func requestsAreDecidedOnceAndInTime() throws {
        let number = try #require(
            try store.transact("t") {
                try $0.apply(.fileRequest(request()), by: "lan", at: testNow)
            }
        )
        #expect(try profile(c1).version == 1)
        var expected = request()
        expected.number = number
        #expect(try store.read { try $0.request(number, now: testNow) } == expected)
        let late = testNow.adding(seconds: 901)
        #expect(try store.read { try $0.request(number, now: late) }?.state == .expired)
        #expect {
            try apply(.decideRequest(number, .approved, by: "lan", reason: nil))
        } throws: { isCase($0, "changed") }
        #expect {
            try store.transact("t") {
                try $0.apply(
                    .decideRequest(number, .approved, by: "minh", reason: nil),
                    by: "minh",
                    at: late
                )
            }
        } throws: { isCase($0, "changed") }
        try apply(.decideRequest(number, .approved, by: "minh", reason: nil))
        #expect {
            try apply(.decideRequest(number, .rejected, by: "minh", reason: "x"))
        } throws: { isCase($0, "changed") }
        let decided = try #require(try store.read { try $0.requests(limit: 5, now: late) }.first)
        #expect(decided.state == .approved && decided.decidedBy == "minh")
    }

    @Test func effectsCanBeUndoneOnce() throws {
        let effect = RecordedEffect(
            seq: 5,
            command: "unlink",
            changes: request().changes,
            versions: [c1: 3, c2: 4]
        )
        try store.transact("t") { try $0.keepEffect(effect) }
        try store.transact("t") { try $0.markUndone(5, by: 6) }
        let kept = try #require(try store.read { try $0.effect(of: 5) })
        #expect(kept.changes == effect.changes && kept.versions == effect.versions)
        #expect(kept.command == "unlink" && kept.undoneBy == 6)
        #expect { try store.transact("t") { try $0.markUndone(5, by: 7) } } throws: {
            isCase($0, "changed")
        }
        #expect(try store.read { try $0.effect(of: 4) } == nil)
    }

    @Test func auditLogVerifies() throws {
        for index in 0..<20 {
            let time = testNow.adding(seconds: Int64(index))
            let seq = try store.transact("t") {
                try $0.append(testDraft("lý do \(index)", at: time), subjects: [c1, c2, c1])
            }
            #expect(seq == Int64(index))
        }
        try store.read { reader throws in
            let log = try reader.auditLog()
            #expect(try LogVerifier().verify(log).verdict == .ok)
            #expect(try reader.auditSize() == 20)
            #expect(try reader.auditOpenings(3) == ["reason": "lý do 3", "ticket": "T-1"])
            #expect(try reader.auditSubjects(c1, limit: 2) == [19, 18])
            let leaf = try AuditLeaf(json: try #require(try reader.auditLeaf(7)))
            #expect(leaf.seq == 7)
            #expect(try reader.auditLeaf(20) == nil)
        }
    }

    @Test func openingsAreErasedUpToATimeAndAccountedFor() throws {
        for index in 0..<6 {
            let time = testNow.adding(seconds: Int64(index))
            _ = try store.transact("t") {
                try $0.append(testDraft("lý do \(index)", at: time), subjects: [c1, c2])
            }
        }
        let limit = testNow.adding(seconds: 2)
        #expect(try store.read { try $0.auditOpeningCount(c1, before: limit) } == (4, 8))
        let count = try store.transact("t") {
            try $0.apply(.eraseOpenings(c1, before: limit), by: "admin", at: testNow)
        }
        #expect(count == 4)
        try store.read { reader throws in
            // Nothing says yet that they were erased.
            let report = try LogVerifier().verify(try reader.auditLog())
            #expect(report.fault == .openingMissing)
            #expect(report.verdict == .tampered(firstBad: 0))
            #expect(try reader.auditOpenings(1).isEmpty)
            #expect(try reader.auditOpenings(2).count == 2)
            #expect(try reader.auditSubjects(c1, limit: 99) == [5, 4, 3, 2])
            #expect(try reader.auditSubjects(c2, limit: 99).count == 6)
        }
        var draft = testDraft("xóa", at: testNow.adding(seconds: 9))
        draft.leaf.act = "audit.redact"
        draft.leaf.n = count
        let erasure = draft
        _ = try store.transact("t") { try $0.append(erasure, subjects: []) }
        try store.read { reader throws in
            #expect(try LogVerifier().verify(try reader.auditLog()).verdict == .ok)
        }
    }

    @Test func recordsAreFoundByTime() throws {
        for index in [0, 10, 5, 20] {
            let time = testNow.adding(seconds: Int64(index))
            _ = try store.transact("t") { try $0.append(testDraft(at: time), subjects: []) }
        }
        let at = { (seconds: Int64) in testNow.adding(seconds: seconds) }
        try store.read { reader throws in
            #expect(try reader.auditFirst(from: at(1), in: 0..<4) == 1)
            #expect(try reader.auditFirst(from: at(11), in: 0..<4) == 3)
            #expect(try reader.auditFirst(from: at(21), in: 0..<4) == nil)
            #expect(try reader.auditLast(before: at(6), in: 0..<4) == 2)
            #expect(try reader.auditLast(before: at(6), in: 0..<2) == 0)
            #expect(try reader.auditLast(before: at(0), in: 0..<4) == nil)
        }
    }

    @Test func theLastVerdictOfEachReviewerIsKept() throws {
        func review(_ session: String, _ who: String, _ verdict: AuditReview.Verdict, _ seq: Int64)
            -> Change
        {
            .review(AuditReview(session: session, reviewer: who, verdict: verdict, through: seq))
        }
        try apply(
            review("a", "thu", .note, 3),
            review("a", "thu", .flagged, 5),
            review("a", "hoa", .approved, 4)
        )
        let kept = try store.read { try $0.auditReviews() }
        #expect(kept.map(\.verdict) == [.approved, .flagged])
        #expect(kept.map(\.through) == [4, 5])
    }
}
