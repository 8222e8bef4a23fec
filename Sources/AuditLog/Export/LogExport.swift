/// Writes a stretch of a log to files, as a bundle to verify or as events for other systems.
///
/// The bytes depend on nothing but the stretch, the checkpoint, and what the log holds: the same
/// export twice is the same files. Memory stays flat: a page of records at a time.
public struct LogExport<Source: LogSource> {
    /// The log; it may grow meanwhile, what the checkpoint covers does not change.
    public let source: Source

    /// The newest checkpoint.
    public let checkpoint: Checkpoint

    /// The checkpoint's signed note.
    public let note: String

    /// The log's public key.
    public let key: NoteVerifierKey

    /// The numbers of the records.
    public let stretch: Range<Int64>

    /// Whether the openings go along.
    public let opens: Bool

    /// Is told how many records are written; a thrown error ends the export.
    public let progress: (Int64) throws -> Void

    /// How many records are read in one go.
    static var pageLength: Int64 { 1024 }

    /// Prepares an export.
    /// - Parameters:
    ///   - source: the log.
    ///   - note: a signed checkpoint of it.
    ///   - key: the log's public key.
    ///   - stretch: the numbers of the records; within the checkpoint's size.
    ///   - opens: whether the openings go along.
    ///   - progress: is told how many records are written; a thrown error ends the export.
    /// - Throws: `NoteError` when the note is no checkpoint, `MerkleError.outOfRange` when the
    ///   stretch is not under it.
    public init(
        _ source: Source,
        note: String,
        key: NoteVerifierKey,
        stretch: Range<Int64>,
        opens: Bool,
        progress: @escaping (Int64) throws -> Void
    ) throws {
        checkpoint = try Checkpoint(text: SignedNote(note).text)
        guard stretch.lowerBound >= 0, stretch.upperBound <= checkpoint.size else {
            throw MerkleError.outOfRange
        }
        self.source = source
        self.note = note
        self.key = key
        self.stretch = stretch
        self.opens = opens
        self.progress = progress
    }

    /// The pages of the stretch, cut at multiples of the page length.
    var pages: [Range<Int64>] {
        var pages: [Range<Int64>] = []
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            let next = (start / Self.pageLength + 1) * Self.pageLength
            pages.append(start..<min(next, stretch.upperBound))
            start = next
        }
        return pages
    }

    /// Reads a page of records.
    /// - Throws: `ExportError.recordMissing` when one is not there.
    func leaves(_ page: Range<Int64>) throws -> [[UInt8]] {
        let leaves = try source.leaves(in: page)
        guard leaves.count == page.count else {
            throw ExportError.recordMissing(page.lowerBound + Int64(leaves.count))
        }
        return leaves
    }

    /// Writes the files that every export has, the manifest last.
    func finish(
        _ files: [BundleManifest.File],
        form: String,
        count: Int64,
        to sink: some ExportSink
    ) throws -> BundleManifest {
        var files = files
        for (name, text) in [("checkpoint", note), ("vkey", key.vkey + "\n")] {
            files.append(try write(text, name, to: sink))
        }
        let manifest = try BundleManifest(
            origin: checkpoint.origin,
            form: form,
            first: stretch.lowerBound,
            count: count,
            size: checkpoint.size,
            files: files
        )
        let file = try DigestedFile(BundleManifest.fileName, in: sink)
        try file.append { $0 += manifest.encoded() }
        _ = try file.finish()
        return manifest
    }

    /// Writes a small file.
    /// - Returns: its name and digest.
    func write(
        _ text: String,
        _ name: String,
        to sink: some ExportSink
    ) throws -> BundleManifest.File {
        let file = try DigestedFile(name, in: sink)
        try file.append { $0 += text.utf8 }
        return try file.finish()
    }
}

/// Why an export ended before it was done.
public enum ExportError: Error, Hashable, Sendable {
    /// A record of the stretch is not in the log.
    case recordMissing(Int64)
    /// The earlier checkpoint is of another log, or not of this one's history.
    case anotherHistory
}
