import Foundation
import Testing

@testable import AuditLog

@Suite struct ECSEncoderTests {
    private static let encoder = ECSEncoder(origin: Exported.origin, version: "1.2.3")

    private static func json(
        _ leaf: AuditLeaf,
        _ openings: [String: String] = [:]
    ) throws -> [String: Any] {
        try Exported.json(encoder, try Exported.event(leaf, openings))
    }

    private static let categories = ["api", "authentication", "configuration", "iam"]
    private static let types = [
        "access", "admin", "change", "creation", "deletion", "end", "info", "start", "user",
    ]

    @Test(arguments: Exported.acts)
    func everyActIsCategorizedInWordsOfTheSchema(act: String) throws {
        for outcome in Exported.outcomes {
            let json = try Self.json(Exported.leaf(act, outcome))
            #expect(json["@timestamp"] as? String == RecordTests.full.t)
            #expect((json["ecs"] as? [String: Any])?["version"] as? String == "8.17.0")
            let event = try #require(json["event"] as? [String: Any])
            #expect(event["kind"] as? String == "event")
            #expect(event["action"] as? String == act)
            #expect(event["id"] as? String == RecordTests.id)
            #expect(event["sequence"] as? Int == 7)
            let category = try #require(event["category"] as? [String])
            #expect(category.allSatisfy(Self.categories.contains))
            let type = try #require(event["type"] as? [String])
            #expect(type.allSatisfy(Self.types.contains))
            // Whom or what it is about, and what was done: the schema wants two of `iam`.
            #expect(type.count == (category == ["iam"] ? 2 : 1))
            let ended = try #require(event["outcome"] as? String)
            #expect(["success", "failure", "unknown"].contains(ended))
        }
    }

    @Test(arguments: [
        ("session.start", ["authentication"], ["start"]),
        ("session.quit", ["authentication"], ["end"]),
        ("citizen.show", ["iam"], ["user", "access"]),
        ("link.unlink", ["iam"], ["user", "change"]),
        ("case.open", ["iam"], ["admin", "creation"]),
        ("audit.redact", ["iam"], ["admin", "deletion"]),
        ("policy.set", ["configuration"], ["change"]), ("province", ["api"], ["info"]),
    ])
    func actsAreOfTheCategoryThatTheyAre(
        act: String,
        category: [String],
        type: [String]
    ) throws {
        let event = try Self.json(Exported.leaf(act))["event"] as? [String: Any]
        #expect(event?["category"] as? [String] == category)
        #expect(event?["type"] as? [String] == type)
    }

    @Test(arguments: Exported.hostile)
    func hostileTextComesBack(text: String) throws {
        var leaf = Exported.leaf()
        (leaf.actor.login, leaf.host, leaf.code) = (text, text, text)
        let json = try Self.json(leaf, ["reason": text, text: "v"])
        let event = try #require(json["event"] as? [String: Any])
        let user = try #require(json["user"] as? [String: Any])
        let own = try #require(json["lienket"] as? [String: Any])
        #expect(Self.isSame(user["name"], text))
        #expect(Self.isSame((json["host"] as? [String: Any])?["hostname"], text))
        #expect(Self.isSame(event["code"], text))
        #expect(Self.isSame(event["reason"], text))
        #expect((own["openings"] as? [String: String])?[text] == "v")
        let original = try #require(event["original"] as? String)
        #expect(Array(original.utf8) == (try leaf.encoded()))
        #expect(own["merkle_leaf_hash"] as? String == MerkleHash.leaf(Array(original.utf8)).hex)
        #expect(event["hash"] as? String == Hex.encode(Array(sha256([Array(original.utf8)]))))
    }

    @Test func theReasonIsThereOnlyWhereItIsOpened() throws {
        let event = try Self.json(Exported.leaf())["event"] as? [String: Any]
        #expect(event?["reason"] == nil)
        let own = try Self.json(Exported.leaf())["lienket"] as? [String: Any]
        #expect(own?["openings"] == nil)
    }

    private static func isSame(_ value: Any?, _ text: String) -> Bool {
        (value as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) ?? false
    }
}
