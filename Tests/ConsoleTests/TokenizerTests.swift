import Identity
import Testing

@testable import Console

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("status C-1", ["status", "C-1"]),
        ("  a\tb  ", ["a", "b"]),
        ("", []),
        ("# lời dẫn", []),
        ("a # b", ["a"]),
        ("a#b", ["a#b"]),
        ("a '#b'", ["a", "#b"]),
        ("'a b' \"c d\"", ["a b", "c d"]),
        ("'a\\b'", ["a\\b"]),
        ("\"a\\\"b\\\\c\\d\"", ["a\"b\\c\\d"]),
        ("a\\ b \\# \\'", ["a b", "#", "'"]),
        ("a''b \"\" ''", ["ab", "", ""]),
        ("sta\\\ntus C-1", ["status", "C-1"]),
        ("status \\\n C-1", ["status", "C-1"]),
        ("status \\\r\nC-1", ["status", "C-1"]),
        ("--reason='x y'", ["--reason=x y"]),
        ("a\u{A0}b\u{3000}c", ["a", "b", "c"]),
        ("${X} $Y {z}", ["${X}", "$Y", "{z}"]),
    ])
    func cutsWords(_ text: String, _ words: [String]) throws {
        #expect(try Tokenizer.tokenize(LineText(text)).words.map(\.text) == words)
    }

    @Test func normalisesAndCountsColumns() throws {
        let line = LineText("tr\u{61}\u{323}ng-tha\u{301}i Nguye\u{302}\u{303}n 漢字 x")
        let words = try Tokenizer.tokenize(line).words
        #expect(words[0].text.unicodeScalars.count == 10)
        #expect(Array(words[1].text.utf8) == Array("Nguyễn".utf8))
        #expect(words.map(\.span.column) == [1, 12, 19, 24])
        #expect(words.map(\.span.width) == [10, 6, 4, 1])
        #expect(words[2].span.range == 26..<32)
    }

    @Test(arguments: [
        ("find 'x", "syntax.unclosed-quote", 6, 1),
        ("tìm \"đặng", "syntax.unclosed-quote", 5, 1),
        ("a \\", "syntax.unfinished-line", 3, 1),
        ("a b\u{0}c", "syntax.nul-byte", 4, 1),
        ("a \\\n 'b", "syntax.unclosed-quote", 2, 2),
    ])
    func placesErrors(_ text: String, _ code: String, _ column: Int, _ line: Int) {
        let error = #expect(throws: LineError.self) { try Tokenizer.tokenize(LineText(text)) }
        #expect(error?.code == code)
        #expect(error?.span.column == column)
        #expect(error?.span.line == line)
    }

    @Test func refusesLongLines() {
        let text = String(repeating: "a", count: 65_537)
        let error = #expect(throws: LineError.self) { try Tokenizer.tokenize(LineText(text)) }
        #expect(error?.code == "syntax.line-too-long")
    }

    @Test func substitutesOnceAndAsOneWord() throws {
        let values = ["A": "x y", "B": "${A} 'q", "C": "--yes", "TÊN": "ok", "E": ""]
        let substitution = Substitution(
            variable: { values[$0] },
            column: { $0 == "cột" ? "1 2" : nil }
        )
        let line = LineText("v ${A} p${B}s '${A}' \\${A} \"${A}\" ${C} ${TÊN} ${E} {cột} \\{cột}")
        let words = try Tokenizer.tokenize(line, substitution: substitution).words
        #expect(
            words.map(\.text) == [
                "v", "x y", "p${A} 'qs", "${A}", "${A}", "x y", "--yes", "ok", "", "1 2", "{cột}",
            ]
        )
        #expect(words[6].startsSubstituted && !words[2].startsSubstituted && words[2].isSubstituted)
    }

    @Test(arguments: [
        ("a ${NO}", "syntax.undefined-name", 3), ("a ${A", "syntax.bad-substitution", 3),
        ("a {no}", "syntax.undefined-column", 3),
    ])
    func refusesBadSubstitutions(_ text: String, _ code: String, _ column: Int) {
        let none = Substitution(variable: { _ in nil }, column: { _ in nil })
        let error = #expect(throws: LineError.self) {
            try Tokenizer.tokenize(LineText(text), substitution: none)
        }
        #expect(error?.code == code)
        #expect(error?.span.column == column)
    }

    @Test func takesCardTextAsOneWord() throws {
        let card = "052089999999|271450001|H'Hen Niê Đặng|15081989|Nam|Số 1, Quy Nhơn|01012021"
        let newer = card + "||Đặng Văn A|Trần Thị B"
        let words = try Tokenizer.tokenize(LineText("unlink \(card) vneid --reason x|y")).words
        #expect(words.map(\.text) == ["unlink", card, "vneid", "--reason", "x|y"])
        let more = try Tokenizer.tokenize(LineText("unlink \(newer) vneid")).words
        #expect(more.map(\.text) == ["unlink", newer, "vneid"])
    }

    @Test func takesPrefixOfCommandFiles() throws {
        var line = try Tokenizer.tokenize(LineText("-status C-1"))
        var took = line.takeKeepGoingPrefix()
        #expect(took)
        #expect(line.words[0].text == "status" && line.words[0].span.column == 2)
        line = try Tokenizer.tokenize(LineText("- status"))
        took = line.takeKeepGoingPrefix()
        #expect(took)
        #expect(line.words.map(\.text) == ["status"])
        line = try Tokenizer.tokenize(LineText("status -"))
        took = line.takeKeepGoingPrefix()
        #expect(!took)
    }

    @Test(arguments: [
        "", "a b", "it's", "\"", "\\", "#x", "${X}", "a'b\"c\\$", "Đặng Trung Du", "{c}",
    ])
    func quotesBack(_ value: String) throws {
        let line = LineText(Quoting.line(["x", value]))
        let none = Substitution(variable: { _ in nil }, column: { _ in nil })
        #expect(try Tokenizer.tokenize(line).words.map(\.text) == ["x", value])
        #expect(try Tokenizer.tokenize(line, substitution: none).words.map(\.text) == ["x", value])
    }
}

