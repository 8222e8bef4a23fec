import DisplayColumns
import Glibc
import Testing

@testable import LineEditing

extension OnATerminal {
    @Suite struct TabAndSearch {
        @Test func tab() throws {
            let terminal = try Terminal()
            try terminal.expect(prompt)
            try terminal.send("xem h\t")
            try terminal.expect("ồ-sơ ")
            try terminal.send("t\t")
            try terminal.expect("ủ-")
            try terminal.send("\t")
            try terminal.expect("thủ-tục  tra cứu thủ tục hành chính\r\nthủ-đô   thành phố\r\n")
            try terminal.expect("thử> xem hồ-sơ thủ-")
            try terminal.send("t\t\r")
            try terminal.expect("EVENT: line [xem hồ-sơ thủ-tục ]")
            try terminal.expect(prompt)
            try terminal.send("không-có\t!\r")
            try terminal.expect("EVENT: line [không-có!]")
        }

        @Test func longListsFitTheScreen() throws {
            let terminal = try Terminal(columns: 24, rows: 6)
            try terminal.expect(prompt)
            try terminal.send("mục-\t")
            try terminal.expect(
                "mục-1  mô tả của mục s…\r\nmục-2  mô tả của mục s…\r\n"
                    + "mục-3  mô tả của mục s…\r\n… 57 nữa\r\nthử> mục-"
            )
        }

        @Test func searching() throws {
            let terminal = try Terminal()
            try terminal.expect(prompt)
            for line in ["hồ sơ của Ánh", "thủ tục khai sinh", "hồ sơ của Bình"] {
                try terminal.send(line + "\r")
                try terminal.expect("EVENT: line [\(line)]")
                try terminal.expect(prompt)
            }
            try terminal.send("\u{12}a\u{301}nh")
            try terminal.expect("(tìm lùi) ánh: hồ sơ của Ánh")
            try terminal.send("\r")
            try terminal.expect("EVENT: line [hồ sơ của Ánh]")
            try terminal.expect(prompt)
            try terminal.send("\u{12}của\u{12}\u{12}\u{13}\u{1B}[F!\r")
            try terminal.expect("EVENT: line [hồ sơ của Bình!]")
            try terminal.expect(prompt)
            try terminal.send("giữ\u{12}khai\u{7}!\r")
            try terminal.expect("EVENT: line [giữ!]")
            try terminal.expect(prompt)
            try terminal.send("\u{12}không có đâu")
            try terminal.expect("(tìm lùi)! không")
            try terminal.send("\u{3}")
            try terminal.expect("EVENT: interrupted")
        }

        @Test func historyOfEarlierSessions() throws {
            let path = temporaryPath()
            defer { unlink(path) }
            for (keys, line) in [
                ("tra cứu lệ phí", "tra cứu lệ phí"), ("\u{1B}[A!", "tra cứu lệ phí!"),
            ] {
                let terminal = try Terminal([path])
                try terminal.expect(prompt)
                try terminal.send(keys + "\r")
                try terminal.expect("EVENT: line [\(line)]")
                try terminal.expect(prompt)
                try terminal.send("\u{4}")
                #expect(try terminal.waitForEnd() == 0)
            }
            #expect(contents(of: path) == "tra cứu lệ phí\ntra cứu lệ phí!\n")
        }
    }
}

@Suite struct CompletionSteps {
    private func step(_ line: String, _ texts: [String], isFinal: Bool = true) -> CompletionStep {
        let completion = Completion(
            replacing: 0..<line.utf8.count,
            with: texts.map { Candidate($0, isFinal: isFinal) }
        )
        return CompletionStep(completion, line: line)
    }

    @Test func whatTabDoes() {
        #expect(step("x", []) == .nothing)
        #expect(step("x", ["xa"]) == .replace(0..<1, "xa "))
        #expect(step("x", ["xa"], isFinal: false) == .replace(0..<1, "xa"))
        #expect(step("t", ["tục", "tức"]) == .list)
        #expect(step("", ["tục", "tục lệ"]) == .replace(0..<0, "tục"))
        #expect(step("abc", ["x1", "x2"]) == .list)
    }

    @Test(.enabled(if: !TerminalState.isInputTTY))
    func withoutATerminalThereIsNoEditor() {
        #expect(LineEditor(LineEditor.Configuration(program: "thử", prompt: { "" })) == nil)
        #expect(TerminalState.size.columns > 0)
    }

    @Test func badRangesAreIgnored() {
        let completion = Completion(replacing: 0..<99, with: [Candidate("a")])
        #expect(CompletionStep(completion, line: "ab") == .nothing)
    }

    @Test func aSpaceThatFollowsIsTaken() {
        let completion = Completion(replacing: 0..<1, with: [Candidate("ab")])
        #expect(CompletionStep(completion, line: "a c") == .replace(0..<2, "ab "))
    }

    @Test func widths() {
        #expect(DisplayWidth.of("Nguyễn Thị") == 10)
        #expect(DisplayWidth.of("Nguye\u{302}\u{303}n") == 6)
        #expect(DisplayWidth.of("漢字") == 4)
        #expect(DisplayWidth.of("😀\u{7}") == 2)
        #expect(DisplayWidth.of("👨‍👩‍👧") == 2)
        #expect(DisplayWidth.of("↵…") == 2)
    }

    @Test func gridWithoutDescriptions() {
        let list = CandidateList(
            candidates: ["một", "hai", "漢字", "\u{1B}[2J"].map { Candidate($0) },
            columns: 20,
            rows: 10,
            more: { "\($0)" }
        )
        #expect(list.text() == "một   hai   漢字\n?[2J\n")
    }
}
