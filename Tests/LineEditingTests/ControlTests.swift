import Glibc
import Testing

extension OnATerminal {
    @Suite struct Control {
        private func started(_ arguments: [String] = []) throws -> Terminal {
            let terminal = try Terminal(arguments)
            try terminal.expect(arguments.isEmpty ? prompt : "thử-lòng>\u{1B}[0m ")
            return terminal
        }

        @Test func interruptKeepsOrder() throws {
            let terminal = try started()
            try terminal.send("abc\u{3}def\r")
            try terminal.expect("abc^C")
            try terminal.expect("EVENT: interrupted")
            try terminal.expect("EVENT: line [def]")
        }

        @Test func interruptByASignal() throws {
            let terminal = try started()
            try terminal.send("abc")
            try terminal.expect("abc")
            terminal.signal(SIGINT)
            try terminal.expect("EVENT: interrupted")
            try terminal.send("đi\r")
            try terminal.expect("EVENT: line [đi]")
        }

        @Test func endOfFile() throws {
            let terminal = try started()
            try terminal.send("ab\u{1}\u{4}\u{4}\u{4}")
            try terminal.expect("EVENT: eof")
            #expect(try terminal.waitForEnd() == 0)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test(arguments: [SIGTERM, SIGHUP])
        func terminationInALine(_ signal: Int32) throws {
            let terminal = try started()
            try terminal.send("dở dang")
            try terminal.expect("dở dang")
            #expect(terminal.settings != terminal.settingsBefore)
            terminal.signal(signal)
            try terminal.expect("\u{1B}[?2004l")
            try terminal.expect("EVENT: signal \(signal)")
            #expect(try terminal.waitForEnd() == 128 + signal)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test func commandsSeeInterrupts() throws {
            let terminal = try started()
            try terminal.send("chạy\r")
            try terminal.expect("EVENT: running")
            #expect(terminal.settings == terminal.settingsBefore)
            try terminal.send("\u{3}")
            try terminal.expect("EVENT: stopped, nil")
            try terminal.send("tiếp\r")
            try terminal.expect("EVENT: line [tiếp]")
        }

        @Test(arguments: [SIGTERM, SIGHUP])
        func terminationInACommand(_ signal: Int32) throws {
            let terminal = try started()
            try terminal.send("chạy\r")
            try terminal.expect("EVENT: running")
            terminal.signal(signal)
            try terminal.expect("EVENT: stopped, Optional(\(signal))")
            try terminal.expect("EVENT: signal \(signal)")
            #expect(try terminal.waitForEnd() == 128 + signal)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test(arguments: [SIGQUIT, SIGABRT, SIGSEGV])
        func dyingRestores(_ signal: Int32) throws {
            let terminal = try Terminal(environment: ["SWIFT_BACKTRACE": "enable=no"])
            try terminal.expect(prompt)
            try terminal.send("dở")
            try terminal.expect("dở")
            terminal.signal(signal)
            #expect(try terminal.waitForEnd() == 1000 + signal)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test func suspendsUnderAShell() throws {
            let terminal = try Terminal(
                ["--norc", "--noprofile", "-i"],
                program: "/bin/bash",
                environment: ["HISTFILE": ""]
            )
            try terminal.expect("sh$ ")
            try terminal.send("\(Terminal.probe)\r")
            try terminal.expect("thử> ")
            try terminal.send("xin chào")
            try terminal.expect("xin chào")
            try terminal.send("\u{1A}")
            try terminal.expect("Stopped")
            try terminal.expect("sh$ ")
            try terminal.send("stty -a | tr ' ' '\\n' | grep -x -e 'isi[g]' -e '-isig'; fg\r")
            try terminal.expect("isig\r\n")
            try terminal.expect("thử> xin chào")
            try terminal.send(" bạn\r")
            try terminal.expect("EVENT: line [xin chào bạn]")
            try terminal.expect(prompt)
            try terminal.send("\u{4}")
            try terminal.expect("EVENT: eof")
            try terminal.expect("sh$ ")
        }

        @Test func colouredPrompt() throws {
            let terminal = try started(["--colour"])
            try terminal.send("a\u{1}b\r")
            try terminal.expect("EVENT: line [ba]")
            #expect(
                String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[1;32mthử-lòng>")
            )
        }

        @Test func noticesComeAboveTheLine() throws {
            let terminal = try started()
            try terminal.send("báo\r")
            try terminal.expect("EVENT: notifying")
            try terminal.send("đang gõ")
            try terminal.expect("THÔNG BÁO: có hồ sơ mới\r\n")
            try terminal.expect("thử> đang gõ")
            try terminal.send("!\r")
            try terminal.expect("EVENT: line [đang gõ!]")
        }

        @Test func dataStaysOutOfThePrompt() throws {
            let path = temporaryPath()
            defer { unlink(path) }
            let terminal = try Terminal(outputPath: path)
            try terminal.expect("thử> ")
            try terminal.send("sửa\u{1}x\r")
            try terminal.expect("thử> ")
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            #expect(contents(of: path) == "EVENT: line [xsửa] bytes=6 nfc=true\nEVENT: eof\n")
        }
    }
}
