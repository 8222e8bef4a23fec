import Foundation
import Testing

@testable import AuditLog

@Suite struct OCSFEncoderTests {
    private static let encoder = OCSFEncoder(origin: Exported.origin, version: "1.2.3")

    private static func json(
        _ leaf: AuditLeaf,
        _ openings: [String: String] = [:]
    ) throws -> [String: Any] {
        try Exported.json(encoder, try Exported.event(leaf, openings))
    }

    /// What OCSF 1.8.0 requires of the class, and what any one of is enough.
    private static let required: [Int: (all: [String], any: [String])] = [
        1008: ([], ["log_name", "log_provider", "log_type", "log_type_id"]),
        3002: (["user"], ["service", "dst_endpoint"]),
        3004: (["entity"], ["entity"]),
        6003: (["actor", "api", "src_endpoint"], ["api"]),
    ]

    @Test(arguments: Exported.acts)
    func everyActHasWhatItsClassRequires(act: String) throws {
        for outcome in Exported.outcomes {
            for phase in AuditLeaf.Phase.allCases {
                var leaf = Exported.leaf(act, outcome, phase: phase)
                if outcome == "invalid" { (leaf.target, leaf.code, leaf.ticket) = (nil, nil, nil) }
                let json = try Self.json(leaf)
                let uid = try #require(json["class_uid"] as? Int)
                let rule = try #require(Self.required[uid])
                for key in [
                    "activity_id", "category_uid", "metadata", "severity_id", "time", "type_uid",
                ] + rule.all {
                    #expect(json[key] != nil, "\(act) \(key)")
                }
                #expect(rule.any.contains { json[$0] != nil })
                let activity = try #require(json["activity_id"] as? Int)
                #expect(json["type_uid"] as? Int == uid * 100 + activity)
                #expect(json["category_uid"] as? Int == uid / 1000)
                #expect(json["severity_id"] as? Int == leaf.severity.rawValue)
                // The name of an activity that has none in the class is the act.
                #expect(activity != 99 || json["activity_name"] as? String == act)
                let metadata = try #require(json["metadata"] as? [String: Any])
                #expect(metadata["version"] as? String == "1.8.0")
                let product = try #require(metadata["product"] as? [String: Any])
                #expect(product["name"] as? String == "lienket")
                let api = json["api"] as? [String: Any]
                #expect(uid != 6003 || api?["operation"] as? String == act)
                let entity = json["entity"] as? [String: Any]
                #expect(uid != 3004 || entity?["uid"] as? String == leaf.target?.sd ?? leaf.id)
            }
        }
    }

    @Test(arguments: [
        ("session.start", 300201), ("session.quit", 300202), ("session.whoami", 600399),
        ("citizen.show", 300402), ("citizen.reveal", 300402), ("citizen.find", 300402),
        ("citizen.refresh", 300403), ("citizen.edit", 300403), ("citizen.province", 300499),
        ("link.link", 300406), ("link.relink", 300406), ("link.unlink", 300407),
        ("case.open", 300401), ("case.close", 300403), ("request.approve", 300403),
        ("change.undo", 300403), ("audit.export", 100803), ("audit.verify", 100899),
        ("audit.redact", 100899), ("policy.list", 600302), ("policy.set", 600303),
        ("store.import", 600301), ("training.act-as", 600399), ("line.rejected", 600399),
        ("province", 600399),
    ])
    func actsAreOfTheTypeThatTheyAre(act: String, type: Int) throws {
        #expect(try Self.json(Exported.leaf(act))["type_uid"] as? Int == type)
    }

    @Test(arguments: [
        ("ok", 1, "Success"), ("unchanged", 1, "Success"), ("refused", 2, "Failure"),
        ("busy", 2, "Failure"), ("unknown", 0, "Unknown"), ("planned", 99, "planned"),
        ("pending", 99, "pending"), ("something-new", 99, "something-new"),
    ])
    func aDryRunIsNoSuccess(outcome: String, status: Int, caption: String) throws {
        var leaf = Exported.leaf("link.unlink", outcome)
        leaf.code = "link.cooling"
        var json = try Self.json(leaf)
        #expect(json["status_id"] as? Int == status)
        #expect(json["status"] as? String == caption)
        #expect(json["status_code"] as? String == "link.cooling")
        #expect(json["status_detail"] as? String == outcome)
        leaf.code = nil
        json = try Self.json(leaf)
        #expect(json["status_code"] as? String == outcome)
    }

