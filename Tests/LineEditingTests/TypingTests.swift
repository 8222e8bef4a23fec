import Testing

/// Everything that needs a terminal, one after the other.
@Suite(.serialized) enum OnATerminal {}

let prompt = "thử> "
private let name = "Nguyễn Thị Ánh Đường"
private let nfd = "Nguye\u{302}\u{303}n Thi\u{323} A\u{301}nh Đu\u{31B}o\u{31B}\u{300}ng"

extension OnATerminal {
    @Suite struct Typing {
        private func typed(
            _ keys: String,
            environment: [String: String] = [:],
            columns: Int32 = 80,
            rows: Int32 = 24
        ) throws -> Terminal {
            let terminal = try Terminal(environment: environment, columns: columns, rows: rows)
            try terminal.expect(columns > 5 ? prompt : "thử>")
            try terminal.send(keys)
            return terminal
        }

        @Test(arguments: [
            name, nfd, "Nguyê\u{303}n Thi\u{323} A\u{301}nh Đươ\u{300}ng",
            "Nguye\u{303}\u{302}n Thi\u{323} A\u{341}nh Đu\u{31B}o\u{300}\u{31B}ng",
        ])
        func everyFormArrivesComposed(_ text: String) throws {
            let terminal = try typed(text + "\r")
            try terminal.expect("EVENT: line [\(name)] bytes=29 nfc=true")
        }

        @Test func slowKeysCompose() throws {
            let terminal = try typed("")
            for scalar in nfd.unicodeScalars {
                try terminal.send(String(scalar))
            }
            try terminal.send("\r")
            try terminal.expect("EVENT: line [\(name)] bytes=29 nfc=true")
        }

        @Test func pastedFormsCompose() throws {
            let terminal = try typed("\u{1B}[200~\(nfd)\u{1B}[201~")
            try terminal.send("e\u{1B}[200~\u{302}\u{301}\u{1B}[201~\r")
            try terminal.expect("EVENT: line [\(name)ế] bytes=32 nfc=true")
        }

        @Test func editsInTheMiddle() throws {
            // Home, End and the arrows in both of their forms; the mark composes mid-line.
            let terminal = try typed("Thi Anh\u{1B}[H\u{1B}[C\u{1B}OC\u{1B}[C\u{323}")
            try terminal.send("\u{1}\u{1B}[F\u{1B}[D\u{1B}[D\u{301}\r")
            try terminal.expect("EVENT: line [Thị Ánh] bytes=10 nfc=true")
        }

        @Test func redrawsComposed() throws {
            let terminal = try typed("Thi\u{323} A\u{301}nh\u{1}X")
            try terminal.expect("X")
            try terminal.send("\u{C}")
            try terminal.expect("thử> XThị Ánh")
            try terminal.send("\r")
            try terminal.expect("[XThị Ánh]")
        }

        @Test func inputMethodBursts() throws {
            let terminal = try typed("go\u{7F}õ tieng\u{7F}\u{7F}\u{7F}\u{7F}iếng\r")
            try terminal.expect("EVENT: line [gõ tiếng]")
        }

        @Test func editingKeys() throws {
            let terminal = try typed("một hai ba\u{17}bốn\u{1B}[1;5D\u{1B}[1;5D\u{1B}[3~H\r")
            try terminal.expect("EVENT: line [một Hai bốn]")
            try terminal.expect(prompt)
            try terminal.send("bỏ\u{15}\u{1B}[3~\u{1B}[24~\u{1B}[1;2Pgiữ\r")
            try terminal.expect("EVENT: line [giữ]")
        }

        @Test func latinLettersAndControls() throws {
            let letters = String(
                String.UnicodeScalarView((0xC0...0xFF).compactMap(Unicode.Scalar.init))
            )
            let terminal = try typed("\u{0}\(letters)\u{85}\u{200B}\u{FEFF}\r")
            try terminal.expect("EVENT: line [\(letters)] bytes=128")
        }

        @Test func invalidBytesAreShown() throws {
            let terminal = try typed("")
            try terminal.send(bytes: Array("a".utf8) + [0xFF, 0xE1, 0xBB] + Array("b".utf8))
            try terminal.send(bytes: [0xC0, 0xAF, 0x0D])
            try terminal.expect("EVENT: line [a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}]")
        }

        @Test(arguments: [
            ["LANG": "C"], ["LANG": "vi_VN.UTF-8"], ["LANG": ""], ["TERM": "dumb"],
            ["TERM": "no-such-terminal"], ["TERM": ""],
        ])
        func poorEnvironments(_ environment: [String: String]) throws {
            let terminal = try typed(name + "\r", environment: environment)
            try terminal.expect("EVENT: line [\(name)] bytes=29")
            try terminal.expect(prompt)
            try terminal.send("thủ-\t\t\u{3}")
            try terminal.expect("EVENT: interrupted")
            try terminal.expect(prompt)
            try terminal.send("\u{4}")
            try terminal.expect("EVENT: eof")
            #expect(try terminal.waitForEnd() == 0)
            #expect(terminal.settings == terminal.settingsBefore)
        }

        @Test(arguments: [(80, 24), (40, 10), (80, 2), (20, 1), (5, 3)] as [(Int32, Int32)])
        func sizes(_ size: (Int32, Int32)) throws {
            let long = "xin giấy xác nhận tình trạng hôn nhân cho công dân ở phường mới"
            let terminal = try typed(long + "\u{1}\u{5}", columns: size.0, rows: size.1)
            try terminal.send("\u{1}Đ\u{5}!\r")
            try terminal.expect("EVENT: line [Đ\(long)!]")
            try terminal.expect("thử>")
            try terminal.send("\t\t\u{3}")
            try terminal.expect("EVENT: interrupted")
        }

        @Test func resizing() throws {
            let text = "một dòng đủ dài để phải xuống hàng khi cửa sổ hẹp lại"
            let terminal = try typed(text)
            try terminal.expect("hẹp lại")
            for columns in [30, 12, 100, 80] as [Int32] {
                terminal.resize(columns: columns, rows: 10)
                try terminal.expect("thử>")  // drawn again
            }
            try terminal.send("!\r")
            try terminal.expect("EVENT: line [\(text)!]")
        }
    }
}
