/// Arithmetic of the RFC 6962 Merkle tree over stored hashes of complete subtrees.
///
/// A subtree at level L, index n covers records n*2^L up to (n+1)*2^L. Its hash is stored when its
/// last record is appended, so stored positions are dense and append-only: the order of Crosby and
/// Wallach, the same as Go's `tlog.StoredHashIndex`. A tree of N records stores below 2N hashes.
public enum MerkleTree {
    /// The largest number of records the arithmetic accepts; stored positions stay in 63 bits.
    public static let maximumSize: Int64 = 1 << 61

    /// Finds the stored position of a complete subtree's hash.
    /// - Parameters:
    ///   - level: 0 for records, one more for each doubling.
    ///   - index: the subtree's number at its level, from 0.
    /// - Returns: the position, from 0.
    /// - Throws: `MerkleError.outOfRange` beyond `maximumSize` records.
    public static func storedIndex(level: Int, index: Int64) throws -> Int64 {
        guard (0...61).contains(level), index >= 0, index < maximumSize >> Int64(level) else {
            throw MerkleError.outOfRange
        }
        var count = ((index + 1) << Int64(level)) - 1
        var position = Int64(level)
        while count > 0 {
            position += count
            count >>= 1
        }
        return position
    }

    /// Counts the hashes that a tree stores.
    /// - Parameter size: the number of records.
    /// - Returns: the number of stored hashes; positions 0 up to it are in use.
    /// - Throws: `MerkleError.outOfRange` for a size below 0 or beyond `maximumSize`.
    public static func storedCount(size: Int64) throws -> Int64 {
        guard (0...maximumSize).contains(size) else { throw MerkleError.outOfRange }
        guard size > 0 else { return 0 }
        let last = size - 1
        return try storedIndex(level: 0, index: last) + 1 + Int64((~last).trailingZeroBitCount)
    }

    /// Computes the root of the first records of a log.
    /// - Parameters:
    ///   - size: how many records the tree holds; at most what the store has seen.
    ///   - store: the stored hashes; one is read for each one-bit of the size.
    /// - Returns: the root; `MerkleHash.empty` for size 0.
    /// - Throws: `MerkleError`, or what the store throws.
    public static func root(size: Int64, store: some HashStore) throws -> MerkleHash {
        try MerkleFrontier(size: size, store: store).root
    }

    /// Computes what one more record adds, without writing it.
    /// - Parameters:
    ///   - leafHash: the new record's hash.
    ///   - size: the number of records before it.
    ///   - store: the stored hashes of those records.
    /// - Returns: the hashes to store, ascending by position, and the new root.
    /// - Throws: `MerkleError`, or what the store throws.
    public static func append(
        _ leafHash: MerkleHash,
        size: Int64,
        store: some HashStore
    ) throws -> (stored: [StoredHash], root: MerkleHash) {
        var frontier = try MerkleFrontier(size: size, store: store)
        let stored = try frontier.append(leafHash)
        return (stored, frontier.root)
    }

    /// Computes MTH(D[range]) for a range that is a subtree of some tree (RFC 6962 s2.1).
    ///
    /// The range starts at a multiple of its own size rounded up to a power of two, as every range
    /// of the PATH and SUBPROOF recursions does.
    static func subtreeRoot(_ range: Range<Int64>, store: some HashStore) throws -> MerkleHash {
        let parts = try completeSubtrees(range, store: store)
        return fold(parts) ?? .empty
    }

    /// Reads the complete subtrees that tile a range, largest first.
    static func completeSubtrees(
        _ range: Range<Int64>,
        store: some HashStore
    ) throws -> [MerkleHash] {
        var parts: [MerkleHash] = []
        var start = range.lowerBound
        for level in (0...61).reversed() where Int64(range.count) >> Int64(level) & 1 == 1 {
            let position = try storedIndex(level: level, index: start >> Int64(level))
            parts.append(try store.hash(at: position))
            start += 1 << Int64(level)
        }
        return parts
    }

    /// Joins subtree hashes, largest (earliest) first, into the root above them.
    static func fold(_ parts: [MerkleHash]) -> MerkleHash? {
        guard var hash = parts.last else { return nil }
        for part in parts.dropLast().reversed() { hash = .node(part, hash) }
        return hash
    }

    /// The largest power of two below a count of at least 2 (the split point of RFC 6962 s2.1).
    static func split(_ count: Int64) -> Int64 {
        1 << Int64(63 - (count - 1).leadingZeroBitCount)
    }
}
