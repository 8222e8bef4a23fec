import CommandKit
import Console
import Identity
import Store
import Testing

@testable import lienket

/// What the console asks before it changes anything, and the second person.
@Suite struct ConfirmationTests {
    private func opened(as login: String = "lan") throws -> Desk {
        let desk = try Desk(as: login)
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        return desk
    }

    @Test(arguments: ["9029", "0029 0029", "", "yes", "có", "29", "038181990029", "００29", nil])
    func onlyTheLastFourDigitsConfirm(_ answer: String?) throws {
        // C-66's VNeID number ends in 0066; its own user name is no confirmation.
        let desk = try opened()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        let before = try desk.state()
        let line = "unlink C-29 vneid --reason 'Đề nghị'"
        let screen = desk.type([line], answers: answer.map { [$0] } ?? [])
        #expect(screen.contains("error[confirm.declined]"))
        #expect(try desk.state() == before)
        #expect(!screen.contains("038181990029") || answer == "038181990029")
        #expect(desk.type([line], answers: [" 0029 "]).contains("Đã hủy liên kết"))
        #expect(try desk.active("C-29") == ["vnpost"])
    }

    @Test(arguments: ["không", "k", "", "ok", "1", "yes please", nil])
    func onlyAClearYesWrites(_ answer: String?) throws {
        let desk = try opened()
        let before = try desk.state()
        let line = "edit C-2 email a@example.com --reason 'Đổi'"
        let screen = desk.type([line], answers: answer.map { [$0] } ?? [])
        #expect(screen.contains("error[confirm.declined]"))
        #expect(try desk.state() == before)
        #expect(!screen.contains("nhung.nguyen2@"))
        for yes in ["có", "co", "Y"] {
            let fresh = try opened()
            _ = fresh.type([line], answers: [yes])
            #expect(try fresh.state() != before, "\(yes)")
        }
    }

    @Test func skipLeavesEverythingAsItWas() throws {
        for line in ["refresh C-8", "refresh C-8 --commit", "refresh C-43"] {
            for answers in [["không"], [""], []] {
                let desk = try opened()
                let before = try desk.state()
                let screen = desk.type([line], answers: answers)
                #expect(try desk.state() == before, "\(line)")
                #expect(!screen.contains("Đã cập nhật"))
                #expect(try desk.trail().last?.hasSuffix("result") == true)
                // The answer is kept: saying yes now asks nobody outside again.
                #expect(desk.type([line], answers: ["có"]).contains("Đã cập nhật"), "\(line)")
                #expect(try desk.state() != before)
            }
        }
    }

    @Test func anOldPreviewCannotBeTakenOver() throws {
        let desk = try opened()
        let slow = SlowTypist(desk, answer: "có") { desk.pass(seconds: 301) }
        let before = try desk.state()
        let result = slow.run("refresh C-8")
        #expect(result == "refresh.preview-stale")
        #expect(try desk.state() == before)
    }

