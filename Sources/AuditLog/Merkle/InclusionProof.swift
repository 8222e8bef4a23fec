/// Proof that one record is part of a tree with a known root (RFC 6962 s2.1.1).
public struct InclusionProof: Hashable, Sendable {
    /// The most hashes a proof may hold (C2SP tlog-witness).
    public static let maximumCount = 63

    /// The record's index, from 0.
    public let index: Int64

    /// The number of records of the tree.
    public let size: Int64

    /// The sibling hashes, the record's own sibling first, the root's child last.
    public let hashes: [MerkleHash]

    /// Takes over a proof from outside; nothing is checked before `verifies`.
    /// - Parameters:
    ///   - index: the record's index, from 0.
    ///   - size: the number of records of the tree.
    ///   - hashes: the sibling hashes, the record's own sibling first.
    public init(index: Int64, size: Int64, hashes: [MerkleHash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Makes the proof from stored hashes.
    /// - Parameters:
    ///   - index: the record's index, from 0 up to the size.
    ///   - size: the number of records of the tree; the log may have grown since.
    ///   - store: the log's stored hashes.
    /// - Throws: `MerkleError.outOfRange` unless 0 <= index < size, or what the store throws.
    public init(index: Int64, size: Int64, store: some HashStore) throws {
        guard index >= 0, index < size, size <= MerkleTree.maximumSize else {
            throw MerkleError.outOfRange
        }
        var range = 0..<size
        var path: [MerkleHash] = []
        while range.count > 1 {
            let middle = range.lowerBound + MerkleTree.split(Int64(range.count))
            if index < middle {
                path.append(
                    try MerkleTree.subtreeRoot(middle..<range.upperBound, store: store)
                )
                range = range.lowerBound..<middle
            } else {
                path.append(
                    try MerkleTree.subtreeRoot(range.lowerBound..<middle, store: store)
                )
                range = middle..<range.upperBound
            }
        }
        self.init(index: index, size: size, hashes: path.reversed())
    }

    /// Checks the proof (RFC 9162 s2.1.3.2).
    /// - Parameters:
    ///   - leaf: the hash of the record that should be at the index.
    ///   - root: the root of the tree, from a checkpoint that the caller trusts.
    /// - Returns: true only when the proof has exactly the right number of hashes and leads from
    ///   the leaf to the root; any other input gives false.
    public func verifies(leaf: MerkleHash, root: MerkleHash) -> Bool {
        guard index >= 0, index < size, size <= MerkleTree.maximumSize,
            hashes.count <= Self.maximumCount
        else { return false }
        let inner = 64 - (index ^ (size - 1)).leadingZeroBitCount
        let border = (index >> Int64(inner)).nonzeroBitCount
        guard hashes.count == inner + border else { return false }
        var result = leaf
        for (level, sibling) in hashes.enumerated() {
            let isLeft = level < inner && index >> Int64(level) & 1 == 0
            result = isLeft ? .node(result, sibling) : .node(sibling, result)
        }
        return result == root
    }
}