@Suite struct SourceTextTests {
    @Test func readsLines() {
        let bytes: [UInt8] =
            [0xEF, 0xBB, 0xBF] + Array("a\r\nb \\\r\nc\r\n\n# d \\\ne '\\\nf".utf8)
        let source = SourceFile(bytes: bytes)
        #expect(source.errors.isEmpty)
        #expect(source.lines.map(\.number) == [1, 2, 4, 5, 6, 7])
        #expect(source.lines.map(\.text) == ["a", "b \\\nc", "", "# d \\", "e '\\", "f"])
    }

    @Test func reportsBytesThatAreNoText() {
        let bytes =
            Array("ok\nđ ".utf8) + [0xFF] + Array("x\nfine\nn".utf8) + [0] + Array("\n".utf8)
        let source = SourceFile(bytes: bytes)
        #expect(source.lines.map(\.text) == ["ok", "fine"])
        #expect(source.errors.map(\.error.code) == ["syntax.invalid-utf8", "syntax.nul-byte"])
        #expect(source.errors[0].error.message.en == "Not valid UTF-8 at byte 6 of the file")
        #expect(source.errors[0].error.span.line == 2)
        #expect(source.errors[0].error.span.column == 3)
        #expect(source.errors[1].error.span.line == 4)
        #expect(source.errors[1].error.span.column == 2)
    }

    @Test func keepsBackslashAtEndOfFile() throws {
        let source = SourceFile(bytes: Array("a \\".utf8))
        let error = #expect(throws: LineError.self) { try Tokenizer.tokenize(source.lines[0]) }
        #expect(error?.code == "syntax.unfinished-line")
    }

    @Test func refusesEndlessContinuation() {
        let bytes =
            Array(String(repeating: "aaaaaaaaaaaaaaa\\\n", count: 5000).utf8) + Array("b\n".utf8)
        let source = SourceFile(bytes: bytes)
        #expect(source.errors.first?.error.code == "syntax.line-too-long")
    }
}

@Suite struct SpanTests {
    @Test func countsTabsAsOneColumn() throws {
        let words = try Tokenizer.tokenize(LineText("\ta\tb \\\r\n\tc")).words
        #expect(words.map(\.span.column) == [2, 4, 2])
        #expect(words.map(\.span.line) == [1, 1, 2])
    }

    @Test func agreesWithThePlainCount() throws {
        let line = LineText(
            "tìm 'Đa\u{323}\u{306}ng 漢字' \u{1B}x \\\n a\\\nb \u{301}c 👩‍👩‍👧 --x=1",
            number: 7
        )
        for word in try Tokenizer.tokenize(line).words {
            #expect(word.span == line.span(word.span.range))
        }
    }

    @Test func readsTheLongestLineSoon() throws {
        let line = LineText(String(repeating: "đ ", count: 21_000))
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try Tokenizer.tokenize(line) }
        #expect(time < .seconds(4))
    }
}
