import Foundation
import Testing

@testable import PluginHost
@testable import ProgramSupport

/// The manifest's JSON Schema says what the reader does.
@Suite struct ManifestSchema {
    private let schema: [String: Any]

    init() throws {
        let text = Files.bytes(Paths.repository + "/Plugins/plugin.schema.json")
        let value = try JSONSerialization.jsonObject(with: Data(text))
        schema = try #require(value as? [String: Any])
    }

    /// The schema of an object: at the top, or one of the definitions.
    private func object(_ name: String?) throws -> [String: Any] {
        guard let name else { return schema }
        let definitions = try #require(schema["$defs"] as? [String: Any])
        return try #require(definitions[name] as? [String: Any], "\(name)")
    }

    @Test(
        arguments: [
            (nil, ProcessManifest.keys), ("command", ProcessCommandManifest.keys),
            ("argument", ProcessArgument.keys), ("column", ProcessColumn.keys),
        ] as [(String?, Set<String>)]
    )
    func namesTheSameKeysAndNoOther(_ name: String?, _ keys: Set<String>) throws {
        let object = try object(name)
        let properties = try #require(object["properties"] as? [String: Any])
        #expect(Set(properties.keys).subtracting(["$schema"]) == keys)
        #expect(object["additionalProperties"] as? Bool == false)
    }

    @Test func offersTheSamePermissions() throws {
        let text = Files.text(Paths.repository + "/Plugins/plugin.schema.json")
        for grant in PluginGrants.all { #expect(text.contains("\"\(grant)\""), "\(grant)") }
        let inSchema = text.matches(of: /"(host\.(read|op):[a-z.]+)"/).map { String($0.1) }
        #expect(Set(inSchema).isSubset(of: PluginGrants.all))
    }

    /// A manifest that holds, with one thing changed.
    private func manifest(_ change: (inout [String: Any], inout [String: Any]) -> Void) throws
        -> [UInt8]
    {
        let text = Files.bytes(Paths.repository + "/Plugins/Examples/parcel/plugin.json")
        var manifest =
            try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
        var commands = try #require(manifest["commands"] as? [[String: Any]])
        change(&manifest, &commands[0])
        manifest["commands"] =
            manifest["commands"] is [[String: Any]] ? commands : manifest["commands"]
        return Array(try JSONSerialization.data(withJSONObject: manifest))
    }

    @Test func acceptsTheExample() throws {
        #expect(throws: Never.self) { try ProcessManifest(try manifest { _, _ in }) }
    }

    private func json(_ text: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    @Test(arguments: [
        ("schema", "2", "schema"), ("id", #""parcel""#, "id"), ("id", #""lienket.x""#, "id"),
        ("id", #""vn.Ex""#, "id"), ("version", #""1.0""#, "version"),
        ("protocol", #""1.0""#, "protocol"), ("protocol", #"">=2.0 <1.0""#, "protocol"),
        ("kind", #""builtin""#, "kind"), ("exec", #""/bin/sh""#, "exec"),
        ("exec", #""a/../b""#, "exec"), ("exec", #""""#, "exec"),
        ("requires", #"["host.read:store"]"#, "requires"), ("requires", #""network""#, "requires"),
        ("idleStopSeconds", "0", "idleStopSeconds"),
        ("idleStopSeconds", #""1""#, "idleStopSeconds"),
        ("summary", #""Tra cứu""#, "summary"), ("summary", #"{"vi": "Tra cứu"}"#, "summary.en"),
        ("commands", "{}", "commands"), ("extra", "true", "extra"),
    ])
    func saysWhereAManifestIsWrong(_ key: String, _ value: String, _ place: String) throws {
        let value = try json(value)
        let text = try manifest { manifest, _ in manifest[key] = value }
        let problem = #expect(throws: ManifestProblem.self) { try ProcessManifest(text) }
        #expect(problem?.place == place)
    }

    @Test(arguments: [
        ("name", #""Parcel show""#, "name"), ("name", #""a b c""#, "name"),
        ("effect", #""erase""#, "effect"), ("access", #""administer""#, "access"),
        ("timeoutMs", "50", "timeoutMs"), ("timeoutMs", "200000", "timeoutMs"),
        ("needsReason", "true", "needsReason"), ("needsCase", #""no""#, "needsCase"),
        ("output", "[]", "output"), ("examples", "[]", "examples"), ("args", "null", "args"),
        ("args", #"[{"name": "ref", "kind": "positional"}]"#, "args[0].name"),
        (
            "args", #"[{"name": "yes", "kind": "flag", "summary": {"vi": "a", "en": "a"}}]"#, "args"
        ),
    ])
    func saysWhereACommandIsWrong(_ key: String, _ value: String, _ place: String) throws {
        let value = try json(value)
        let text = try manifest { _, command in command[key] = value }
        let problem = #expect(throws: ManifestProblem.self) { try ProcessManifest(text) }
        #expect(problem?.place == "commands[0].\(place)")
    }

    @Test(arguments: [
        (">=1.0 <2.0", ["1.0"]), (">=1.0 <1.1", ["1.0"]), (">=1.1 <2.0", []), (">=0.9 <1.0", []),
    ])
    func findsTheVersionsThatBothSpeak(_ range: String, _ common: [String]) throws {
        #expect(try #require(VersionRange(range)).common.map(\.text) == common)
    }
}
