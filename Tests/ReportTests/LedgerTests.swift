import CommandKit
import Identity
import Testing

@testable import AuditPlugin

/// Reveals and what came of them; requests and who approved them.
@Suite struct LedgerTests {
    private static let fields = ["fullName:full", "personalId:full", "phone:masked"]

    /// A reveal at 0 and then one record.
    private func then(
        _ act: String,
        by login: String = "lan",
        on target: String? = "C-5",
        after seconds: Double = 60,
        outcome: String = "ok",
        session: String = "s-lan",
        ticket: String? = "CALL-1"
    ) -> ReportTally {
        var log = Records()
        log.add("citizen.reveal", "lan", "C-5", fields: LedgerTests.fields)
        log.add(
            act,
            login,
            after: seconds,
            target,
            outcome: outcome,
            session: session,
            ticket: ticket
        )
        return log.tally()
    }

    @Test(arguments: [
        "citizen.edit", "link.link", "link.unlink", "link.relink", "citizen.refresh",
        "citizen.sync",
    ])
    func anActionOnTheCitizenFollowsAReveal(act: String) throws {
        let tally = then(act)
        #expect(tally.reveals.list.kept.first?.followUp == .action(1))
        #expect(tally.findings.total(.idleReveal) == 0)
        let reveal = try #require(tally.reveals.list.kept.first)
        #expect(reveal.fields == ["personalId"])
        #expect(reveal.citizens == [CitizenNumber(5)])
    }

    @Test func aNoteInTheCaseFollowsARevealAsWell() {
        #expect(then("case.note", on: nil).findings.total(.idleReveal) == 0)
        #expect(then("case.note", on: nil, ticket: "CALL-2").findings.total(.idleReveal) == 1)
        #expect(then("case.note", on: nil, ticket: nil).findings.total(.idleReveal) == 1)
    }

    @Test func whatIsNoActionDoesNotCount() {
        #expect(then("citizen.show").findings.total(.idleReveal) == 1)
        #expect(then("link.link", on: "C-6").findings.total(.idleReveal) == 1)
        #expect(then("link.link", outcome: "refused").findings.total(.idleReveal) == 1)
        #expect(then("link.link", by: "minh").findings.total(.idleReveal) == 1)
        #expect(then("link.link", session: "s-2").findings.total(.idleReveal) == 1)
    }

    @Test func theActionComesWithinThirtyMinutes() {
        #expect(then("link.link", after: 1800).findings.total(.idleReveal) == 0)
        let late = then("link.link", after: 1800.001)
        #expect(late.findings.total(.idleReveal) == 1)
        #expect(late.reveals.list.kept.first?.followUp == Reveal.FollowUp.none)
        #expect(late.findings.kept(.idleReveal).first?.records == [0])
    }

    @Test func whereTheReportEndsNobodyIsBlamed() {
        var log = Records()
        log.add("citizen.reveal", "lan", "C-5", fields: LedgerTests.fields)
        #expect(log.tally(seenUntil: nil).findings.total == 0)
        let end = Records.morning.adding(seconds: 1800)
        #expect(log.tally(seenUntil: end).findings.total == 0)
        #expect(log.tally(seenUntil: end).reveals.list.kept.first?.followUp == .open)
        let later = Records.morning.adding(seconds: 1801)
        #expect(log.tally(seenUntil: later).findings.total(.idleReveal) == 1)
    }

    @Test func aRefusedRevealIsNone() {
        var log = Records()
        log.add("citizen.reveal", "lan", "C-5", outcome: "refused", code: "conduct.reason-required")
        log.add("audit.export", "thu", fields: ["openings:full"])
        let tally = log.tally()
        #expect(tally.reveals.list.total == 1)
        #expect(tally.reveals.list.kept.first?.fields == ["openings"])
        #expect(tally.reveals.list.kept.first?.followUp == .unknown)
        #expect(tally.inClear == 1)
        #expect(tally.findings.total(.idleReveal) == 0)
    }

    @Test func threeIdleRevealsOfADayAreGraverThanTwo() {
        func idle(_ count: Int) -> Finding? {
            var log = Records()
            for number in 0..<count {
                log.add(
                    "citizen.reveal",
                    "lan",
                    after: Double(number),
                    "C-\(number + 1)",
                    fields: LedgerTests.fields
                )
            }
            return log.tally().findings.kept(.idleReveal).first
        }
        #expect(idle(2)?.severity == .low)
        #expect(idle(3)?.severity == .medium)
        #expect(idle(3)?.count == 3)
    }

    @Test func anApprovalFindsItsRequest() throws {
        var log = Records()
        log.add("link.unlink", "lan", "C-5", outcome: "pending", code: "link.last-login")
        log.add("link.relink", "minh", after: 10, "C-6 C-7", outcome: "pending")
        log.add("request.approve", "quang", after: 900, "C-5", ticket: nil, approval: 3)
        log.add("request.reject", "quang", after: 900, "C-6 C-7", ticket: nil)
        let entries = Array(log.tally().links.list.kept)
        #expect(entries.count == 2)
        #expect(entries[0].state == .approved(by: "quang", seq: 2, request: 3))
        #expect(entries[0].requester == "lan")
        #expect(entries[0].act == "link.unlink")
        #expect(entries[1].state == .rejected(by: "quang", seq: 3))
    }

    @Test func anApprovalWithoutItsRequestStandsAlone() {
        var log = Records()
        log.add("link.unlink", "lan", "C-5", outcome: "pending")
        log.add("request.approve", "quang", after: 900.001, "C-5", approval: 3)
        log.add("request.approve", "quang", after: 901, "C-9", outcome: "refused", approval: 4)
        let entries = Array(log.tally().links.list.kept)
        #expect(entries.map(\.state) == [.waiting, .approved(by: "quang", seq: 1, request: 3)])
        #expect(entries[1].requester == nil)
    }

    @Test func plainUnlinksRelinksAndUndosAreListed() {
        var log = Records()
        for act in ["link.unlink", "link.relink", "change.undo", "link.link", "citizen.edit"] {
            log.add(act, "lan", "C-5")
        }
        log.add("link.unlink", "lan", "C-5", outcome: "refused")
        let entries = log.tally().links.list.kept
        #expect(entries.map(\.act) == ["link.unlink", "link.relink", "change.undo"])
        #expect(entries.allSatisfy { $0.state == .done })
    }
}