    @Test func aRecordChangedWhileAskingIsNotOverwritten() throws {
        for (line, answer) in [
            ("edit C-29 email a@example.com --reason 'Đổi'", "có"),
            ("unlink C-29 vnpost --reason 'Đề nghị'", "ng81"), ("refresh C-8", "có"),
        ] {
            let desk = try opened()
            let other = line.contains("C-8") ? "C-8" : "C-29"
            let slow = SlowTypist(desk, answer: answer) {
                _ = try? desk.dispatch(
                    "edit \(other) email b@example.com --reason 'Khác'",
                    as: "ngan"
                )
            }
            #expect(
                ["record.changed", "refresh.preview-stale"].contains(slow.run(line)),
                "\(line)"
            )
            #expect(try desk.active("C-29") == ["vneid", "vnpost"])
            #expect(try desk.version(other) == (try Desk().version(other)) + 1)
        }
    }

    // MARK: The second person

    private func pending(_ desk: Desk, as login: String = "ngan") throws {
        let result = try desk.dispatch("unlink C-28 vneid --reason 'Mất máy'", as: login)
        #expect(result.outcome == .pending)
        #expect(result.code == "link.last-login")
        #expect(try desk.active("C-28") == ["vneid"])
    }

    @Test func anotherSupervisorApprovesOnce() throws {
        let desk = try Desk()
        try pending(desk)
        let approved = try desk.dispatch("request approve 1", as: "hoa")
        #expect(approved.outcome == .ok)
        #expect(try desk.active("C-28") == [])
        let leaf = try #require(try desk.leafTexts().last)
        #expect(leaf.contains("\"approval\":1"))
        for login in ["hoa", "quang"] {
            #expect(try desk.dispatch("request approve 1", as: login).code == "approval.decided")
        }
        #expect(
            try desk.dispatch("request reject 1 --reason 'Muộn rồi'", as: "quang").code
                == "approval.decided"
        )
    }

    @Test func nobodyApprovesTheirOwnRequest() throws {
        let desk = try Desk()
        try pending(desk, as: "hoa")
        #expect(try desk.dispatch("request approve 1", as: "hoa").code == "approval.own-request")
        #expect(try desk.active("C-28") == ["vneid"])
        #expect(try desk.dispatch("request approve 1", as: "quang").outcome == .ok)
    }

    @Test func anApprovalLastsFifteenMinutes() throws {
        let desk = try Desk()
        try pending(desk)
        desk.pass(seconds: 14 * 60 + 50)
        #expect(try desk.dispatch("request show 1", as: "hoa").outcome == .ok)
        desk.pass(seconds: 11)
        #expect(try desk.dispatch("request approve 1", as: "hoa").code == "approval.expired")
        #expect(try desk.active("C-28") == ["vneid"])
        let row = try desk.dispatch("request show 1", as: "hoa").answer.data
        #expect(row?["state"] == .string("expired"))
    }

    @Test func anApprovalIsForTheRecordAsItWas() throws {
        let desk = try Desk()
        try pending(desk)
        try desk.dispatch("edit C-28 email b@example.com --reason 'Đổi'", as: "minh")
        #expect(try desk.dispatch("request approve 1", as: "hoa").code == "record.changed")
        #expect(try desk.active("C-28") == ["vneid"])

        let move = "relink C-10 vneid --from C-9 --reason 'Một người'"
        #expect(try desk.dispatch(move, as: "lan").outcome == .pending)
        try desk.dispatch("edit C-9 email b@example.com --reason 'Đổi'", as: "minh")
        #expect(try desk.dispatch("request approve 2", as: "hoa").code == "record.changed")
        #expect(try desk.active("C-9") == ["vneid"])
    }

    @Test func aRejectedRequestIsOver() throws {
        let desk = try Desk()
        try pending(desk)
        let before = try desk.state()
        let reject = "request reject 1 --reason 'Chưa xác minh'"
        #expect(try desk.dispatch(reject, as: "hoa").outcome == .ok)
        #expect(try desk.dispatch("request approve 1", as: "quang").code == "approval.decided")
        #expect(try desk.state() == before)
    }

    @Test func thePolicyDecidesWhetherASecondPersonIsAsked() throws {
        for (value, outcome) in [("warn", Outcome.ok), ("allow", .ok), ("approve", .pending)] {
            let desk = try Desk()
            try desk.dispatch(
                "policy set unlink.last-login \(value) --reason 'Chỉ đạo'",
                as: "admin"
            )
            let result = try desk.dispatch("unlink C-28 vneid --reason 'Mất máy'", as: "lan")
            #expect(result.outcome == outcome)
            #expect(result.answer.warnings.isEmpty == (value != "warn"), "\(value)")
        }
    }

    @Test func agentsSeeTheirOwnRequestsOnly() throws {
        let desk = try Desk()
        try pending(desk, as: "ngan")
        #expect(try desk.dispatch("request show 1", as: "lan").outcome == .notPermitted)
        #expect(try desk.dispatch("request list", as: "lan").answer.data?["items"] == .array([]))
        #expect(try desk.dispatch("request show 1", as: "ngan").outcome == .ok)
        #expect(try desk.dispatch("request show 1", as: "hoa").outcome == .ok)
    }
}

/// Somebody at the terminal to whom something happens before they answer.
final class SlowTypist: Prompter {
    private let desk: Desk
    private let answer: String
    private let meanwhile: () -> Void

    init(_ desk: Desk, answer: String, meanwhile: @escaping () -> Void) {
        self.desk = desk
        self.answer = answer
        self.meanwhile = meanwhile
    }

    func show(_ preview: PlainView) {}

    func confirms(_ question: Phrase) -> Bool {
        meanwhile()
        return answer == "có"
    }

    func types(_ question: Phrase) -> String? {
        meanwhile()
        return answer
    }

    /// Runs a line at the prompt; returns its error code, or `none`.
    func run(_ line: String) -> String {
        let dispatcher = desk.dispatcher
        dispatcher.prompter = self
        let parser = LineParser(registry: dispatcher.context.registry)
        guard let parsed = try? parser.parse(Tokenizer.tokenize(LineText(line))) else { return "?" }
        let result = dispatcher.run(parsed.invocation, mode: RunMode(isFile: false))
        return result.code ?? "none"
    }
}
