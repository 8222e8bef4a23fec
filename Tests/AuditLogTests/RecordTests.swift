import Foundation
import Testing

@testable import AuditLog

/// Records and disclosures: vectors (d) and (f) of audit-log.md s2.4, round trips, refusals.
@Suite struct RecordTests {
    @Test func disclosureVector() throws {
        let disclosure = Disclosure.make(
            name: "target.cccd",
            value: "079123456789",
            salt: (0..<16).map { UInt8($0) }
        )
        let text = "WyJBQUVDQXdRRkJnY0lDUW9MREEwT0R3IiwidGFyZ2V0LmNjY2QiLCIwNzkxMjM0NTY3ODkiXQ"
        #expect(disclosure.text == text)
        #expect(disclosure.digest == "Ad--nsEOsQniaXF3AsekOyIMu-Micm1uJ6QTx39VFo4")
        #expect(try Disclosure(text: text) == disclosure)
        #expect(Disclosure.isDigest(disclosure.digest))
        #expect(!"\(disclosure)\(String(reflecting: disclosure))".contains("0791234"))
    }

    @Test func disclosureOfRFC9901() throws {
        let text =
            "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
        let disclosure = try Disclosure(text: text)
        #expect(disclosure.salt == "_26bc4LT-ac6q2KI6cBW5es")
        #expect(disclosure.name == "family_name")
        #expect(disclosure.value == "Möbius")
        #expect(disclosure.digest == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
    }

    @Test func freshSaltsDiffer() throws {
        let disclosures = (0..<100).map { _ in Disclosure.make(name: "n", value: "v\"\\\n\u{7}") }
        #expect(Set(disclosures.map(\.digest)).count == 100)
        #expect(Base64URL.decode(disclosures[0].salt)?.count == 16)
        #expect(try Disclosure(text: disclosures[0].text) == disclosures[0])
    }

    @Test(arguments: [
        "", "[]", "[\"a\"]", "[\"a\",\"b\"]", "[\"a\",\"b\",\"c\",\"d\"]", "[\"a\",\"b\",1]",
        "[\"a\",\"b\",\"c\"]x", "[\"a\",\"b\",\"c\"", "{\"a\":\"b\"}", "[\"a\",\"b\",\"\\ud800\"]",
    ])
    func badDisclosures(json: String) {
        let text = Base64URL.encode(Array(json.utf8))
        #expect(throws: DisclosureError.malformed) { try Disclosure(text: text) }
        #expect(throws: DisclosureError.malformed) { try Disclosure(text: text + "=") }
    }

    static let id = "01890a5d-ac96-774b-bcce-b302099a8057"

    static var full: AuditLeaf {
        AuditLeaf(
            id: id,
            seq: 7,
            t: "2026-01-05T02:03:04.005Z",
            act: "citizen.show",
            actor: .init(login: "lan", role: "agent", uid: 1001, via: "sudo"),
            app: "lienket/1.0.0",
            host: "máy-1",
            sess: "s\"1\\\u{1}\n",
            outcome: "ok",
            phase: .result,
            ref: id,
            code: "a.b",
            n: 0,
            approval: 12,
            fields: [.init(name: "b", shown: .full), .init(name: "a", shown: .masked)],
            target: .init(type: "citizen", sd: digest("2")),
            ticket: digest("1"),
            sd: [digest("4"), digest("3"), digest("4")],
            clockWentBack: true
        )
    }

    static func digest(_ text: String) -> String { Disclosure.digest(of: text) }

    @Test func canonicalBytes() throws {
        let digests = [Self.digest("3"), Self.digest("4")].sorted()
        let expected =
            "{\"act\":\"citizen.show\",\"actor\":{\"login\":\"lan\",\"role\":\"agent\",\"uid\":1001,"
            + "\"via\":\"sudo\"},\"app\":\"lienket/1.0.0\",\"approval\":12,\"clk\":\"back\","
            + "\"code\":\"a.b\",\"fields\":[\"a:masked\",\"b:full\"],\"host\":\"máy-1\","
            + "\"id\":\"\(Self.id)\",\"n\":0,\"outcome\":\"ok\",\"phase\":\"result\","
            + "\"ref\":\"\(Self.id)\",\"sd\":[\"\(digests[0])\",\"\(digests[1])\"],\"seq\":7,"
            + "\"sess\":\"s\\\"1\\\\\\u0001\\n\",\"t\":\"2026-01-05T02:03:04.005Z\","
            + "\"target\":{\"sd\":\"\(Self.digest("2"))\",\"type\":\"citizen\"},"
            + "\"ticket\":\"\(Self.digest("1"))\",\"v\":1}"
        let bytes = try Self.full.encoded()
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        let back = try AuditLeaf(json: bytes)
        #expect(try back.encoded() == bytes)
        #expect(back.fields.map(\.text) == ["a:masked", "b:full"])
        #expect(back.sd == digests)
        // Any JSON program sees the same object.
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        #expect(object?.count == 20)
    }

    @Test func smallestRecord() throws {
        var leaf = sampleDraft(number: 1).leaf
        (leaf.sd, leaf.target, leaf.fields, leaf.n) = ([], nil, [], nil)
        let bytes = try leaf.encoded()
        #expect(!String(decoding: bytes, as: UTF8.self).contains("sd"))
        #expect(try AuditLeaf(json: bytes) == leaf)
    }

