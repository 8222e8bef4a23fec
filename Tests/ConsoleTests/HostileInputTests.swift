import CommandKit
import Identity
import Testing

@testable import Console

/// The same numbers on every run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct HostileInputTests {
    private static let pieces = [
        "status", "unlink", "vụ-việc", "case", "open", "find", "help", "vneid", "--reason",
        "--born",
        "--limit=", "--", "-", "=", "'", "\"", "\\", "\\\n", "\r\n", "\n", "#", " ", "\t", "\u{A0}",
        "${A}",
        "${", "{c}", "}", "$", "C-1", "052089999999|", "|", "|||||||", "0912345678", "a@b.vn",
        "\u{301}",
        "漢", "👩‍👩‍👧", "\u{202E}", "\u{1B}", "\u{0}", "é", "e\u{301}", "-5", "9999999999999999999999",
        ":",
        "lienket.lookup:", "15/08/1989", ".", "tt",
    ]

    @Test(arguments: 1...8)
    func neverTraps(_ seed: Int) throws {
        let registry = try Fixture.registry()
        let parser = LineParser(
            registry: registry,
            allowsPrefixes: seed % 2 == 0,
            aliases: ["tt": "status '"]
        )
        let completer = Completer(registry: registry)
        let context = CompletionContext(language: .vi)
        let substitution = Substitution(
            variable: { $0 == "A" ? "x 'y" : nil },
            column: { $0 == "c" ? "" : nil }
        )
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<300 {
            let count = Int.random(in: 0...12, using: &dice)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &dice) ?? "" }
                .joined()
            let line = LineText(text)
            do {
                var words = try Tokenizer.tokenize(
                    line,
                    substitution: seed % 3 == 0 ? substitution : .none
                )
                for word in words.words { #expect(word.span == line.span(word.span.range)) }
                _ = words.takeKeepGoingPrefix()
                _ = try parser.parse(words)
            } catch {
                let shown = Diagnostics(language: .vi, colors: false).text(
                    error,
                    file: "f",
                    source: line,
                    sensitive: [error.span]
                )
                #expect(!shown.unicodeScalars.contains { Escaping.isHostile($0) && $0 != "\n" })
            }
            for cursor in [0, text.utf8.count / 2, text.utf8.count] {
                let completion = completer.complete(text, cursor: cursor, context)
                #expect(completion.range.upperBound <= text.utf8.count)
            }
            let source = SourceFile(bytes: Array(text.utf8))
            #expect(source.lines.count + source.errors.count <= text.utf8.count + 1)
            for fault in source.errors {
                _ = Diagnostics(language: .en, colors: true).text(
                    fault.error,
                    file: "f",
                    source: fault.line
                )
            }
            _ = try? ProcessOptions.parse(text.split(separator: " ").map(String.init))
        }
    }
}
