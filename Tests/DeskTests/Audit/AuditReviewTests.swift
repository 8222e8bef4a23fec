import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

/// An auditor's way through what nobody has reviewed.
@Suite struct AuditReviewTests {
    let desk: Desk

    init() throws {
        desk = try Desk()
        _ = try desk.last("status C-2\nuse C-2\nreveal phone --reason 'Xác minh'\nshow C-2")
        try desk.dispatch("edit C-2 email a@example.com --reason 'Đổi thư'", as: "ngan")
        try desk.dispatch("status C-29", as: "hoa")
    }

    private func review(_ words: String = "", as login: String = "thu") throws -> PlainObject {
        let result = try Desk.send("audit review \(words)", to: try desk.colleague(login))
        return try #require(result.answer.data, "\(result.code ?? "")")
    }

    private func login(_ data: PlainObject) -> String? {
        guard case .object(let session)? = data["session"],
            case .string(let login)? = session["login"]
        else { return nil }
        return login
    }

    private func first(_ data: PlainObject) throws -> Int64 {
        guard case .object(let session)? = data["session"], case .int(let first)? = session["first"]
        else { throw CocoaError(.coderValueNotFound) }
        return first
    }

    @Test func aVerdictLeadsToTheNextPendingSession() throws {
        // The import of the seeds is a session of its own, the store owner's.
        var data = try review("--agent lan")
        #expect(login(data) == "lan" && data["pending"] == .int(1))
        let lan = try first(data)
        data = try review("\(lan) approved --severity 2")
        #expect(data["recorded"] == .string("approved"))
        let next = try #require(login(data))
        #expect(next != "lan")
        #expect(try login(review("--agent lan")) == nil)
        // What the session does later waits again.
        _ = try desk.dispatch("show C-2")
        #expect(try login(review("--agent lan")) == "lan")
    }

    @Test func aRemarkLeavesTheSessionPending() throws {
        let lan = try first(review("--agent lan"))
        let data = try review("\(lan) note --note 'Hỏi lại tổ trưởng' --agent lan")
        #expect(data["recorded"] == .string("note") && data["session"] == .null)
        #expect(try login(review("--agent lan")) == "lan")
        let refused = try Desk.send("audit review \(lan) note", to: try desk.colleague("thu"))
        #expect(refused.code == "usage.missing-value")
        let personal = try Desk.send(
            "audit review \(lan) note --note 'gọi 0912345678'",
            to: try desk.colleague("thu")
        )
        #expect(personal.code == "conduct.personal-data")
    }

    @Test func nobodyReviewsTheirOwn() throws {
        let session = try desk.colleague("thu")
        let own = try #require(try Desk.send("audit list", to: session).seq)
        #expect(
            try Desk.send("audit review \(own) approved", to: session).code == "review.own-session"
        )
        #expect(try login(review("--agent thu")) == nil)
        // A supervisor sees their unit alone, and not themselves.
        #expect(try login(review("--agent hoa", as: "hoa")) == nil)
        #expect(try login(review("--agent ngan", as: "hoa")) == nil)
        #expect(try login(review("--agent ngan", as: "quang")) == "ngan")
        #expect(try login(review("", as: "lan")) == nil)
        let theirs = try first(review("--agent ngan"))
        let peek = try Desk.send("audit review \(theirs)", to: try desk.colleague("lan"))
        #expect(peek.code == "audit.not-found")
    }

    @Test(arguments: [
        ("--unit 'Tổ 2'", "ngan"), ("--act citizen.edit", "ngan"), ("--severity 3", "ngan"),
        ("--act citizen.reveal", "lan"), ("--citizen C-29", "hoa"),
        ("--from 2026-06-30 --until 30/06/2026 --agent hoa", "hoa"),
    ])
    func filtersChooseTheSession(_ words: String, _ expected: String) throws {
        #expect(try login(review(words)) == expected)
    }

    @Test func aVerdictThatNobodyGaveIsFound() throws {
        let lan = try first(review("--agent lan"))
        _ = try review("\(lan) flagged")
        #expect(try desk.auditVerdict().code == nil)
        // Somebody with the database file makes a session pass for approved, past the log.
        try desk.store.transact("t") { writer in
            let kept = try #require(try writer.auditReviews().first)
            let forged = AuditReview(
                session: kept.session,
                reviewer: kept.reviewer,
                verdict: .approved,
                through: kept.through
            )
            _ = try writer.apply(.review(forged), by: "thu", at: Desk.start)
        }
        let verdict = try desk.auditVerdict()
        #expect(verdict.code == "verify.tampered" && verdict.fault == "review")
    }

    @Test func nothingFitsAnotherDay() throws {
        #expect(try login(review("--from 2026-07-01")) == nil)
        #expect(try login(review("--until 2026-06-29")) == nil)
    }

    @Test func whatWasSeenInClearIsMarked() throws {
        let screen = try desk.screen("audit review --agent lan", as: "thu")
        #expect(screen.contains("phone"))
        #expect(screen.contains("CALL-1 · Xác minh"))
        let size = try desk.auditSize
        let lan = try first(review("--agent lan"))
        _ = try review("\(lan) flagged --note 'Xem lại'")
        #expect(try desk.trail(from: size).last == "audit.review ok - single")
        let openings = try desk.store.read { try $0.auditOpenings(try $0.auditSize() - 1) }
        #expect(openings["verdict"] == "flagged" && openings["note"] == "Xem lại")
        #expect(openings["session"]?.count == 36)
    }
}

extension Desk {
    /// What another agent's terminal shows for a line.
    func screen(_ line: String, as login: String) throws -> String {
        let result = try Desk.send(line, to: try colleague(login))
        return ViewRenderer(language: .vi, width: 100, colors: false).text(result.answer.view)
    }
}
