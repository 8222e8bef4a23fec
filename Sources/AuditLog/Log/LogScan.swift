/// One pass over a log's records: recomputes every hash and compares it with what is stored.
struct LogScan {
    /// What did not fit first, and the record it concerns.
    struct Finding {
        let seq: Int64
        let fault: LogFault
    }

    /// The edge of the recomputed tree.
    private(set) var frontier = MerkleFrontier.empty

    /// The recomputed roots at the sizes asked for, as far as the pass came.
    private(set) var roots: [Int64: MerkleHash] = [0: .empty]

    /// The time of the last record read.
    private(set) var lastTime = ""

    /// Digests without an opening, and how many of them records say were erased.
    private var (missing, erased): (Int64, Int64) = (0, 0)
    private var firstMissing: Int64?

    private let wanted: Set<Int64>
    private let checksOpenings: Bool

    init(rootsAt sizes: some Sequence<Int64>, checksOpenings: Bool) {
        wanted = Set(sizes)
        self.checksOpenings = checksOpenings
    }

    /// Reads the records from 0 up to a size.
    /// - Parameters:
    ///   - source: the log.
    ///   - size: how many records.
    ///   - progress: is told how many have been read; a thrown error ends the pass.
    /// - Returns: the first finding, or nil when every record and hash fits.
    /// - Throws: the store's own error, or what `progress` throws.
    mutating func run(
        _ source: some LogSource,
        size: Int64,
        progress: (Int64) throws -> Void = { _ in }
    ) throws -> Finding? {
        while frontier.size < size {
            let range = frontier.size..<min(size, frontier.size + Self.pageLength)
            let page = try LogPage(source, range, checksOpenings: checksOpenings)
            var subjects: [(seq: Int64, subject: String)] = []
            for (place, record) in try page.examine().enumerated() {
                let seq = range.lowerBound + Int64(place)
                if let finding = try step(seq, record, page.hashes) { return finding }
                if wanted.contains(frontier.size) { roots[frontier.size] = frontier.root }
                for subject in record.subjects { subjects.append((seq, subject)) }
            }
            guard page.leaves.count == range.count else {
                return Finding(seq: frontier.size, fault: .leafMissing)
            }
            if let seq = try source.firstUnindexed(subjects) {
                return Finding(seq: seq, fault: .subjectMissing)
            }
            try progress(frontier.size)
        }
        return nil
    }

    /// The first record with an opening that is gone, when more are gone than records account for.
    var firstUnaccounted: Int64? { missing > erased ? firstMissing : nil }

    /// How many records are read in one go.
    private static let pageLength: Int64 = 512

    /// Whether a checkpoint has the root recomputed at its size; it must have been asked for.
    func agrees(_ sealed: SealedCheckpoint) -> Bool {
        roots[sealed.checkpoint.size] == sealed.checkpoint.root
    }

    private mutating func step(
        _ seq: Int64,
        _ record: LogPage.Examined,
        _ hashes: [Int64: MerkleHash]
    ) throws -> Finding? {
        for (level, expected) in try frontier.append(record.hash).enumerated()
        where hashes[expected.index] != expected.hash {
            // A wrong subtree may hide a bad record anywhere in it: name its first.
            let first = seq + 1 - (1 << Int64(level))
            return Finding(seq: first, fault: level == 0 ? .leafHash : .nodeHash)
        }
        if let fault = record.fault { return Finding(seq: seq, fault: fault) }
        lastTime = record.time
        missing += record.missing
        erased += record.erased
        if record.missing > 0 { firstMissing = firstMissing ?? seq }
        return nil
    }
}