    @Test func theRawDataAreTheRecordAndHashIntoTheTree() throws {
        for text in Exported.hostile {
            var leaf = Exported.leaf()
            (leaf.actor.login, leaf.host, leaf.code) = (text, text, text)
            let bytes = try leaf.encoded()
            let json = try Self.json(leaf)
            let raw = try #require(json["raw_data"] as? String)
            #expect(Array(raw.utf8) == bytes)
            let unmapped = try #require(json["unmapped"] as? [String: Any])
            #expect(
                unmapped["merkle_leaf_hash"] as? String == MerkleHash.leaf(Array(raw.utf8)).hex
            )
            let hash = try #require(json["raw_data_hash"] as? [String: Any])
            #expect(hash["value"] as? String == Hex.encode(Array(sha256([bytes]))))
            #expect(hash["algorithm_id"] as? Int == 3)
            #expect(json["raw_data_size"] as? Int == bytes.count)
        }
    }

    @Test func aRecordKeepsItsPlaceItsPersonAndItsMachine() throws {
        let leaf = Exported.leaf("citizen.show")
        let json = try Self.json(leaf)
        let metadata = try #require(json["metadata"] as? [String: Any])
        #expect(metadata["uid"] as? String == leaf.id)
        #expect(metadata["sequence"] as? Int == 7)
        #expect(metadata["log_name"] as? String == Exported.origin)
        #expect(metadata["original_time"] as? String == leaf.t)
        #expect(json["time"] as? Int == 1_767_578_584_005)
        let actor = try #require(json["actor"] as? [String: Any])
        let user = try #require(actor["user"] as? [String: Any])
        #expect(user["name"] as? String == "lan")
        #expect(user["uid"] as? String == "1001")
        #expect((actor["session"] as? [String: Any])?["uid"] as? String == leaf.sess)
        #expect((json["device"] as? [String: Any])?["hostname"] as? String == leaf.host)
        let unmapped = try #require(json["unmapped"] as? [String: Any])
        #expect(unmapped["role"] as? String == "agent")
        #expect(unmapped["via"] as? String == "sudo")
        #expect(unmapped["fields"] as? [String] == ["b:full", "a:masked"])
        #expect(unmapped["ticket_digest"] as? String == leaf.ticket)
        #expect(unmapped["clock_went_back"] as? Bool == true)
    }

    @Test func theTwoRecordsOfAnOutsideCallShareAnId() throws {
        func correlation(_ phase: AuditLeaf.Phase) throws -> String? {
            let json = try Self.json(Exported.leaf("citizen.refresh", phase: phase))
            return (json["metadata"] as? [String: Any])?["correlation_uid"] as? String
        }
        #expect(try correlation(.intent) == RecordTests.id)
        #expect(try correlation(.result) == RecordTests.full.ref)
        #expect(try correlation(.single) == nil)
    }

    @Test func theReasonIsTheCommentOnlyWhereItIsOpened() throws {
        let closed = try Self.json(Exported.leaf())
        #expect(closed["comment"] == nil)
        let openings = ["reason": "Gọi đến \"B\"\n\u{202E}x", "target": "C-1"]
        let opened = try Self.json(Exported.leaf(), openings)
        #expect(opened["comment"] as? String == openings["reason"])
        let unmapped = try #require(opened["unmapped"] as? [String: Any])
        #expect(unmapped["openings"] as? [String: String] == openings)
        // No class but Entity Management has the attribute.
        #expect(try Self.json(Exported.leaf("audit.export"), openings)["comment"] == nil)
    }

    @Test func aCitizenIsAUserAndAnythingElseIsNone() throws {
        func entity(_ target: AuditLeaf.Target?, _ act: String) throws -> [String: Any] {
            var leaf = Exported.leaf(act)
            leaf.target = target
            return try #require(try Self.json(leaf)["entity"] as? [String: Any])
        }
        let digest = RecordTests.digest("2")
        let citizen = try entity(.init(type: "citizen", sd: digest), "citizen.show")
        #expect(citizen["type_id"] as? Int == 2)
        #expect((citizen["user"] as? [String: Any])?["uid"] as? String == digest)
        let several = try entity(.init(type: "citizens", sd: digest), "citizen.find")
        #expect(several["type"] as? String == "citizens")
        #expect(several["type_id"] as? Int == 99)
        let none = try entity(nil, "request.list")
        #expect(none["type"] as? String == "request")
        #expect(none["uid"] as? String == RecordTests.id)
    }
}
