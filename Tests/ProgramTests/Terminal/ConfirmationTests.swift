import Glibc
import Testing

@testable import ProgramSupport

extension AtATerminal {
    @Suite struct Confirming {
        private let unlink = "unlink C-29 vnpost --reason \"thử nghiệm\"\r"

        private func isLinked(_ desk: Desk) throws -> Bool {
            let call = try desk.script("case open Z --reason \"kiểm tra\"\nlinks C-29\n")
            let links = call.lines.last?.data["links"] as? [[String: Any]] ?? []
            return links.contains {
                $0["provider"] as? String == "vnpost" && $0["state"] as? String == "active"
            }
        }

        @Test(arguments: ["", "gg81", "31", "ng81", "aang81"])
        func lastFourCharacters(_ answer: String) throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send(unlink)
            try terminal.expect("Gõ 4 ký tự cuối")
            let after = try terminal.enter(answer)
            #expect(after.contains("confirm.declined") == (answer != "ng81"))
            #expect(try isLinked(desk) == (answer != "ng81"))
        }

        @Test(arguments: [
            ("có", true), ("co", true), ("yes", true), ("", false), ("không", false), ("t", false),
        ])
        func yesOrNo(_ answer: String, _ isYes: Bool) throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("edit C-8 email moi@example.vn --reason \"công dân đọc\"\r")
            try terminal.expect("Thực hiện? [có/KHÔNG] ")
            let after = try terminal.enter(answer)
            #expect(after.contains("confirm.declined") == !isYes)
            #expect(
                try desk.records().contains {
                    $0["act"] as? String == "citizen.edit" && $0["outcome"] as? String == "ok"
                } == isYes
            )
        }

        @Test func whatWasTypedBeforeDoesNotAnswer() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send(
                "\u{1B}[200~unlink C-29 vnpost --reason \"thử nghiệm\"\nng81\u{1B}[201~\r"
            )
            try terminal.expect("Gõ 4 ký tự cuối")
            try terminal.send("\u{3}")
            try terminal.expect("confirm.declined")
            #expect(try isLinked(desk))
        }

        @Test func refreshAsksBeforeItWrites() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("refresh C-8\r")
            try terminal.expect("Cập nhật? [có/KHÔNG] ")
            // Somebody else works on meanwhile: no lock is held while a person thinks.
            #expect(try desk.call(["exec", "whoami"], login: "minh").status == 0)
            #expect(try terminal.enter("c").contains("error[") == false)
            #expect(try desk.isSound())
        }

        @Test func somebodyElseWasFaster() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("edit C-8 email moi@example.vn --reason \"công dân đọc\"\r")
            try terminal.expect("Thực hiện? [có/KHÔNG] ")
            let other = try desk.script(
                "case open Y --reason \"cuộc gọi khác\"\n"
                    + "edit C-8 email kia@example.vn --reason \"nhanh hơn\" --yes\n",
                login: "minh"
            )
            #expect(other.status == 0)
            #expect(try terminal.enter("có").contains("record.changed"))
        }

        @Test func onlyInputAndMessagesAreTheTerminal() throws {
            let desk = try Desk()
            let pipe = desk.folder + "/data"
            let terminal = try Terminal(
                desk,
                ["--format", "jsonl"],
                outputPath: pipe,
                opensCase: true
            )
            try terminal.send("case note \"má")
            try terminal.send("\u{7F}ột\"\r")
            try terminal.expect("CALL-7> ")
            try terminal.send(unlink)
            try terminal.expect("Gõ 4 ký tự cuối")
            try terminal.send("ng81\r")
            try terminal.expect("CALL-7> ")
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            let data = Files.text(pipe)
            let lines = data.split(separator: "\n").compactMap { Desk.Line(String($0)) }
            #expect(lines.map(\.command) == ["case note", "unlink"])
            #expect(lines.map(\.outcome) == ["ok", "ok"])
            #expect(data.contains("\"text\":\"một\""))
            #expect(!data.contains("\u{1B}"))
        }

        @Test func dataThatNobodyTakesEndTheConsole() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, outputPath: "/dev/full", opensCase: true)
            try terminal.send("whoami\r")
            try terminal.expect("output.failed")
            #expect(try terminal.waitForEnd() == 74)
            #expect(terminal.settings == terminal.settingsBefore)
        }
    }
}
