/// Proof that a tree only grew: the older tree is a prefix of the newer (RFC 6962 s2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
    /// The most hashes a proof may hold (C2SP tlog-witness).
    public static let maximumCount = 63

    /// The number of records of the older tree.
    public let oldSize: Int64

    /// The number of records of the newer tree.
    public let newSize: Int64

    /// The hashes in the order of RFC 6962, the deepest first.
    public let hashes: [MerkleHash]

    /// Takes over a proof from outside; nothing is checked before `verifies`.
    /// - Parameters:
    ///   - oldSize: the number of records of the older tree.
    ///   - newSize: the number of records of the newer tree.
    ///   - hashes: the hashes in the order of RFC 6962.
    public init(oldSize: Int64, newSize: Int64, hashes: [MerkleHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Makes the proof from stored hashes.
    /// - Parameters:
    ///   - oldSize: the number of records of the older tree; 0 gives an empty proof.
    ///   - newSize: the number of records of the newer tree.
    ///   - store: the log's stored hashes.
    /// - Throws: `MerkleError.outOfRange` unless 0 <= oldSize <= newSize, or what the store throws.
    public init(oldSize: Int64, newSize: Int64, store: some HashStore) throws {
        guard oldSize >= 0, oldSize <= newSize, newSize <= MerkleTree.maximumSize else {
            throw MerkleError.outOfRange
        }
        var range = 0..<(oldSize == 0 ? 0 : newSize)
        var path: [MerkleHash] = []
        // False once the old tree's root is no longer the root of the range's left edge.
        var startsAtOldRoot = true
        while oldSize < range.upperBound {
            let middle = range.lowerBound + MerkleTree.split(Int64(range.count))
            if oldSize <= middle {
                path.append(
                    try MerkleTree.subtreeRoot(middle..<range.upperBound, store: store)
                )
                range = range.lowerBound..<middle
            } else {
                path.append(
                    try MerkleTree.subtreeRoot(range.lowerBound..<middle, store: store)
                )
                range = middle..<range.upperBound
                startsAtOldRoot = false
            }
        }
        if !startsAtOldRoot {
            path.append(try MerkleTree.subtreeRoot(range, store: store))
        }
        self.init(oldSize: oldSize, newSize: newSize, hashes: path.reversed())
    }

    /// Checks the proof (RFC 9162 s2.1.4.2).
    /// - Parameters:
    ///   - oldRoot: the root of the older tree, from a checkpoint kept earlier.
    ///   - newRoot: the root of the newer tree, from its checkpoint.
    /// - Returns: true only when the proof has exactly the right number of hashes and leads to both
    ///   roots. An old size of 0 is consistent with everything but must have the empty root.
    public func verifies(oldRoot: MerkleHash, newRoot: MerkleHash) -> Bool {
        guard oldSize >= 0, oldSize <= newSize, newSize <= MerkleTree.maximumSize,
            hashes.count <= Self.maximumCount
        else { return false }
        if oldSize == newSize { return hashes.isEmpty && oldRoot == newRoot }
        if oldSize == 0 { return hashes.isEmpty && oldRoot == .empty }
        let shift = oldSize.trailingZeroBitCount
        let difference = 64 - ((oldSize - 1) ^ (newSize - 1)).leadingZeroBitCount
        // The new size is larger, so the trees differ above the old size's trailing zeros.
        let inner = difference - shift
        let border = ((oldSize - 1) >> Int64(difference)).nonzeroBitCount
        let isPowerOfTwo = oldSize.nonzeroBitCount == 1
        guard hashes.count == inner + border + (isPowerOfTwo ? 0 : 1) else { return false }
        let seed = isPowerOfTwo ? oldRoot : (hashes.first ?? oldRoot)
        let mask = (oldSize - 1) >> Int64(shift)
        var (old, new) = (seed, seed)
        for (level, hash) in hashes.dropFirst(isPowerOfTwo ? 0 : 1).enumerated() {
            let isRight = level >= inner || mask >> Int64(level) & 1 == 1
            if isRight { old = .node(hash, old) }
            new = isRight ? .node(hash, new) : .node(new, hash)
        }
        return old == oldRoot && new == newRoot
    }
}
