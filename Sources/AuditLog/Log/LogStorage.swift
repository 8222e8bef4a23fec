/// The newest state of a log, kept in the same transaction as its records.
public struct LogHead: Hashable, Sendable {
    /// The number of records.
    public let size: Int64
    /// The root of the tree over them.
    public let root: MerkleHash
    /// The time `t` of the last record.
    public let lastTime: String
    /// The newest signed checkpoint as a note; nil when none was ever signed.
    public let note: String?

    /// Makes a head.
    /// - Parameters:
    ///   - size: the number of records.
    ///   - root: the root of the tree over them.
    ///   - lastTime: the time of the last record.
    ///   - note: the newest signed checkpoint.
    public init(size: Int64, root: MerkleHash, lastTime: String, note: String?) {
        self.size = size
        self.root = root
        self.lastTime = lastTime
        self.note = note
    }
}

/// One disclosure kept beside the log; the only part that may be deleted.
public struct StoredOpening: Hashable, Sendable {
    /// The value's name, unique within its record.
    public let name: String
    /// The disclosure's text.
    public let text: String

    /// Makes an opening.
    /// - Parameters:
    ///   - name: the value's name.
    ///   - text: the disclosure's text.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// A signed checkpoint that a store keeps besides the newest.
public struct KeptCheckpoint: Hashable, Sendable {
    /// The number of records that it is of.
    public let size: Int64
    /// The signed note; nil when it should be there and is not.
    public let note: String?

    /// Makes it.
    /// - Parameters:
    ///   - size: the number of records that it is of.
    ///   - note: the signed note, or nil when it is missing.
    public init(size: Int64, note: String?) {
        self.size = size
        self.note = note
    }
}

/// Reading access to a log, enough to check it and to make proofs.
public protocol LogSource: HashStore {
    /// Reads the head.
    /// - Returns: the head, or nil when nothing was ever logged.
    /// - Throws: the store's own error.
    func head() throws -> LogHead?

    /// Counts the records that are really there, whatever the head says: the highest index plus
    /// one.
    /// - Returns: the count; 0 without records.
    /// - Throws: the store's own error.
    func leafCount() throws -> Int64

    /// Reads a record's exact bytes.
    /// - Parameter seq: the index, from 0.
    /// - Returns: the bytes, or nil when there is no such record.
    /// - Throws: the store's own error.
    func leaf(at seq: Int64) throws -> [UInt8]?

    /// Reads the openings that are kept for a record.
    /// - Parameter seq: the record's index.
    /// - Returns: the openings in any order; empty when there are none or they were erased.
    /// - Throws: the store's own error.
    func openings(at seq: Int64) throws -> [StoredOpening]

    /// Reads consecutive records in one go.
    /// - Parameter range: the indexes.
    /// - Returns: their bytes from the first on; fewer than asked for when one is missing.
    /// - Throws: the store's own error.
    func leaves(in range: Range<Int64>) throws -> [[UInt8]]

    /// Reads consecutive stored hashes in one go.
    /// - Parameter range: positions in stored order.
    /// - Returns: the hashes that are there, by position.
    /// - Throws: the store's own error.
    func hashes(in range: Range<Int64>) throws -> [Int64: MerkleHash]

    /// Reads the openings of consecutive records in one go.
    /// - Parameter range: the records' indexes.
    /// - Returns: the openings by record; records without any are left out.
    /// - Throws: the store's own error.
    func openings(in range: Range<Int64>) throws -> [Int64: [StoredOpening]]

    /// Lists the checkpoints that are kept, or should be, besides the newest.
    /// - Parameter size: up to how many records.
    /// - Returns: the checkpoints by size; empty for a store that keeps none.
    /// - Throws: the store's own error.
    func keptCheckpoints(upTo size: Int64) throws -> [KeptCheckpoint]

    /// Looks whether records are listed under whom they are about, where a store has such lists.
    /// - Parameter subjects: records with the subjects that their openings name.
    /// - Returns: the first record that is not listed; nil when all are.
    /// - Throws: the store's own error.
    func firstUnindexed(_ subjects: [(seq: Int64, subject: String)]) throws -> Int64?
}

extension LogSource {
    /// None are kept.
    public func keptCheckpoints(upTo size: Int64) throws -> [KeptCheckpoint] { [] }

    /// There are no lists.
    public func firstUnindexed(_ subjects: [(seq: Int64, subject: String)]) throws -> Int64? { nil }

    /// One record after the other; a store that can do better has its own.
    public func leaves(in range: Range<Int64>) throws -> [[UInt8]] {
        var found: [[UInt8]] = []
        for seq in range {
            guard let bytes = try leaf(at: seq) else { break }
            found.append(bytes)
        }
        return found
    }

    /// One hash after the other; a store that can do better has its own.
    public func hashes(in range: Range<Int64>) throws -> [Int64: MerkleHash] {
        var found: [Int64: MerkleHash] = [:]
        for position in range {
            do {
                found[position] = try hash(at: position)
            } catch MerkleError.missingHash {
                continue
            }
        }
        return found
    }

    /// One record after the other; a store that can do better has its own.
    public func openings(in range: Range<Int64>) throws -> [Int64: [StoredOpening]] {
        var found: [Int64: [StoredOpening]] = [:]
        for seq in range {
            let openings = try openings(at: seq)
            if !openings.isEmpty { found[seq] = openings }
        }
        return found
    }
}

/// Writing access to a log.
///
/// The caller opens a transaction before `AuditAppender.append` and commits it after; all writes of
/// one append belong to that transaction, together with the change that the record is about.
public protocol LogStorage: LogSource {
    /// Adds a record's bytes; never replaces any.
    /// - Parameters:
    ///   - bytes: the canonical record.
    ///   - seq: its index, the old size of the log.
    /// - Throws: the store's own error, also when the index is taken.
    func putLeaf(_ bytes: [UInt8], at seq: Int64) throws

    /// Adds stored hashes; never replaces any.
    /// - Parameter hashes: ascending positions that follow those in use without a gap.
    /// - Throws: the store's own error, also when a position is taken.
    func putHashes(_ hashes: [StoredHash]) throws

    /// Adds an opening.
    /// - Parameters:
    ///   - opening: the opening.
    ///   - seq: the index of its record.
    /// - Throws: the store's own error.
    func putOpening(_ opening: StoredOpening, at seq: Int64) throws

    /// Replaces the head; a store that keeps every checkpoint adds the note to them as well.
    /// - Parameter head: the new head.
    /// - Throws: the store's own error.
    func setHead(_ head: LogHead) throws

    /// Whether a checkpoint of exactly this size is one that the store keeps.
    /// - Parameter size: the number of records.
    /// - Returns: true when a head of this size must be signed.
    func keepsCheckpoint(at size: Int64) -> Bool
}

extension LogStorage {
    /// None is kept.
    public func keepsCheckpoint(at size: Int64) -> Bool { false }
}
