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
}
