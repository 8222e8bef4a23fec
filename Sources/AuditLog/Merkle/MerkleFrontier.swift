/// The right edge of a tree: the hash of one complete subtree for each one-bit of its size.
///
/// This is all an append needs. A process may keep it in memory between appends; loading it from a
/// store reads popcount(size) hashes, 20 at most for a million records.
public struct MerkleFrontier: Hashable, Sendable {
    /// The edge of a tree without records.
    public static let empty = MerkleFrontier(unchecked: 0, hashes: [])

    /// The number of records.
    public private(set) var size: Int64

    /// The subtree hashes, the largest (earliest records) first.
    public private(set) var hashes: [MerkleHash]

    private init(unchecked size: Int64, hashes: [MerkleHash]) {
        self.size = size
        self.hashes = hashes
    }

    /// Takes over an edge that was kept elsewhere.
    /// - Parameters:
    ///   - size: the number of records.
    ///   - hashes: the subtree hashes, the largest first.
    /// - Throws: `MerkleError.outOfRange` or `.badFrontier` when they do not fit each other.
    public init(size: Int64, hashes: [MerkleHash]) throws {
        guard (0...MerkleTree.maximumSize).contains(size) else { throw MerkleError.outOfRange }
        guard hashes.count == size.nonzeroBitCount else { throw MerkleError.badFrontier }
        self.init(unchecked: size, hashes: hashes)
    }

    /// Loads the edge of the first records of a log.
    /// - Parameters:
    ///   - size: how many records.
    ///   - store: the stored hashes.
    /// - Throws: `MerkleError`, or what the store throws.
    public init(size: Int64, store: some HashStore) throws {
        guard (0...MerkleTree.maximumSize).contains(size) else { throw MerkleError.outOfRange }
        self.init(
            unchecked: size,
            hashes: try MerkleTree.completeSubtrees(0..<size, store: store)
        )
    }

    /// The root of the tree; `MerkleHash.empty` without records.
    public var root: MerkleHash { MerkleTree.fold(hashes) ?? .empty }

    /// Adds one record.
    /// - Parameter leafHash: the record's hash.
    /// - Returns: the hashes to store, ascending and without a gap: the record's own, then one for
    ///   each subtree it completes.
    /// - Throws: `MerkleError.outOfRange` when the tree is full; the edge is unchanged then.
    public mutating func append(_ leafHash: MerkleHash) throws -> [StoredHash] {
        guard size < MerkleTree.maximumSize else { throw MerkleError.outOfRange }
        let first = try MerkleTree.storedIndex(level: 0, index: size)
        var stored = [StoredHash(index: first, hash: leafHash)]
        var hash = leafHash
        // Each trailing one-bit of the size is a subtree as large as the one just completed.
        for _ in 0..<(~size).trailingZeroBitCount {
            guard let left = hashes.popLast() else { throw MerkleError.badFrontier }
            hash = .node(left, hash)
            stored.append(StoredHash(index: first + Int64(stored.count), hash: hash))
        }
        hashes.append(hash)
        size += 1
        return stored
    }
}