    @Test func sizeLimit() throws {
        var leaf = Self.full
        let room = AuditLeaf.maximumLength - (try leaf.encoded().count)
        leaf.host += String(repeating: "h", count: room)
        let bytes = try leaf.encoded()
        #expect(bytes.count == 16384)
        #expect(try AuditLeaf(json: bytes).host == leaf.host)
        leaf.host += "h"
        #expect(throws: AuditLeafError.tooLarge(length: 16385)) { try leaf.encoded() }
        #expect(throws: AuditLeafError.tooLarge(length: 16385)) {
            try AuditLeaf(json: bytes + [0x20])
        }
    }

    @Test func forbiddenValues() throws {
        let changes: [(String, (inout AuditLeaf) -> Void)] = [
            ("act", { $0.act = "" }), ("actor", { $0.actor.uid = -1 }),
            ("approval", { $0.approval = -1 }),
            ("fields", { $0.fields = [.init(name: "", shown: .full)] }),
            ("id", { $0.id = "01J0000000000000000000000A" }), ("n", { $0.n = -1 }),
            ("outcome", { $0.outcome = "" }), ("ref", { $0.ref = Self.id.uppercased() }),
            ("sd", { $0.sd.append("079123456789") }), ("seq", { $0.seq = -1 }),
            ("t", { $0.t = "2026-01-05T02:03:04Z" }), ("t", { $0.t = "2026-01-05 02:03:04.005Z" }),
            ("target", { $0.target?.sd = "x" }), ("ticket", { $0.ticket = "JIRA-1" }),
        ]
        for (key, change) in changes {
            var leaf = Self.full
            change(&leaf)
            #expect(throws: AuditLeafError.badValue(key: key)) { try leaf.encoded() }
        }
    }

    @Test func strictReading() throws {
        let good = String(decoding: try Self.full.encoded(), as: UTF8.self)
        let changes = [
            ("{\"act\"", "{ \"act\""), ("\"v\":1}", "\"v\":1} "), ("\"v\":1}", "\"v\":1}}"),
            ("\"v\":1}", "\"v\":1"), ("\"v\":1}", "\"v\":2}"), ("\"v\":1}", "\"v\":1,\"w\":1}"),
            ("\"v\":1}", "\"v\":1,\"v\":1}"), ("\"seq\":7", "\"seq\":07"),
            ("\"seq\":7", "\"seq\":7.0"), ("\"seq\":7", "\"seq\":-7"),
            ("\"seq\":7", "\"seq\":99999999999999999999"), ("\"seq\":7,", ""),
            ("\"seq\":7", "\"seq\":\"7\""), ("\"seq\":7", "\"seq\":7e0"),
            ("\\n", "\\u000a"), ("\\u0001", "\\u0001\\/"), ("\\u0001", "\u{1}"),
            ("\"clk\":\"back\"", "\"clk\":\"fwd\""), ("\"phase\":\"result\"", "\"phase\":\"x\""),
            ("a:masked", "a:hidden"), ("a:masked", ":masked"), ("\"a:masked\",\"b:full\"", ""),
            ("\"a:masked\",\"b:full\"", "\"b:full\",\"a:masked\""),
            ("\"a:masked\",\"b:full\"", "\"a:masked\",\"a:masked\""),
            ("\"uid\":1001,", ""), ("\"via\":\"sudo\"", "\"via\":\"sudo\",\"x\":1"),
            (",\"type\":\"citizen\"", ""), ("\"act\":\"citizen.show\",", ""),
            ("\"actor\":{", "\"actor\":[{"), ("máy", "m\u{FFFD}\\ud800y"),
            ("\"n\":0", "\"n\":null"),
            ("\"n\":0", "\"n\":-0"), ("\"n\":0", "\"n\":+0"), ("\"n\":0", "\"n\":"),
        ]
        for (old, new) in changes {
            let text = good.replacingOccurrence(of: old, with: new)
            #expect(text != good, "\(old)")
            #expect(throws: (any Error).self, "\(old) -> \(new)") {
                try AuditLeaf(json: Array(text.utf8))
            }
        }
        let bytes = Array(good.utf8)
        for length in bytes.indices {
            #expect(throws: (any Error).self) { try AuditLeaf(json: Array(bytes[..<length])) }
        }
        // Any byte may become any other: refused, or another record with just those bytes.
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var copy = bytes
            copy[Int.random(in: 0..<copy.count, using: &generator)] = .random(in: .min ... .max)
            if let leaf = try? AuditLeaf(json: copy) { #expect(try leaf.encoded() == copy) }
            _ = try? LeafSummary(json: copy)
        }
    }

    @Test func ids() throws {
        let time: Int64 = 1_767_578_586_005
        let ids = (0..<100).map { _ in UUIDv7.make(milliseconds: time) }
        #expect(Set(ids).count == 100)
        #expect(ids.allSatisfy { UUIDv7.isValid($0) && UUIDv7.milliseconds(of: $0) == time })
        #expect(UUIDv7.make(milliseconds: time + 1).prefix(13) > ids[0].prefix(13))
        #expect(UUIDv7.milliseconds(of: UUIDv7.make(milliseconds: -5)) == 0)
        #expect(UUIDv7.milliseconds(of: UUIDv7.make(milliseconds: .max)) == 0xFFFF_FFFF_FFFF)
        for bad in [
            "", Self.id + "0", Self.id.uppercased(), "01890a5d-ac96-474b-bcce-b302099a8057",
        ] {
            #expect(!UUIDv7.isValid(bad))
            #expect(UUIDv7.milliseconds(of: bad) == nil)
        }
    }
}
