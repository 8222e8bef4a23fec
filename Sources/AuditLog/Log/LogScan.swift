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

    private let wanted: Set<Int64>
    private let checksOpenings: Bool

    init(rootsAt sizes: some Sequence<Int64>, checksOpenings: Bool) {
        wanted = Set(sizes)
        self.checksOpenings = checksOpenings
    }

    /// Reads the records from 0 up to a size.
    /// - Returns: the first finding, or nil when every record and hash fits.
    /// - Throws: the store's own error.
    mutating func run(_ source: some LogSource, size: Int64) throws -> Finding? {
        while frontier.size < size {
            if let finding = try step(source) { return finding }
            if wanted.contains(frontier.size) { roots[frontier.size] = frontier.root }
        }
        return nil
    }

    /// Whether a checkpoint has the root recomputed at its size; it must have been asked for.
    func agrees(_ sealed: SealedCheckpoint) -> Bool {
        roots[sealed.checkpoint.size] == sealed.checkpoint.root
    }

    private mutating func step(_ source: some LogSource) throws -> Finding? {
        let seq = frontier.size
        guard let bytes = try source.leaf(at: seq) else {
            return Finding(seq: seq, fault: .leafMissing)
        }
        for (level, expected) in try frontier.append(.leaf(bytes)).enumerated() {
            let stored: MerkleHash?
            do {
                stored = try source.hash(at: expected.index)
            } catch MerkleError.missingHash {
                stored = nil
            }
            if stored != expected.hash {
                // A wrong subtree may hide a bad record anywhere in it: name its first.
                let first = seq + 1 - (1 << Int64(level))
                return Finding(seq: first, fault: level == 0 ? .leafHash : .nodeHash)
            }
        }
        guard let summary = try? LeafSummary(json: bytes), summary.seq == seq else {
            return Finding(seq: seq, fault: .leafContent)
        }
        guard checksOpenings else { return nil }
        for opening in try source.openings(at: seq) {
            guard let disclosure = try? Disclosure(text: opening.text),
                NoteName.areSame(disclosure.name, opening.name),
                summary.digests.contains(disclosure.digest)
            else { return Finding(seq: seq, fault: .opening(name: opening.name)) }
        }
        return nil
    }
}
