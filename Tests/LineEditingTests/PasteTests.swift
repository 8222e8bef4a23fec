import Glibc
import Testing

extension OnATerminal {
    @Suite struct Pasting {
        private func started() throws -> Terminal {
            let terminal = try Terminal()
            try terminal.expect("\u{1B}[?2004h")
            try terminal.expect(prompt)
            return terminal
        }

        @Test func linesWaitForEnter() throws {
            let terminal = try started()
            try terminal.send("\u{1B}[200~một\r\nhai\tba\n\nbốn\n\u{1B}[201~")
            try terminal.expect("một↵hai ba↵↵bốn")
            #expect(!String(decoding: terminal.output, as: UTF8.self).contains("EVENT"))
            try terminal.send("!\r")
            for line in ["một", "hai ba", "", "bốn!"] {
                try terminal.expect("EVENT: line [\(line)]")
            }
        }

        @Test func keysInAPasteDoNothing() throws {
            let terminal = try started()
            try terminal.send("\u{1B}[200~a\u{3}\u{4}\u{0}\u{1B}[Ab\u{1B}[20\u{1B}[201~\r")
            try terminal.expect("EVENT: line [a[Ab[20]")
        }

        @Test func oneMegabyteLines() throws {
            let terminal = try started()
            let text = String(repeating: "đường ", count: 125_000)
            try terminal.send("\u{1B}[200~" + text + "\u{1B}[201~\r")
            try terminal.expect("EVENT: line [<750000 ký tự>]", within: 20)
            try terminal.expect(prompt)
            let typed = String(repeating: "0123456789", count: 100_000)
            try terminal.send(typed + "\r")
            try terminal.expect("EVENT: line [<1000000 ký tự>]", within: 20)
            try terminal.expect(prompt)
            try terminal.send("\u{1B}[A\u{1B}[A\u{1B}[B\r")
            try terminal.expect("EVENT: line [<1000000 ký tự>]", within: 20)
        }

        @Test func longLinesSurviveTheArrowKeys() throws {
            let terminal = try started()
            try terminal.send("một\r")
            try terminal.expect("EVENT: line [một]")
            try terminal.expect(prompt)
            let text = String(repeating: "đường ", count: 500)
            try terminal.send("\u{1B}[200~\(text)\u{1B}[201~\u{1B}[A\u{1B}[B\u{1}\u{1B}[C\u{5}!\r")
            try terminal.expect("EVENT: line [<3001 ký tự>] bytes=5001 nfc=true")
        }

        @Test func signalInsideAPaste() throws {
            let terminal = try started()
            try terminal.send("\u{1B}[200~không bao giờ hết")
            terminal.signal(SIGTERM)
            try terminal.expect("EVENT: signal 15")
            #expect(try terminal.waitForEnd() == 143)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test func questionsTakeNoPastedLines() throws {
            let terminal = try started()
            try terminal.send("\u{1B}[200~hỏi\rcó\u{1B}[201~\r")
            try terminal.expect("Đồng ý? [có/không] ")
            try terminal.send("không\r")
            try terminal.expect("EVENT: answer line(\"không\")")
            try terminal.expect("EVENT: line [có]")
            try terminal.send("\u{1B}[A\u{1B}[A\r")
            try terminal.expect("EVENT: line [có]")
        }

        @Test func hiddenAnswers() throws {
            let terminal = try started()
            try terminal.send("kín\r")
            try terminal.expect("Mã: ")
            try terminal.send("xb\u{7F}\u{7F}bi\u{301}mật\r")
            try terminal.expect("EVENT: answer line(\"bímật\")")
            #expect(!String(decoding: terminal.output, as: UTF8.self).contains("xb"))
            try terminal.expect(prompt)
            try terminal.send("kín\r")
            try terminal.expect("Mã: ")
            try terminal.send("\u{3}")
            try terminal.expect("EVENT: answer interrupted")
        }

        @Test func questionsOnTheControllingTerminal() throws {
            let terminal = try started()
            try terminal.send("tty\r")
            try terminal.expect("Hỏi tty: ")
            try terminal.send("đô\u{300}ng ý\r")
            try terminal.expect("EVENT: tty line(\"đồng ý\")")
        }
    }
}
