import CommandKit
import Foundation
import Identity
import Testing

@testable import Console

@Suite struct MachineFormatTests {
    static func envelope(
        _ data: DataObject?,
        outcome: Outcome = .ok,
        error: CommandError? = nil,
        rows: String? = nil
    ) -> ResultEnvelope {
        var masker = Masker { _, _ in false }
        return ResultEnvelope(
            file: "-",
            line: 3,
            command: "status",
            rows: rows,
            answer: masker.answer(Answer(data, view: View(), outcome: outcome, error: error)),
            auditSeq: 41
        )
    }

    @Test func jsonHasEightKeysInOrder() {
        let head = #"{"v":1,"file":"-","line":3,"command":"status","outcome":"#
        #expect(
            JSONRenderer(language: .vi, isPretty: false).text(Self.envelope([:]))
                == head + #""ok","data":{},"error":null,"audit":{"seq":41}}"# + "\n"
        )
        let error = CommandError(
            "link.last-login",
            Phrase(vi: "Không", en: "No"),
            hint: Phrase("h"),
            outcome: .refused
        )
        #expect(
            JSONRenderer(language: .en, isPretty: false)
                .text(Self.envelope(nil, outcome: .refused, error: error))
                == head + #""refused","data":null,"error":{"code":"link.last-login","#
                + #""message":"No","hint":"h"},"audit":{"seq":41}}"# + "\n"
        )
    }

    @Test func jsonIsPretty() {
        let text = JSONRenderer(language: .vi, isPretty: true)
            .text(Self.envelope(["a": .array([.int(1), .null]), "b": .array([])]))
        #expect(text.hasPrefix("{\n  \"v\": 1,\n  \"file\": \"-\",\n"))
        #expect(
            text.contains(
                "  \"data\": {\n    \"a\": [\n      1,\n      null\n    ],\n    \"b\": []\n  },\n"
            )
        )
    }

    @Test(arguments: [true, false])
    func jsonReadsBack(_ isPretty: Bool) throws {
        let hostile = "a\"\\\u{8}\n\r\t\u{1B}\u{202E}\u{2028}\u{E0041}đ漢👍/"
        let date = try #require(CivilDate(iso: "1989-08-15"))
        let data: DataObject = [
            "text": .string(hostile), "day": .date(date), "at": .time(Instant(milliseconds: 1)),
            "no": .null, "yes": .bool(true),
            "born": .protected(
                .init(.dateOfBirth, "1989-08-15", of: CitizenNumber(1), field: .dateOfBirth)
            ),
        ]
        let text = JSONRenderer(language: .vi, isPretty: isPretty).text(Self.envelope(data))
        #expect(!text.unicodeScalars.contains { Escaping.isHostile($0) && $0 != "\n" })
        if !isPretty { #expect(text.filter { $0 == "\n" }.count == 1) }
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let read = try #require(object?["data"] as? [String: Any])
        #expect(read["text"] as? String == hostile)
        #expect(read["day"] as? String == "1989-08-15")
        #expect(read["at"] as? String == "1970-01-01T00:00:00.001Z")
        #expect(read["born"] as? String == "1989-**-**")
        #expect(read["no"] is NSNull)
        #expect(object?.count == 8)
    }

    @Test func csvFlattensAndQuotes() {
        let data: DataObject = [
            "citizen": .string("C-1"),
            "dossiers": .object(["completed": .int(8), "processing": .int(6)]),
            "names": .array([.string("a"), .string("b,\"c\"")]), "no": .null,
        ]
        var csv = CSVRenderer()
        #expect(
            csv.text(Self.envelope(data))
                == "citizen,dossiers.completed,dossiers.processing,names,no\r\n"
                + "C-1,8,6,\"a; b,\"\"c\"\"\",\r\n"
        )
        let second: DataObject = ["citizen": .string("C-2"), "x": .int(1)]
        #expect(csv.text(Self.envelope(second)) == "citizen,x\r\nC-2,1\r\n")
        #expect(csv.text(Self.envelope(second)) == "C-2,1\r\n")
        let error = CommandError("x.y", Fixture.text, outcome: .refused)
        #expect(csv.text(Self.envelope(nil, outcome: .refused, error: error)) == "")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+84912", "'+84912"), ("-5", "'-5"), ("@SUM", "'@SUM"),
        ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("a=1", "a=1"), ("a\nb", "\"a\nb\""),
        ("x\u{1B}[2J\u{202E}", "x\\u{1B}[2J\\u{202E}"), ("\u{200B}=1", "\\u{200B}=1"),
        (" =1", "\" =1\""), ("đ,漢", "\"đ,漢\""),
    ])
    func csvNeutralisesCells(_ text: String, _ cell: String) throws {
        var csv = CSVRenderer()
        let out = csv.text(Self.envelope(["t": .string(text), "u": .int(1)]))
        #expect(out.utf8.elementsEqual("t,u\r\n\(cell),1\r\n".utf8))
        #expect(try parsed(out).count == 2)
    }

    @Test func csvTakesRowsAndBOM() throws {
        let rows: DataObject = [
            "total": .int(2),
            "matches": .array([
                .object(["citizen": .string("C-1"), "name": .string("Đặng, \"Du\"\r\nx")]),
                .object(["citizen": .string("C-2"), "extra": .bool(true)]),
            ]),
        ]
        var csv = CSVRenderer(hasBOM: true)
        let out = csv.text(Self.envelope(rows, rows: "matches"))
        #expect(out.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(
            try parsed(String(String.UnicodeScalarView(out.unicodeScalars.dropFirst()))) == [
                ["citizen", "name", "extra"], ["C-1", "Đặng, \"Du\"\r\nx", ""],
                ["C-2", "", "true"],
            ]
        )
        var terminal = CSVRenderer(isForTerminal: true)
        #expect(terminal.text(Self.envelope(["a": .string("x\ny")])) == "a\r\nx\\u{A}y\r\n")
    }

    @Test func markdownEscapes() {
        let cells = [
            PlainCell(.value(.int(1))), PlainCell(.value(.string("05**99|\u{1B}")), .good),
        ]
        let view = PlainView([
            .heading(Phrase("A # <b>")),
            .table(columns: [Phrase("n"), Phrase("v")], rows: [cells], empty: Phrase("-")),
        ])
        #expect(
            MarkdownRenderer(language: .vi).text(view) == ##"""
                ## A \# \<b\>

                | n | v |
                | --: | --- |
                | 1 | ✓ 05\*\*99\|\\u{1B} |

                """##
        )
    }

    /// A strict RFC 4180 reader.
    private func parsed(_ text: String) throws -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var quoted = false
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch (quoted, scalar) {
            case (true, "\"") where rest.first == "\"":
                cell.unicodeScalars.append("\"")
                rest = rest.dropFirst()
            case (_, "\""): quoted.toggle()
            case (false, ","):
                row.append(cell)
                cell = ""
            case (false, "\r"):
                let next = rest.popFirst()
                try #require(next == "\n")
                rows.append(row + [cell])
                row = []
                cell = ""
            default: cell.unicodeScalars.append(scalar)
            }
        }
        try #require(!quoted && cell.isEmpty && row.isEmpty)
        return rows
    }
}
