import Glibc
import Testing

@testable import ProgramSupport

extension AtATerminal {
    @Suite struct Surroundings {
        @Test(arguments: [
            ["LANG": "C"], ["LANG": "vi_VN.UTF-8"], ["LANG": "", "LC_ALL": ""], ["TERM": "dumb"],
            ["TERM": "no-such-terminal"], ["TERM": ""], ["NO_COLOR": "1"],
        ])
        func poorEnvironments(_ environment: [String: String]) throws {
            let terminal = try Terminal(
                Desk(),
                ["--lang", "vi"],
                environment: environment,
                opensCase: true
            )
            let shown = try enter("find \"Nguyễn Thị Hồng Nhung\"", terminal)
            #expect(shown.contains("C-2 ") && shown.contains("Nguyễn Thị Hồng Nhung"))
            try terminal.send("\u{3}")
            try terminal.expect("CALL-7> ")
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test func aSessionLeavesItsBeginningAndItsEnd() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            let records = try desk.records().filter { $0["act"] as? String != "store.import" }
            #expect(
                records.map { $0["act"] as? String ?? "" }.prefix(3) == [
                    "session.start", "case.open", "session.end",
                ]
            )
            #expect(Set(records.prefix(3).map { $0["session"] as? String ?? "" }).count == 1)
        }

        /// Waits for the next prompt by its words; a dumb terminal has no bracketed paste.
        private func enter(_ line: String, _ terminal: Terminal) throws -> String {
            let before = terminal.everything.count
            try terminal.send(line + "\r")
            try terminal.expect("CALL-7> ")
            return String(terminal.everything.dropFirst(before))
        }

        @Test func coloursOnlyWhereTheyAreWanted() throws {
            for (environment, words, hasColor) in [
                ([:], [], true), (["NO_COLOR": "1"], [], false), (["NO_COLOR": ""], [], true),
                (["TERM": "dumb"], [], false), (["NO_COLOR": "1"], ["--color", "always"], true),
                ([:], ["--color", "never"], false),
            ] as [([String: String], [String], Bool)] {
                let terminal = try Terminal(Desk(), words, environment: environment)
                try terminal.send("whoami\r")
                try terminal.expect("lan> ")
                #expect(terminal.raw.contains("\u{1B}[32m") == hasColor, "\(environment) \(words)")
                try terminal.send("\u{4}")
                #expect(try terminal.waitForEnd() == 0)
            }
        }

        @Test func english() throws {
            let terminal = try Terminal(Desk(), ["--lang", "en"], opensCase: true)
            #expect(terminal.everything.hasSuffix("demo lan CALL-7> "))
            try terminal.send("edit C-8 email moi@example.vn --reason \"told so\"\r")
            try terminal.expect("Go ahead? [yes/NO] ")
            #expect(try terminal.enter("no").contains("Not confirmed: nothing was changed"))
        }

        @Test func historyHoldsNobody() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            let lines = [
                "find \"Đặng Trung Du\"", "find Đặng Trung Du", "find 052089999999",
                "find 0905000001",
                "find trungdu.dang@example.com", "fnd Đặng Trung Du", "show 0905.000.001",
                "use dangtrungdu", "status +84905000001", "find Trung --nope Đặng",
                "find \"Đặng Trung Du", "case note \"Đặng Trung Du gọi từ 0905000001\"",
                "edit C-8 email du@example.vn --reason \"ông Đặng Trung Du\" --dry-run",
                "reveal phone --reason \"hỏi Trung\"", "caller-login C-2 vneid --note Trung",
                "case open 0905000001 --reason \"ông Trung\"", "show C-12",
            ]
            for line in lines {
                _ = try terminal.enter(line)
            }
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            let path = "\(desk.home)/history-\(getuid())"
            let kept = Files.text(path)
            #expect(Files.mode(path) == 0o600)
            #expect(kept.contains("show C-12\n"))
            #expect(kept.contains("find ") && kept.contains("--dry-run"))
            for word in [
                "Đặng", "Trung", "Du\"", "0905", "52089", "905000001", "example", "dangtrungdu",
            ] {
                #expect(!kept.contains(word), "\(word): \(kept)")
            }
        }

        @Test func historyComesBack() throws {
            let desk = try Desk()
            for _ in 0..<2 {
                let terminal = try Terminal(desk, opensCase: true)
                _ = try terminal.enter("status C-1")
                try terminal.send("\u{4}")
                #expect(try terminal.waitForEnd() == 0)
            }
            let terminal = try Terminal(desk, opensCase: true)
            #expect(try terminal.enter("\u{1B}[A").contains("Đặng Trung Du"))
        }

        @Test func anOpenHistoryFileIsNotTouched() throws {
            let desk = try Desk()
            let path = "\(desk.home)/history-\(getuid())"
            try Files.write(Array("cũ\n".utf8), to: path)
            chmod(path, 0o644)
            let terminal = try Terminal(desk)
            #expect(try terminal.enter("whoami").contains("Nguyễn Thị Lan"))
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            #expect(Files.text(path) == "cũ\n")
        }
    }
}
