/// Stored hashes read a page at a time, for whoever makes a proof for each record of a stretch.
final class CachedHashes<Source: LogSource>: HashStore {
    /// How many records a page is of; pages begin at multiples of it, so that the lower part of a
    /// proof lies within its record's page.
    static var pageLength: Int64 { 1024 }

    private let source: Source
    private var page: [Int64: MerkleHash] = [:]
    private var above: [Int64: MerkleHash] = [:]

    init(_ source: Source) {
        self.source = source
    }

    /// Reads the hashes that were stored with the records of a page.
    func turn(to records: Range<Int64>) throws {
        page = try source.hashes(
            in: MerkleTree.storedCount(
                size: records.lowerBound
            )..<MerkleTree
                .storedCount(size: records.upperBound)
        )
    }

    func hash(at storedIndex: Int64) throws -> MerkleHash {
        if let hash = page[storedIndex] ?? above[storedIndex] { return hash }
        let hash = try source.hash(at: storedIndex)
        // The edges of large subtrees: few, but each is asked for again and again.
        if above.count > 1 << 14 { above = [:] }
        above[storedIndex] = hash
        return hash
    }
}
