import Foundation
import Testing

@testable import AuditLog

@Suite struct CEFEncoderTests {
    private static let encoder = CEFEncoder(origin: Exported.origin, version: "1.2|3\\")

    private static func line(
        _ leaf: AuditLeaf,
        _ openings: [String: String] = [:]
    ) throws -> CEFLine {
        try CEFLine(try Exported.line(encoder, try Exported.event(leaf, openings)))
    }

    @Test(arguments: Exported.acts)
    func everyActHasAHeaderOfSevenParts(act: String) throws {
        for outcome in Exported.outcomes {
            let line = try Self.line(Exported.leaf(act, outcome))
            #expect(
                line.header[..<5] == ["CEF:0", "lienket", "lienket", "1.2|3\\", act]
            )
            #expect(line.header[5] == act.replacingOccurrences(of: ".", with: " "))
            let severity = try #require(Int(line.header[6]))
            #expect((0...10).contains(severity))
            #expect(line.values["outcome"] == outcome)
            #expect(line.values["rt"] == "1767578584005")
            #expect(line.values["externalId"] == RecordTests.id)
            #expect(Set(line.keys).count == line.keys.count)
        }
    }

    @Test func everyLabelHasItsValueAndEveryValueItsLabel() throws {
        let openings = ["reason": "x", "target": "C-1"]
        for phase in AuditLeaf.Phase.allCases {
            let line = try Self.line(Exported.leaf(phase: phase), openings)
            for key in line.keys where key.hasSuffix("Label") {
                #expect(line.values[String(key.dropLast(5))] != nil)
            }
            for key in line.keys
            where ["cs", "cn", "flex"].contains(where: key.hasPrefix) && !key.hasSuffix("Label") {
                #expect(line.values[key + "Label"] != nil)
            }
        }
    }

    @Test(arguments: Exported.hostile)
    func hostileTextComesBackAndStaysInItsField(text: String) throws {
        // Line breaks have escapes of CEF's, other hidden characters are shown.
        let shown = text.unicodeScalars.map {
            $0 == "\n" || $0 == "\r" ? String($0) : Exported.visible(String($0))
        }.joined()
        var leaf = Exported.leaf()
        (leaf.actor.login, leaf.host, leaf.code) = (text, text, text)
        let line = try Self.line(leaf, ["reason": text])
        let plain = try Self.line(Exported.leaf(), ["reason": "x"])
        #expect(line.keys == plain.keys)
        #expect(line.values["suser"] == shown)
        #expect(line.values["shost"] == shown)
        #expect(line.values["reason"] == shown)
        #expect(line.values["msg"] == shown)
        guard !text.isEmpty else { return }
        leaf.act = text
        let header = try Self.line(leaf).header
        #expect(header[4] == Exported.visible(text))
        #expect(header.count == 7)
    }

    @Test func theOpeningsAreOneObject() throws {
        var openings = ["b": "1=2|3", "a": "x\ny", "reason": "\"\\"]
        for text in Exported.hostile { openings["of \(text)"] = text }
        let line = try Self.line(Exported.leaf(), openings)
        let text = try #require(line.values["cs6"])
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
        #expect(read as? [String: String] == openings)
        #expect(text.hasPrefix("{\"a\":"))
    }

    @Test func severityGrows() {
        let numbers = AuditLeaf.Severity.allCases.map { Int($0.cef.description) ?? -1 }
        #expect(numbers == numbers.sorted())
        #expect(Set(numbers).count == 5)
    }
}
