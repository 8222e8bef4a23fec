import Testing

@testable import ProgramSupport

/// Everything that needs a terminal, one after the other.
@Suite(.serialized) enum AtATerminal {}

extension AtATerminal {
    @Suite struct Typing {
        static let name = "Nguyễn Thị Hồng Nhung"
        static let forms = [
            name, "Nguye\u{302}\u{303}n Thi\u{323} Ho\u{302}\u{300}ng Nhung",
            "Nguyê\u{303}n Thi\u{323} Hô\u{300}ng Nhung",
        ]

        @Test func promptGrows() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk)
            #expect(terminal.everything.contains("Nguyễn Thị Lan (agent)"))
            #expect(terminal.everything.hasSuffix("trình-diễn lan> "))
            _ = try terminal.enter("case open CALL-1 --reason \"xin chào\"", prompt: "lan CALL-1> ")
            _ = try terminal.enter("use C-1", prompt: "lan CALL-1 C-1 05********99> ")
            let shown = try terminal.enter("show", prompt: "lan CALL-1 C-1 05********99> ")
            #expect(shown.contains("Đặng Trung Du"))
            #expect(!shown.contains("052089999999"))
            _ = try terminal.enter("use -", prompt: "lan CALL-1> ")
            _ = try terminal.enter("case close", prompt: "\u{1B}[0m lan> ")
        }

        @Test(arguments: forms)
        func everyFormIsFound(_ text: String) throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            let typed = try terminal.enter("find \"\(text)\"")
            #expect(typed.contains("C-2 ") && typed.contains("Nguyễn Thị"))
        }

        @Test(arguments: forms)
        func everyFormIsPasted(_ text: String) throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            let pasted = try terminal.enter("find \"\u{1B}[200~\(text)\u{1B}[201~\"")
            #expect(pasted.contains("C-2 ") && pasted.contains("Nguyễn Thị"))
        }

        @Test func editsInTheMiddle() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            // Home, Delete, arrows and Ctrl-W; the marks compose in the middle of the line.
            try terminal.send("xfind \"Nguyen Thị Hồng Nhung\" thừa\u{17}\u{1B}[H\u{1B}[3~\u{5}")
            try terminal.send("\u{1}" + String(repeating: "\u{1B}[C", count: 11) + "\u{302}\u{303}")
            let shown = try terminal.enter("\u{5}")
            #expect(shown.contains("C-2 ") && shown.contains("Nguyễn Thị"))
        }

        @Test func aNameOfNobody() throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            for form in [
                "Nguyễn Thị Ánh Đường",
                "Nguye\u{302}\u{303}n Thi\u{323} A\u{301}nh Đu\u{31B}o\u{31B}\u{300}ng",
            ] {
                try terminal.send("find \"\(form)\"")
                try terminal.send("\u{C}")
                try terminal.expect("find \"Nguyễn Thị Ánh Đường\"")
                #expect(try terminal.enter("").contains("Không tìm thấy công dân nào"))
            }
        }

        @Test func pastedLinesWaitForEnter() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("\u{1B}[200~use C-1\nshow\ncase note \"một\"\u{1B}[201~")
            try terminal.expect("case note \"một\"")
            // Nothing has run: the log holds the case and the look at the log.
            #expect(try desk.acts() == ["case.open"])
            try terminal.send("\r")
            try terminal.expect("Đặng Trung Du")
            try terminal.expect("một")
            try terminal.expect("C-1 05********99> ")
            #expect(
                try desk.acts().filter { $0 != "audit.list" }
                    == ["case.open", "citizen.use", "citizen.show", "case.note"]
            )
        }

        @Test func pastedLinesBehindAFailureAreDropped() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send(
                "\u{1B}[200~use C-1\nshow C-999\ncase note \"hai\"\nshow\u{1B}[201~\r"
            )
            try terminal.expect("error[")
            try terminal.expect("Bỏ 2 dòng")
            try terminal.expect("C-1 05********99> ")
            #expect(!(try desk.records().contains { $0["act"] as? String == "case.note" }))
            #expect(try terminal.enter("whoami").contains("Nguyễn Thị Lan"))
        }

        @Test(arguments: [(40, 10), (80, 2), (32, 3)] as [(Int32, Int32)])
        func smallWindows(_ size: (columns: Int32, rows: Int32)) throws {
            let terminal = try Terminal(
                Desk(),
                columns: size.columns,
                rows: size.rows,
                opensCase: true
            )
            let prompt = size.columns < 48 ? "trình-diễn CALL-7> " : "trình-diễn lan CALL-7> "
            #expect(terminal.everything.hasSuffix(prompt))
            let shown = try terminal.enter("find \"Nguyễn Thị Hồng Nhung\"")
            #expect(shown.contains("C-2"))
            for line in shown.split(separator: "\n") {
                #expect(line.count <= Int(size.columns), "\(line)")
            }
            try terminal.send("st\t")
            try terminal.expect("atus ")
            try terminal.send("\u{3}")
            try terminal.expect("> ")
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
        }

        @Test func resizing() throws {
            let terminal = try Terminal(Desk(), opensCase: true)
            try terminal.send("find \"Nguyễn Thị Hồng")
            try terminal.expect("Hồng")
            for columns in [40, 24, 120] as [Int32] {
                terminal.resize(columns: columns, rows: 10)
                try terminal.expect("CALL-7> ")  // drawn again
            }
            let shown = try terminal.enter(" Nhung\"")
            #expect(shown.contains("C-2 "))
        }
    }
}
