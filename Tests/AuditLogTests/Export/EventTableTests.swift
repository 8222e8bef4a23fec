import Foundation
import Testing

@testable import AuditLog

@Suite struct EventTableTests {
    private static let encoder = EventTableEncoder(origin: Exported.origin, version: "1.2.3")

    private static func row(
        _ leaf: AuditLeaf,
        _ openings: [String: String] = [:]
    ) throws -> [String: String] {
        let cells = Exported.cells(
            try Exported.line(encoder, try Exported.event(leaf, openings))
        )
        let header = String(decoding: encoder.header.dropLast(2), as: UTF8.self)
        let columns = Exported.cells(header)
        try #require(cells.count == columns.count)
        return Dictionary(uniqueKeysWithValues: zip(columns, cells))
    }

    @Test func theHeadingNamesTheColumns() {
        let header = String(decoding: Self.encoder.header, as: UTF8.self)
        #expect(
            header == "seq,time,login,role,host,act,outcome,code,phase,severity,results,fields,"
                + "approval,ticket,reason,target,session,leafHash\r\n"
        )
    }

    @Test(arguments: Exported.acts)
    func everyActIsARow(act: String) throws {
        for outcome in Exported.outcomes {
            var leaf = Exported.leaf(act, outcome)
            leaf.sess = "s-1"
            let row = try Self.row(leaf)
            #expect(row["act"] == act)
            #expect(row["outcome"] == outcome)
            #expect(row["seq"] == "7")
            #expect(row["time"] == leaf.t)
            #expect(row["fields"] == "b:full a:masked")
            #expect(row["approval"] == "12")
            #expect(row["results"] == "0")
            #expect(row["session"] == "s-1")
            #expect(row["leafHash"] == MerkleHash.leaf(try leaf.encoded()).hex)
            #expect([row["ticket"], row["reason"], row["target"]] == ["", "", ""])
        }
    }

    @Test func whatIsAbsentIsEmpty() throws {
        let leaf = AuditLeaf(
            id: RecordTests.id,
            t: RecordTests.full.t,
            act: "session.help",
            actor: RecordTests.full.actor,
            app: "x",
            host: "h",
            sess: "s",
            outcome: "ok"
        )
        let row = try Self.row(leaf)
        for column in ["code", "results", "fields", "approval", "ticket", "reason", "target"] {
            #expect(row[column] == "")
        }
        #expect(row["severity"] == "Informational")
    }

    @Test(arguments: Exported.hostile)
    func hostileTextComesBackAndIsNoFormula(text: String) throws {
        var leaf = Exported.leaf()
        (leaf.actor.login, leaf.host, leaf.code) = (text, text, text)
        let row = try Self.row(leaf, ["reason": text, "ticket": text, "target.personalId": text])
        for column in ["login", "host", "code", "reason", "ticket", "target"] {
            let cell = try #require(row[column])
            let signs: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "＝"]
            #expect(cell.unicodeScalars.first.map(signs.contains) != true)
            let isGuarded = cell.hasPrefix("'") && !text.hasPrefix("'")
            #expect((isGuarded ? String(cell.dropFirst()) : cell) == Exported.visible(text))
        }
    }

    @Test(arguments: ["=cmd()", "+84 90", "-1", "@x", "\tx", "\rx", "＝1"])
    func whatASpreadsheetWouldRunBeginsWithAnApostrophe(text: String) throws {
        #expect(try Self.row(Exported.leaf(), ["reason": text])["reason"]?.first == "'")
    }

    @Test func theTargetItselfGoesBeforeItsParts() throws {
        let leaf = Exported.leaf()
        let parts = ["target.b": "2", "target.a": "1", "other": "x"]
        #expect(try Self.row(leaf, parts)["target"] == "1")
        #expect(try Self.row(leaf, parts.merging(["target": "C-1"]) { $1 })["target"] == "C-1")
    }
}
