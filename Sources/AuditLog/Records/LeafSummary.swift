/// What a check of the whole log needs from a record of any version: its own index and time, the
/// digests it commits to, and how many openings it says were erased.
///
/// Reading it is lenient about keys it does not know, so an older program can still check a log that
/// a newer one extended; the bytes themselves are covered by the hash.
struct LeafSummary {
    /// The act of a record that says that openings were erased.
    static let erasure = "audit.redact"

    /// The value of `seq`.
    let seq: Int64
    /// The value of `t`; empty without one.
    let time: String
    /// The values of `sd`, `ticket` and `target.sd`.
    let digests: Set<String>
    /// How many openings this record says were erased; 0 for every other act.
    let erased: Int64

    /// Reads a record's bytes.
    /// - Throws: `JSONError`, or `AuditLeafError.badValue` without `seq`.
    init(json: [UInt8]) throws {
        var seq: Int64?
        var count: Int64 = 0
        var (act, outcome, time) = ("", "", "")
        var digests: Set<String> = []
        var reader = JSONReader(json)
        try reader.sortedObject { key, reader in
            switch key {
            case "act": act = try reader.string()
            case "n": count = try reader.integer()
            case "outcome": outcome = try reader.string()
            case "seq": seq = try reader.integer()
            case "sd": try reader.array { digests.insert(try $0.string()) }
            case "t": time = try reader.string()
            case "ticket": digests.insert(try reader.string())
            case "target":
                try reader.sortedObject { key, reader in
                    if key == "sd" {
                        digests.insert(try reader.string())
                    } else {
                        try reader.skipValue()
                    }
                }
            default: try reader.skipValue()
            }
        }
        try reader.expectEnd()
        guard let seq else { throw AuditLeafError.badValue(key: "seq") }
        self.seq = seq
        self.time = time
        self.digests = digests
        erased = act == Self.erasure && outcome == "ok" ? count : 0
    }
}
