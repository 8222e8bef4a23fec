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
            let page = try Page(source, range, withOpenings: checksOpenings)
            var subjects: [(seq: Int64, subject: String)] = []
            for seq in range {
                if let finding = try step(page, seq, &subjects) { return finding }
                if wanted.contains(frontier.size) { roots[frontier.size] = frontier.root }
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

    /// Consecutive records with all that is stored beside them.
    private struct Page {
        let first: Int64
        let leaves: [[UInt8]]
        let hashes: [Int64: MerkleHash]
        let openings: [Int64: [StoredOpening]]

        init(_ source: some LogSource, _ range: Range<Int64>, withOpenings: Bool) throws {
            first = range.lowerBound
            leaves = try source.leaves(in: range)
            hashes = try source.hashes(
                in: MerkleTree.storedCount(
                    size: range.lowerBound
                )..<MerkleTree
                    .storedCount(size: range.upperBound)
            )
            openings = withOpenings ? try source.openings(in: range) : [:]
        }

        /// A record's bytes; nil when it is missing.
        func leaf(_ seq: Int64) -> [UInt8]? {
            seq - first < leaves.count ? leaves[Int(seq - first)] : nil
        }
    }

    /// Whether a checkpoint has the root recomputed at its size; it must have been asked for.
    func agrees(_ sealed: SealedCheckpoint) -> Bool {
        roots[sealed.checkpoint.size] == sealed.checkpoint.root
    }

    private mutating func step(
        _ page: Page,
        _ seq: Int64,
        _ subjects: inout [(seq: Int64, subject: String)]
    ) throws -> Finding? {
        guard let bytes = page.leaf(seq) else { return Finding(seq: seq, fault: .leafMissing) }
        for (level, expected) in try frontier.append(.leaf(bytes)).enumerated() {
            if page.hashes[expected.index] != expected.hash {
                // A wrong subtree may hide a bad record anywhere in it: name its first.
                let first = seq + 1 - (1 << Int64(level))
                return Finding(seq: first, fault: level == 0 ? .leafHash : .nodeHash)
            }
        }
        guard let summary = try? LeafSummary(json: bytes), summary.seq == seq else {
            return Finding(seq: seq, fault: .leafContent)
        }
        lastTime = summary.time
        guard checksOpenings else { return nil }
        return check(page.openings[seq] ?? [], of: summary, &subjects)
    }

    /// Compares the openings of a record with its digests, and keeps account of those that are gone.
    private mutating func check(
        _ openings: [StoredOpening],
        of summary: LeafSummary,
        _ subjects: inout [(seq: Int64, subject: String)]
    ) -> Finding? {
        let seq = summary.seq
        var digests = summary.digests
        erased += summary.erased
        for opening in openings {
            guard let disclosure = try? Disclosure(text: opening.text),
                NoteName.areSame(disclosure.name, opening.name),
                digests.remove(disclosure.digest) != nil
            else { return Finding(seq: seq, fault: .opening(name: opening.name)) }
            guard opening.name == "target" else { continue }
            for subject in disclosure.value.split(separator: " ") {
                subjects.append((seq, String(subject)))
            }
        }
        if !digests.isEmpty {
            missing += Int64(digests.count)
            firstMissing = firstMissing ?? seq
        }
        return nil
    }
}
