extension LogExport {
    /// Writes a bundle: records, what proves that they are in the tree, checkpoint, key, manifest.
    /// - Parameters:
    ///   - since: an earlier signed checkpoint, to prove that the log only grew; nil for none.
    ///   - sink: where the files go.
    /// - Returns: the manifest.
    /// - Throws: `ExportError`, `MerkleError`, the store's or the sink's error, or what `progress`
    ///   throws.
    public func writeBundle(since: Checkpoint?, to sink: some ExportSink) throws -> BundleManifest {
        var files: [BundleManifest.File] = []
        if let since {
            files.append(try write(consistency(since), "consistency", to: sink))
        }
        let isWhole = stretch == 0..<checkpoint.size
        let leaves = try DigestedFile("leaves.jsonl", in: sink)
        let proof = try DigestedFile(isWhole ? "hashes.bin" : "proofs.jsonl", in: sink)
        let openings = opens ? try DigestedFile("openings.jsonl", in: sink) : nil
        let hashes = CachedHashes(source)
        for page in pages {
            let records = try self.leaves(page)
            try leaves.append { out in
                for record in records {
                    out += record
                    out.append(0x0A)
                }
            }
            if isWhole {
                try proof.append { out in
                    for record in records { out += MerkleHash.leaf(record).bytes }
                }
            } else {
                try hashes.turn(to: page.lowerBound..<min(page.upperBound, checkpoint.size))
                for seq in page {
                    let path = try InclusionProof(index: seq, size: checkpoint.size, store: hashes)
                    try proof.append { Self.append(path.hashes, to: &$0) }
                }
            }
            if let openings { try append(openingsOf: page, to: openings) }
            try progress(page.upperBound - stretch.lowerBound)
        }
        for file in [leaves, proof, openings].compactMap({ $0 }) {
            files.append(try file.finish())
        }
        return try finish(files, form: "bundle", count: Int64(stretch.count), to: sink)
    }

    /// Proves that the log only grew since an earlier checkpoint, as a witness takes it.
    private func consistency(_ since: Checkpoint) throws -> String {
        guard NoteName.areSame(since.origin, checkpoint.origin), since.size <= checkpoint.size,
            try MerkleTree.root(size: since.size, store: source) == since.root
        else { throw ExportError.anotherHistory }
        return try AddCheckpointBody(
            from: since.size,
            to: note,
            size: checkpoint.size,
            store: source
        ).text
    }

    /// Appends a line of a JSON array of base64 texts.
    private static func append(_ hashes: [MerkleHash], to out: inout [UInt8]) {
        out.append(0x5B)
        for (place, hash) in hashes.enumerated() {
            if place > 0 { out.append(0x2C) }
            out.append(0x22)
            out += hash.base64.utf8
            out.append(0x22)
        }
        out += [0x5D, 0x0A]
    }

    /// Appends the openings of a page, a line each.
    private func append(openingsOf page: Range<Int64>, to file: DigestedFile) throws {
        let found = try source.openings(in: page)
        for seq in page {
            for opening in (found[seq] ?? []).sorted(by: { $0.name < $1.name }) {
                try file.append { out in
                    var line = JSONObjectWriter(capacity: 256)
                    line.member("disclosure", opening.text)
                    line.member("name", opening.name)
                    line.member("seq", seq)
                    out += line.finish()
                    out.append(0x0A)
                }
            }
        }
    }
}
