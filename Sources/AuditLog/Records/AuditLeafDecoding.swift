extension AuditLeaf {
    /// Reads a record back; accepts exactly what `encoded()` writes.
    /// - Parameter json: a record's bytes, without line break.
    /// - Throws: `JSONError` for broken JSON, `AuditLeafError` for a missing, unknown or forbidden
    ///   value, another version, a text over 16 KiB or any spelling but the canonical one.
    public init(json: [UInt8]) throws {
        try self.init(logged: json)
        guard try encoded() == json else { throw AuditLeafError.notCanonical }
    }

    /// Reads a record that lies in a log, whose spelling its hash vouches for.
    /// - Parameter json: a record's bytes, without line break.
    /// - Throws: as `init(json:)`, but for the spelling.
    public init(logged json: [UInt8]) throws {
        guard json.count <= Self.maximumLength else {
            throw AuditLeafError.tooLarge(length: json.count)
        }
        var parts = LeafParts()
        var reader = JSONReader(json)
        try reader.sortedObject { try parts.read($0, from: &$1) }
        try reader.expectEnd()
        self = try parts.leaf()
    }
}

/// The members of a record as they are read, before it is known that all are there.
private struct LeafParts {
    var act, app, clk, code, host, id, outcome, phase, ref, sess, t, ticket: String?
    var approval, n, seq, v: Int64?
    var fields: [AuditLeaf.ShownField] = []
    var sd: [String] = []
    var actor: AuditLeaf.Actor?
    var target: AuditLeaf.Target?

    mutating func read(_ key: String, from reader: inout JSONReader) throws {
        switch key {
        case "act": act = try reader.string()
        case "actor": actor = try readActor(&reader)
        case "app": app = try reader.string()
        case "approval": approval = try reader.integer()
        case "clk": clk = try reader.string()
        case "code": code = try reader.string()
        case "fields":
            try reader.array { reader in
                guard let field = AuditLeaf.ShownField(text: try reader.string()) else {
                    throw AuditLeafError.badValue(key: "fields")
                }
                fields.append(field)
            }
        case "host": host = try reader.string()
        case "id": id = try reader.string()
        case "n": n = try reader.integer()
        case "outcome": outcome = try reader.string()
        case "phase": phase = try reader.string()
        case "ref": ref = try reader.string()
        case "sd": try reader.array { sd.append(try $0.string()) }
        case "seq": seq = try reader.integer()
        case "sess": sess = try reader.string()
        case "t": t = try reader.string()
        case "target": target = try readTarget(&reader)
        case "ticket": ticket = try reader.string()
        case "v": v = try reader.integer()
        default: throw AuditLeafError.badValue(key: key)
        }
    }

    func leaf() throws -> AuditLeaf {
        let version = try needed(v, "v")
        guard version == AuditLeaf.version else { throw AuditLeafError.unknownVersion(version) }
        guard let phase = AuditLeaf.Phase(rawValue: try needed(phase, "phase")) else {
            throw AuditLeafError.badValue(key: "phase")
        }
        guard clk == nil || clk == "back" else { throw AuditLeafError.badValue(key: "clk") }
        return AuditLeaf(
            id: try needed(id, "id"),
            seq: try needed(seq, "seq"),
            t: try needed(t, "t"),
            act: try needed(act, "act"),
            actor: try needed(actor, "actor"),
            app: try needed(app, "app"),
            host: try needed(host, "host"),
            sess: try needed(sess, "sess"),
            outcome: try needed(outcome, "outcome"),
            phase: phase,
            ref: ref,
            code: code,
            n: n,
            approval: approval,
            fields: fields,
            target: target,
            ticket: ticket,
            sd: sd,
            clockWentBack: clk != nil
        )
    }

    private func needed<T>(_ value: T?, _ key: String) throws(AuditLeafError) -> T {
        guard let value else { throw .badValue(key: key) }
        return value
    }

    private func readActor(_ reader: inout JSONReader) throws -> AuditLeaf.Actor {
        var login, role, via: String?
        var uid: Int64?
        try reader.sortedObject { key, reader in
            switch key {
            case "login": login = try reader.string()
            case "role": role = try reader.string()
            case "uid": uid = try reader.integer()
            case "via": via = try reader.string()
            default: throw AuditLeafError.badValue(key: "actor.\(key)")
            }
        }
        guard let login, let role, let via, let uid else {
            throw AuditLeafError.badValue(key: "actor")
        }
        return AuditLeaf.Actor(login: login, role: role, uid: uid, via: via)
    }

    private func readTarget(_ reader: inout JSONReader) throws -> AuditLeaf.Target {
        var digest, type: String?
        try reader.sortedObject { key, reader in
            switch key {
            case "sd": digest = try reader.string()
            case "type": type = try reader.string()
            default: throw AuditLeafError.badValue(key: "target.\(key)")
            }
        }
        guard let type else { throw AuditLeafError.badValue(key: "target") }
        return AuditLeaf.Target(type: type, sd: digest)
    }
}
