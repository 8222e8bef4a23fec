import Glibc
import Testing

@testable import ProgramSupport

extension AtATerminal {
    @Suite struct Control {
        @Test func completionDescribes() throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            try terminal.send("case \t")
            try terminal.expect("CALL-7> case ")
            for name in ["open ", "note ", "close ", "show ", "list "] {
                #expect(terminal.everything.contains("\n\(name)"), "\(name)")
            }
            // Every line of the list has a description.
            let list = terminal.everything.split(separator: "\n").filter {
                $0.contains("case ") && !$0.contains("> ")
            }
            #expect(list.allSatisfy { $0.split(separator: " ").count > 3 })
            try terminal.send("\u{3}")
            try terminal.expect("> ")
            try terminal.send("unlink C-29 vn\t\t")
            try terminal.expect("vneid")
            try terminal.expect("vnpost")
            try terminal.send("p\t--re\t")
            try terminal.expect("ason ")
            try terminal.send("\u{3}")
            try terminal.expect("> ")
            try terminal.send("use C-1\r")
            try terminal.expect("05********99> ")
            try terminal.send("show C-\t")
            try terminal.expect("1 ")
        }

        @Test func interruptClearsTheLine() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("find Ánh\u{3}")
            try terminal.expect("^C")
            try terminal.expect("CALL-7> ")
            #expect(try terminal.enter("whoami").contains("Nguyễn Thị Lan"))
            #expect(!(try desk.records().contains { $0["act"] as? String == "citizen.find" }))
            // By a signal from elsewhere, too; and a command file after it is not stopped by it.
            let file = try desk.file("one.lk", "whoami\n")
            try terminal.send("find Bình")
            try terminal.expect("Bình")
            terminal.signal(SIGINT)
            try terminal.expect("CALL-7> ")
            #expect(try terminal.enter("source \(file)").contains("Nguyễn Thị Lan"))
        }

        @Test func interruptAlsoDropsUnfinishedLines() throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            try terminal.send("case note \\\r")
            try terminal.expect("… > ")
            try terminal.send("dang\u{3}")
            try terminal.expect("CALL-7> ")
            #expect(try terminal.enter("whoami").contains("Nguyễn Thị Lan"))
        }

        @Test func endLeaves() throws {
            let terminal = try Terminal(Desk())
            try terminal.send("\u{4}")
            try terminal.expect("\u{1B}[?2004l")
            #expect(try terminal.waitForEnd() == 0)
            #expect(terminal.settings == terminal.settingsBefore)
            let other = try Terminal(Desk())
            try other.send("quit\r")
            #expect(try other.waitForEnd() == 0)
            #expect(other.settings == other.settingsBefore)
        }

        @Test func searchGoesBack() throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            _ = try terminal.enter("status C-1")
            _ = try terminal.enter("whoami")
            try terminal.send("\u{12}stat")
            try terminal.expect("(tìm lùi) stat: status C-1")
            #expect(try terminal.enter("").contains("Đặng Trung Du"))
        }

        @Test(arguments: [SIGTERM, SIGHUP])
        func terminationRestores(_ signal: Int32) throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            try terminal.send("find dở dang")
            try terminal.expect("dở dang")
            #expect(terminal.settings != terminal.settingsBefore)
            terminal.signal(signal)
            try terminal.expect("\u{1B}[?2004l")
            #expect(try terminal.waitForEnd() == 128 + signal)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test func terminationDuringAQuestion() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("unlink C-29 vnpost --reason \"thử nghiệm\"\r")
            try terminal.expect("Gõ 4 ký tự")
            try terminal.send("gg8")
            terminal.signal(SIGTERM)
            #expect(try terminal.waitForEnd() == 143)
            #expect(terminal.settings == terminal.settingsBefore)
            #expect(try desk.isSound())
        }

        @Test func commandFilesStopBetweenLines() throws {
            let desk = try Desk()
            let file = try desk.file("many.lk", String(repeating: "whoami\n", count: 20_000))
            let terminal = try Terminal(desk)
            try terminal.send("source \(file)\r")
            try terminal.expect("Nguyễn Thị Lan")
            try terminal.send("\u{3}")
            try terminal.expect("\u{1B}[?2004h")
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            #expect(try desk.isSound())
        }
    }
}
