extension AuditLeaf {
    /// Writes the record as canonical JSON: the exact bytes that are hashed and stored.
    /// - Returns: one line without line break.
    /// - Throws: `AuditLeafError.badValue` for a value its rules forbid, `.tooLarge` beyond 16 KiB.
    public func encoded() throws(AuditLeafError) -> [UInt8] {
        try check()
        var object = JSONObjectWriter(capacity: 1024)
        object.member("act", act)
        object.member("actor") { nested in
            nested.member("login", actor.login)
            nested.member("role", actor.role)
            nested.member("uid", actor.uid)
            nested.member("via", actor.via)
        }
        object.member("app", app)
        object.member("approval", approval)
        object.member("clk", clockWentBack ? "back" : nil)
        object.member("code", code)
        object.member("fields", set: fields.map(\.text))
        object.member("host", host)
        object.member("id", id)
        object.member("n", n)
        object.member("outcome", outcome)
        object.member("phase", phase.rawValue)
        object.member("ref", ref)
        object.member("sd", set: sd)
        object.member("seq", seq)
        object.member("sess", sess)
        object.member("t", t)
        if let target {
            object.member("target") { nested in
                nested.member("sd", target.sd)
                nested.member("type", target.type)
            }
        }
        object.member("ticket", ticket)
        object.member("v", Self.version)
        let bytes = object.finish()
        guard bytes.count <= Self.maximumLength else { throw .tooLarge(length: bytes.count) }
        return bytes
    }

    /// Checks the values that have rules of their own.
    private func check() throws(AuditLeafError) {
        guard !act.isEmpty else { throw .badValue(key: "act") }
        guard actor.uid >= 0 else { throw .badValue(key: "actor") }
        guard approval.map({ $0 >= 0 }) ?? true else { throw .badValue(key: "approval") }
        guard fields.allSatisfy({ !$0.name.isEmpty }) else { throw .badValue(key: "fields") }
        guard UUIDv7.isValid(id) else { throw .badValue(key: "id") }
        guard n.map({ $0 >= 0 }) ?? true else { throw .badValue(key: "n") }
        guard !outcome.isEmpty else { throw .badValue(key: "outcome") }
        guard ref.map(UUIDv7.isValid) ?? true else { throw .badValue(key: "ref") }
        guard sd.allSatisfy(Disclosure.isDigest) else { throw .badValue(key: "sd") }
        guard seq >= 0 else { throw .badValue(key: "seq") }
        guard Self.isTime(t) else { throw .badValue(key: "t") }
        guard target?.sd.map(Disclosure.isDigest) ?? true else { throw .badValue(key: "target") }
        guard ticket.map(Disclosure.isDigest) ?? true else { throw .badValue(key: "ticket") }
    }

    /// Whether a text is shaped `yyyy-MM-ddTHH:mm:ss.SSSZ`, so that text order is time order.
    static func isTime(_ text: String) -> Bool {
        let shape = "0000-00-00T00:00:00.000Z".utf8
        return text.utf8.count == shape.count
            && zip(text.utf8, shape).allSatisfy { actual, wanted in
                wanted == 0x30 ? (0x30...0x39).contains(actual) : actual == wanted
            }
    }
}

/// Writes one JSON object member by member; the caller gives the keys in sorted order.
struct JSONObjectWriter {
    private var out: [UInt8]

    init(capacity: Int) {
        out = []
        out.reserveCapacity(capacity)
        out.append(0x7B)
    }

    mutating func member(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        start(key)
        JSONText.append(value, to: &out)
    }

    mutating func member(_ key: StaticString, _ value: Int64?) {
        guard let value else { return }
        start(key)
        JSONText.append(value, to: &out)
    }

    /// Writes the distinct texts in bytewise order; nothing when there are none.
    mutating func member(_ key: StaticString, set values: [String]) {
        guard !values.isEmpty else { return }
        start(key)
        let sorted = values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var previous: String?
        for value in sorted {
            if let last = previous {
                if last.utf8.elementsEqual(value.utf8) { continue }
                out.append(0x2C)
            } else {
                out.append(0x5B)
            }
            JSONText.append(value, to: &out)
            previous = value
        }
        out.append(0x5D)
    }

    mutating func member(_ key: StaticString, _ write: (inout JSONObjectWriter) -> Void) {
        start(key)
        out.append(0x7B)
        write(&self)
        out.append(0x7D)
    }

    mutating func finish() -> [UInt8] {
        out.append(0x7D)
        return out
    }

    private mutating func start(_ key: StaticString) {
        if out.last != 0x7B { out.append(0x2C) }
        out.append(0x22)
        key.withUTF8Buffer { out.append(contentsOf: $0) }
        out.append(contentsOf: [0x22, 0x3A])
    }
}
