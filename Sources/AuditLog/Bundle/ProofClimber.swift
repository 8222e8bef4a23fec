/// Checks the inclusion proofs of neighbouring records, each as a line of base64 hashes.
///
/// The paths of neighbours soon meet. From there on, a line that repeats the text of the line
/// before need not be climbed again, which saves all but two of the twenty hashes of a million.
struct ProofClimber {
    /// What a proof is worth.
    enum Outcome {
        /// It leads from the record to the root.
        case good
        /// The line is not what an exporter writes.
        case malformed
        /// It leads elsewhere, or has the wrong number of hashes.
        case wrong
    }

    private let size: Int64
    private let root: MerkleHash
    private let text = HashText()

    /// The last good proof: its record, its line, and the hash below each of its siblings.
    private var index: Int64 = -1
    private var line = UnsafeRawBufferPointer(start: nil, count: 0)
    private var climbed = [MerkleHash](
        repeating: .empty,
        count: InclusionProof.maximumCount + 1
    )

    /// Prepares for the proofs in a tree.
    init(size: Int64, root: MerkleHash) {
        self.size = size
        self.root = root
    }

    /// How many hashes a line holds by its length; nil when no proof has that length.
    static func count(of line: UnsafeRawBufferPointer) -> Int? {
        if line.count == 2 { return 0 }
        let (count, rest) = (line.count - 1).quotientAndRemainder(dividingBy: stride)
        return rest == 0 && (1...InclusionProof.maximumCount).contains(count) ? count : nil
    }

    /// Checks one proof.
    /// - Parameters:
    ///   - line: the line, which must stay in memory until the next call.
    ///   - leaf: the record's hash.
    ///   - index: the record's index.
    /// - Returns: what the proof is worth.
    mutating func check(
        _ line: UnsafeRawBufferPointer,
        leaf: MerkleHash,
        index: Int64
    ) -> Outcome {
        guard let count = Self.count(of: line), line.first == 0x5B, line.last == 0x5D else {
            return .malformed
        }
        guard index >= 0, index < size else { return .wrong }
        let inner = Self.inner(index, size)
        guard count == inner + (index >> Int64(inner)).nonzeroBitCount else { return .wrong }
        let meeting = meeting(with: index, inner: inner)
        var hash = leaf
        for level in 0..<count {
            if level == meeting, hash == climbed[level], isRepeated(line, from: level) {
                break
            }
            guard let sibling = sibling(level, of: line) else { return .malformed }
            climbed[level] = hash
            let isLeft = level < inner && index >> Int64(level) & 1 == 0
            hash = isLeft ? .node(hash, sibling) : .node(sibling, hash)
            if level == count - 1, hash != root { return .wrong }
        }
        if count == 0, hash != root { return .wrong }
        (self.index, self.line) = (index, line)
        return .good
    }

    /// The left siblings of a good proof, the largest subtree first: the right edge of the tree of
    /// the records before.
    func frontier(_ line: UnsafeRawBufferPointer, index: Int64) -> MerkleFrontier? {
        guard let count = Self.count(of: line), index >= 0, index < size else { return nil }
        let inner = Self.inner(index, size)
        var hashes: [MerkleHash] = []
        for level in 0..<count where level >= inner || index >> Int64(level) & 1 == 1 {
            guard let sibling = sibling(level, of: line) else { return nil }
            hashes.append(sibling)
        }
        return try? MerkleFrontier(size: index, hashes: hashes.reversed())
    }

    /// The characters from one hash to the next: 44, two quotation marks, a comma.
    private static let stride = HashText.length + 3

    /// The levels up to which both sides have siblings (RFC 9162 s2.1.3.2).
    private static func inner(_ index: Int64, _ size: Int64) -> Int {
        64 - (index ^ (size - 1)).leadingZeroBitCount
    }

    /// The level from which on the path is that of the last good proof; -1 when there is none.
    private func meeting(with index: Int64, inner: Int) -> Int {
        guard self.index >= 0 else { return -1 }
        let level = 64 - (index ^ self.index).leadingZeroBitCount
        return level <= min(inner, Self.inner(self.index, size)) ? level : -1
    }

    private func isRepeated(_ line: UnsafeRawBufferPointer, from level: Int) -> Bool {
        let start = 1 + level * Self.stride
        guard self.line.count >= start, line.count >= start else { return false }
        return UnsafeRawBufferPointer(rebasing: line[start...]).isSame(
            as: UnsafeRawBufferPointer(rebasing: self.line[start...])
        )
    }

    private func sibling(_ level: Int, of line: UnsafeRawBufferPointer) -> MerkleHash? {
        let start = 1 + level * Self.stride
        let end = start + HashText.length + 1
        guard end + 1 < line.count, line[start] == 0x22, line[end] == 0x22,
            line[end + 1] == (end + 2 == line.count ? 0x5D : 0x2C)
        else { return nil }
        return text.hash(UnsafeRawBufferPointer(rebasing: line[start + 1..<end]))
    }
}
