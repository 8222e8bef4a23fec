import CommandKit
import Identity
import Testing

@testable import Console

@Suite struct DiagnosticsTests {
    @Test func pointsWithACaret() throws {
        let line = LineText("tìm 'Đặng 漢' --limt 3", number: 12)
        let parser = LineParser(registry: try Fixture.registry())
        let error = try #require(throws: LineError.self) {
            try parser.parse(try Tokenizer.tokenize(line))
        }
        let text = Diagnostics(language: .vi, colors: false).text(
            error,
            file: "sub/a.lk",
            source: line,
            includes: [("main.lk", 3), ("top.lk", 1)]
        )
        #expect(
            text == """
                sub/a.lk:12:15: error[usage.unknown-option]: Lệnh không có tùy chọn này
                  tìm 'Đặng 漢' --limt 3
                                ^^^^^^
                hint: Có phải: --limit?
                  from main.lk:3
                  from top.lk:1

                """
        )
    }

    @Test func hidesPersonalData() throws {
        let line = LineText(
            "unlink 052 089 999 999 du@example.vn \u{1B} 0912345678 vneidd --born 15/08/1989"
        )
        let span = line.span(50..<56)
        let error = LineError("usage.bad-value", Fixture.text, at: span)
        let text = Diagnostics(language: .en, colors: false).text(error, file: nil, source: line)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "error[usage.bad-value]: text")
        #expect(
            lines[1]
                == "  unlink ••• ••• ••• ••• ••••••••••••• \\u{1B} •••••••••• vneidd --born ••••••••••"
        )
        #expect(
            lines[2].firstIndex(of: "^").map {
                lines[2].distance(from: lines[2].startIndex, to: $0)
            } == 57
        )
    }

    @Test func hidesSensitiveWords() throws {
        let line = LineText("find 'Đặng Du' x --limit 0")
        let error = LineError("usage.bad-value", Fixture.text, at: line.span(27..<28))
        let text = Diagnostics(language: .en, colors: false).text(
            error,
            file: "-",
            source: line,
            sensitive: [line.span(5..<18)]
        )
        #expect(text.contains("  find '•••• ••' x --limit 0\n"))
    }

    @Test func showsTheRightPhysicalLine() throws {
        let line = LineText("links \\\n  --al", number: 5)
        let error = try #require(throws: LineError.self) {
            try LineParser(registry: try Fixture.registry()).parse(try Tokenizer.tokenize(line))
        }
        let text = Diagnostics(language: .en, colors: false).text(error, file: "x", source: line)
        #expect(text.hasPrefix("x:6:3: error[usage.unknown-option]:"))
        #expect(text.contains("\n    --al\n    ^^^^\n"))
    }

    @Test func hidesNothingOfOtherLines() throws {
        let line = LineText("links --al \\\n 'Đặng'\\\n x", number: 1)
        let words = try Tokenizer.tokenize(line).words
        for word in words {
            let error = LineError("x.y", Fixture.text, at: word.span)
            let text = Diagnostics(language: .en, colors: false).text(
                error,
                file: "x",
                source: line,
                sensitive: words.map(\.span)
            )
            #expect(!text.contains("Đặng") && text.contains("^"))
        }
    }

    @Test func shortensLongLines() {
        let line = LineText(
            String(repeating: "a ", count: 500) + "bad" + String(repeating: " z", count: 500)
        )
        let error = LineError("x.y", Fixture.text, at: line.span(1000..<1003))
        let text = Diagnostics(language: .en, colors: false).text(error, file: "-", source: line)
        let lines = text.split(separator: "\n").map(Array.init)
        #expect(lines[1].count <= 162)
        let caret = lines[2].firstIndex(of: "^") ?? 0
        #expect(String(lines[1][caret..<caret + 3]) == "bad")
    }

    @Test func writesErrorsOfCommands() {
        let diagnostics = Diagnostics(language: .vi, colors: false)
        let error = ErrorText(
            "link.last-login",
            Phrase(vi: "Không\u{202E}", en: "No"),
            hint: Phrase("h")
        )
        #expect(
            diagnostics.text(error, file: "a.lk", line: 4)
                == "a.lk:4: error[link.last-login]: Không\\u{202E}\nhint: h\n"
        )
        #expect(diagnostics.text(error) == "error[link.last-login]: Không\\u{202E}\nhint: h\n")
    }
}

@Suite struct HelpTests {
    @Test func explainsACommand() throws {
        let view = HelpPage.command(
            try #require(try Fixture.registry().entry(named: "unlink")).manifest
        )
        var masker = Masker { _, _ in false }
        let text = ViewRenderer(language: .en, width: 100, colors: false).text(masker.plain(view))
        #expect(text.contains("unlink · hủy-liên-kết"))
        #expect(text.contains("unlink [REF] PROVIDER --reason TEXT"))
        #expect(text.contains("agent, supervisor"))
        #expect(text.contains("--dry-run"))
    }

    @Test func listsEveryCommand() throws {
        let registry = try Fixture.registry()
        var masker = Masker { _, _ in false }
        for width in [40, 80, 120] {
            let view = masker.plain(
                HelpPage.overview(registry.manifests, plugins: registry.plugins)
            )
            let text = ViewRenderer(language: .vi, width: width, colors: false).text(view)
            for manifest in registry.manifests {
                #expect(text.contains(manifest.name) && text.contains(manifest.vietnamese))
            }
        }
    }

    @Test func dumpsTheSurface() throws {
        let dump = SurfaceDump.text(try Fixture.registry())
        #expect(dump == SurfaceDump.text(try Fixture.registry()))
        #expect(
            dump.contains(
                """
                command output
                  vietnamese: kết-quả
                  summary.vi: việc kết-quả
                  summary.en: does output
                  usage: output FORMAT
                  effect: read
                  confirmed by: always
                  external: false
                  access: lookup
                  needs case: false
                  needs reason: false
                  act: stub.output
                  data: none
                  rows: none
                  parameter FORMAT
                    place: required
                    type: choice table|json
                    sensitive: false
                    summary.vi: chữ
                    summary.en: text
                  example: output C-1

                """
            )
        )
    }
}
