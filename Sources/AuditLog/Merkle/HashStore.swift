/// Where the tree reads the hashes of complete subtrees (Crosby-Wallach order, see `MerkleTree`).
public protocol HashStore {
    /// Reads one stored hash.
    /// - Parameter storedIndex: a position given by `MerkleTree.storedIndex(level:index:)`.
    /// - Returns: the hash stored there.
    /// - Throws: `MerkleError.missingHash` when nothing is stored there, else the store's own error.
    func hash(at storedIndex: Int64) throws -> MerkleHash
}

/// A hash to be stored: one complete subtree of the log.
public struct StoredHash: Hashable, Sendable {
    /// The position in stored order.
    public let index: Int64
    /// The subtree's hash.
    public let hash: MerkleHash

    /// Pairs a position with a hash.
    /// - Parameters:
    ///   - index: the position in stored order.
    ///   - hash: the subtree's hash.
    public init(index: Int64, hash: MerkleHash) {
        self.index = index
        self.hash = hash
    }
}

/// Why tree arithmetic or a proof's making was refused.
public enum MerkleError: Error, Hashable, Sendable {
    /// A size, index or level is negative, too large or does not fit the others.
    case outOfRange
    /// The store holds no hash at this stored index.
    case missingHash(Int64)
    /// The number of frontier hashes is not the number of one-bits of the size.
    case badFrontier
}
