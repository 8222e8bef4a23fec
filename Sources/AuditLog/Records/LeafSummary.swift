/// The two things a check of the whole log needs from a record of any version: its own index and
/// the digests it commits to.
///
/// Reading it is lenient about keys it does not know, so an older program can still check a log that
/// a newer one extended; the bytes themselves are covered by the hash.
struct LeafSummary {
    /// The value of `seq`.
    let seq: Int64
    /// The values of `sd`, `ticket` and `target.sd`.
    let digests: Set<String>

    /// Reads a record's bytes.
    /// - Throws: `JSONError`, or `AuditLeafError.badValue` without `seq`.
    init(json: [UInt8]) throws {
        var seq: Int64?
        var digests: Set<String> = []
        var reader = JSONReader(json)
        try reader.sortedObject { key, reader in
            switch key {
            case "seq": seq = try reader.integer()
            case "sd": try reader.array { digests.insert(try $0.string()) }
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
        self.digests = digests
    }
}
