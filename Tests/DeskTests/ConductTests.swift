import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// What an agent must have before a citizen is shown: a case, a reason; and what is masked.
@Suite struct ConductTests {
    @Test(arguments: [
        "find 'tran thi mai'", "find 052089999999", "use C-2", "show C-2", "status C-2",
        "links C-2", "guide C-2", "dossiers C-2", "documents C-2", "history C-2",
        "refresh C-8 --commit", "edit C-2 email a@example.com --reason 'Đổi'",
        "link C-3 vneid 079085990003", "unlink C-29 vnpost --reason 'Đề nghị'",
        "relink C-30 vneid --reason 'Nhầm'", "sync C-22", "undo 1", "caller-login C-2 vneid",
        "reveal phone --reason 'Xác minh'",
    ])
    func nothingOfACitizenWithoutACase(_ line: String) throws {
        #expect(try Desk(as: "hoa").dispatch(line).code == "conduct.case-required")
        let desk = try Desk()
        let before = try desk.state()
        let result = try desk.dispatch(line)
        #expect(result.code == "conduct.case-required")
        #expect(result.answer.data == nil)
        #expect(try desk.state() == before)
        let screen = desk.type([line])
        #expect(screen.contains("error[conduct.case-required]"))
        // The greeting names the agent, who is a citizen of the demonstration too.
        let names = Canaries.names.filter { $0 != "Nguyễn Thị Lan" }
        #expect(Canaries.found(in: screen, of: names) == [])
        // Closing the case ends it again.
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        #expect(try desk.dispatch("status C-2").outcome == .ok)
        _ = try desk.dispatch("case close")
        #expect(try desk.dispatch(line).code == "conduct.case-required")
    }

    @Test func aCaseThatSomebodyElseClosedIsNotOpen() throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        #expect(try desk.dispatch("status C-2").outcome == .ok)
        try desk.dispatch("case close CALL-1", as: "hoa")
        #expect(try desk.dispatch("status C-2").code == "conduct.case-required")
    }

    @Test func thePolicyMayLetACaseBeOptional() throws {
        let desk = try Desk()
        let optional = "policy set case optional --reason 'Tập huấn'"
        #expect(try desk.dispatch(optional, as: "admin").outcome == .ok)
        #expect(try desk.dispatch("status C-2").outcome == .ok)
    }

    @Test(arguments: ["", "x", "12 34 56", "...", "  ", "ab1234"])
    func aReasonHasThreeLetters(_ reason: String) throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        _ = try desk.dispatch("use C-29")
        let before = try desk.state()
        for command in [
            "edit . email a@example.com", "unlink vnpost", "relink C-30 vneid", "reveal phone",
            "case open CALL-2",
        ] {
            #expect(
                try desk.dispatch("\(command) --reason '\(reason)'").code
                    == "conduct.reason-required",
                "\(command)"
            )
            #expect(try desk.dispatch(command).code == "conduct.reason-required", "\(command)")
        }
        #expect(try desk.state() == before)
    }

    @Test func everythingIsMaskedAsTheContractSays() throws {
        let fields = try Desk().last("status C-1").data["fields"] as? [[String: Any]] ?? []
        #expect(
            fields.map { $0["value"] as? String } == [
                "Đặng Trung Du", "21*****99", "05********99", "1989-**-**", "*******001", "male",
                "***, thành phố Quy Nhơn, tỉnh Bình Định", "t***@example.com",
                "***, thành phố Quy Nhơn, tỉnh Bình Định",
                "***, thành phố Quy Nhơn, tỉnh Bình Định",
            ]
        )
    }

    /// The values of `status` that stand in clear.
    private func clear(_ desk: Desk) throws -> Set<String> {
        let fields = try desk.dispatch("status").answer.data?["fields"]
        guard case .array(let rows)? = fields else { return [] }
        var keys: Set<String> = []
        for case .object(let row) in rows {
            guard case .string(let key)? = row["key"],
                case .personal(let value, _)? = row["value"], !value.contains("*")
            else { continue }
            keys.insert(key)
        }
        return keys
    }

    @Test func aRevealIsForTheFieldsNamedAndTheCitizenChosen() throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        #expect(try desk.dispatch("reveal phone --reason 'Xác minh'").code == "citizen.none-chosen")
        _ = try desk.dispatch("use C-1")
        let size = try desk.auditSize
        #expect(try desk.dispatch("reveal phone --reason 'Xác minh'").outcome == .ok)
        #expect(try desk.leafTexts(from: size)[0].contains("phone:full"))
        #expect(try clear(desk) == ["phone"])
        _ = try desk.dispatch("reveal email --reason 'Xác minh'")
        #expect(try clear(desk) == ["phone", "email"])
        let other = try ["status C-2", "find 'tran thi mai'", "status C-25"].map {
            "\(try desk.dispatch($0).answer)"
        }
        #expect(Canaries.found(in: other.joined()) == [])
        let own = "\(try desk.dispatch("status C-1").answer)"
        #expect(Canaries.found(in: own) == ["0905000001", "trungdu.dang@example.com"])
        _ = try desk.dispatch("use C-2")
        _ = try desk.dispatch("use C-1")
        #expect(try clear(desk) == [])
        _ = try desk.dispatch("reveal all --reason 'Đối chiếu'")
        #expect(try clear(desk).count == 8)
        _ = try desk.dispatch("use -")
        #expect(Canaries.found(in: "\(try desk.dispatch("status C-1").answer)") == [])
    }

    @Test func aRevealLastsFiveMinutesAtTheTerminal() throws {
        let desk = try Desk()
        _ = desk.type([Desk.open, "use C-1", "reveal phone --reason 'Xác minh'"])
        desk.pass(seconds: 295)
        #expect(desk.type(["status"]).contains("0905000001"))
        desk.pass(seconds: 6)
        #expect(!desk.type(["status"]).contains("0905000001"))
        // Case and agent may change too: neither carries the reveal along.
        _ = desk.type(["reveal phone --reason 'Xác minh'"])
        #expect(!desk.type(["act-as minh", "status C-1"]).contains("0905000001"))
    }

    @Test func aRevealInAFileEndsWithTheFile() throws {
        let files = try Files([
            "a.lk": "use C-1\nreveal phone --reason 'Xác minh'\nstatus\n", "b.lk": "status\n",
        ])
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        let paths = ["a.lk", "b.lk"].map { files.folder.path + "/" + $0 }
        let run = desk.runFiles(paths)
        let results = run.out.split(separator: "\n").map { $0.contains("0905000001") }
        #expect(results == [false, true, true, false])

        let typed = try Desk()
        let screen = typed.type([Desk.open, "source \(paths[0])"])
        #expect(screen.contains("0905000001"))
        #expect(!typed.type(["status C-1"]).contains("0905000001"))
        typed.pass(seconds: 3600)
        #expect(!typed.type(["status C-1"]).contains("0905000001"))
    }

    @Test func closingTheCaseEndsReveals() throws {
        let desk = try Desk()
        _ = desk.type([Desk.open, "use C-1", "reveal phone --reason 'Xác minh'", "case close"])
        let screen = desk.type(["case open CALL-2 --reason 'Người khác gọi'", "status C-1"])
        #expect(!screen.contains("0905000001"))
    }
}
