extension LogExport {
    /// Writes the records as events for another system.
    /// - Parameters:
    ///   - encoder: the form.
    ///   - form: the form's name, for the manifest.
    ///   - sink: where the files go.
    ///   - admits: which records go along.
    /// - Returns: the manifest; its count is of the records that went along.
    /// - Throws: `ExportError`, `AuditLeafError`, the store's or the sink's error, or what
    ///   `progress` throws.
    public func writeEvents(
        as encoder: some EventEncoder,
        form: String,
        to sink: some ExportSink,
        admits: @Sendable (AuditLeaf) -> Bool
    ) throws -> BundleManifest {
        let file = try DigestedFile(encoder.fileName, in: sink)
        try file.append { $0 += encoder.header }
        var count: Int64 = 0
        for page in pages {
            let records = try leaves(page)
            let openings = opens ? try source.openings(in: page) : [:]
            for part in try Self.encode(records, page.lowerBound, openings, encoder, admits) {
                count += part.count
                try file.append { $0 += part.bytes }
            }
            try progress(page.upperBound - stretch.lowerBound)
        }
        return try finish([file.finish()], form: form, count: count, to: sink)
    }

    /// Encodes a page of records, half on each of two cores.
    private static func encode(
        _ records: [[UInt8]],
        _ first: Int64,
        _ openings: [Int64: [StoredOpening]],
        _ encoder: some EventEncoder,
        _ admits: @Sendable (AuditLeaf) -> Bool
    ) throws -> [EncodedPart] {
        try SideBySide.map(records.count) { places in
            var part = EncodedPart()
            for place in places {
                let leaf = try AuditLeaf(logged: records[place])
                guard admits(leaf) else { continue }
                let kept = openings[first + Int64(place)] ?? []
                encoder.append(
                    ExportEvent(leaf: leaf, bytes: records[place], openings: try values(kept)),
                    to: &part.bytes
                )
                part.count += 1
            }
            return part
        }
    }

    /// The values of openings by name.
    private static func values(_ openings: [StoredOpening]) throws -> [String: String] {
        var values: [String: String] = [:]
        for opening in openings { values[opening.name] = try Disclosure(text: opening.text).value }
        return values
    }
}

/// Events in a row, ready to be written.
private struct EncodedPart: Sendable {
    var count: Int64 = 0
    var bytes: [UInt8] = []
}
