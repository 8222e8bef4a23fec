extension AuditLeaf {
    /// Reads a record back; accepts exactly what `encoded()` writes.
    /// - Parameter json: a record's bytes, without line break.
    /// - Throws: `JSONError` for broken JSON, `AuditLeafError` for a missing, unknown or forbidden
    ///   value, another version, a text over 16 KiB or any spelling but the canonical one.
    public init(json: [UInt8]) throws {
        guard json.count <= Self.maximumLength else {
            throw AuditLeafError.tooLarge(length: json.count)
        }
        var parts = LeafParts()
        var reader = JSONReader(json)
        try reader.sortedObject { try parts.read($0, from: &$1) }
        try reader.expectEnd()
        self = try parts.leaf()
        guard try encoded() == json else { throw AuditLeafError.notCanonical }
    }
}

/// The members of a record as they are read, before it is known that all are there.
private struct LeafParts {
    var texts: [String: String] = [:]
    var integers: [String: Int64] = [:]
    var lists: [String: [String]] = [:]
    var actor: AuditLeaf.Actor?
    var target: AuditLeaf.Target?

    mutating func read(_ key: String, from reader: inout JSONReader) throws {
        switch key {
        case "act", "app", "clk", "code", "host", "id", "outcome", "phase", "ref", "sess", "t",
            "ticket":
            texts[key] = try reader.string()
        case "approval", "n", "seq", "v": integers[key] = try reader.integer()
        case "fields", "sd":
            var list: [String] = []
            try reader.array { list.append(try $0.string()) }
            lists[key] = list
        case "actor": actor = try readActor(&reader)
        case "target": target = try readTarget(&reader)
        default: throw AuditLeafError.badValue(key: key)
        }
    }

    func leaf() throws -> AuditLeaf {
        let version = try integer("v")
        guard version == AuditLeaf.version else { throw AuditLeafError.unknownVersion(version) }
        guard let actor else { throw AuditLeafError.badValue(key: "actor") }
        guard let phase = AuditLeaf.Phase(rawValue: try text("phase")) else {
            throw AuditLeafError.badValue(key: "phase")
        }
        guard texts["clk"] == nil || texts["clk"] == "back" else {
            throw AuditLeafError.badValue(key: "clk")
        }
        let fields = try (lists["fields"] ?? []).map { text in
            guard let field = AuditLeaf.ShownField(text: text) else {
                throw AuditLeafError.badValue(key: "fields")
            }
            return field
        }
        return AuditLeaf(
            id: try text("id"),
            seq: try integer("seq"),
            t: try text("t"),
            act: try text("act"),
            actor: actor,
            app: try text("app"),
            host: try text("host"),
            sess: try text("sess"),
            outcome: try text("outcome"),
            phase: phase,
            ref: texts["ref"],
            code: texts["code"],
            n: integers["n"],
            approval: integers["approval"],
            fields: fields,
            target: target,
            ticket: texts["ticket"],
            sd: lists["sd"] ?? [],
            clockWentBack: texts["clk"] != nil
        )
    }

    private func text(_ key: String) throws(AuditLeafError) -> String {
        guard let value = texts[key] else { throw .badValue(key: key) }
        return value
    }

    private func integer(_ key: String) throws(AuditLeafError) -> Int64 {
        guard let value = integers[key] else { throw .badValue(key: key) }
        return value
    }

    private func readActor(_ reader: inout JSONReader) throws -> AuditLeaf.Actor {
        var texts: [String: String] = [:]
        var uid: Int64?
        try reader.sortedObject { key, reader in
            switch key {
            case "login", "role", "via": texts[key] = try reader.string()
            case "uid": uid = try reader.integer()
            default: throw AuditLeafError.badValue(key: "actor.\(key)")
            }
        }
        guard let login = texts["login"], let role = texts["role"], let via = texts["via"],
            let uid
        else { throw AuditLeafError.badValue(key: "actor") }
        return AuditLeaf.Actor(login: login, role: role, uid: uid, via: via)
    }

    private func readTarget(_ reader: inout JSONReader) throws -> AuditLeaf.Target {
        var texts: [String: String] = [:]
        try reader.sortedObject { key, reader in
            guard key == "sd" || key == "type" else {
                throw AuditLeafError.badValue(key: "target.\(key)")
            }
            texts[key] = try reader.string()
        }
        guard let type = texts["type"] else { throw AuditLeafError.badValue(key: "target") }
        return AuditLeaf.Target(type: type, sd: texts["sd"])
    }
}
