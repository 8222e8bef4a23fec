/// The record that was just added to a batch.
public struct AddedRecord: Hashable, Sendable {
    /// Its index.
    public let seq: Int64
    /// Its hash.
    public let leafHash: MerkleHash
}

/// Records that one transaction adds to a log under one signature.
///
/// A value: a copy taken before a part of the transaction is the batch to go on with when that part
/// is rolled back. Nothing that was added may be committed before `seal` has signed it.
public struct AuditBatch: Sendable {
    private let appender: AuditAppender
    private var frontier: MerkleFrontier
    private var lastTime: String?
    private var note: String?
    private var newest: AddedRecord?
    private var isSealed = true

    init(appender: AuditAppender, frontier: MerkleFrontier, head: LogHead?) {
        self.appender = appender
        self.frontier = frontier
        lastTime = head?.lastTime
        note = head?.note
    }

    /// Adds one record: sets its index and clock mark, and stores it with its hashes and openings.
    ///
    /// All checks come before the first write. A time before the last record's is marked, not
    /// refused; the order of records is their index.
    /// - Parameters:
    ///   - draft: the record and its openings.
    ///   - storage: the log, inside the transaction that the batch was begun in.
    /// - Returns: the record's index and hash.
    /// - Throws: `AppendError`, `AuditLeafError`, `MerkleError`, or the store's error.
    public mutating func add(
        _ draft: LeafDraft,
        to storage: some LogStorage
    ) throws -> AddedRecord {
        try AuditBatch.check(draft)
        var leaf = draft.leaf
        leaf.seq = frontier.size
        leaf.clockWentBack = lastTime.map { leaf.t < $0 } ?? false
        let bytes = try leaf.encoded()
        let leafHash = MerkleHash.leaf(bytes)
        let hashes = try frontier.append(leafHash)
        try storage.putLeaf(bytes, at: leaf.seq)
        try storage.putHashes(hashes)
        for opening in draft.openings {
            let stored = StoredOpening(name: opening.name, text: opening.text)
            try storage.putOpening(stored, at: leaf.seq)
        }
        lastTime = leaf.t
        isSealed = false
        let added = AddedRecord(seq: leaf.seq, leafHash: leafHash)
        newest = added
        if storage.keepsCheckpoint(at: frontier.size) { try seal(in: storage) }
        return added
    }

    /// Replaces the head with a newly signed one of everything that was added.
    /// - Parameter storage: the log, inside the same transaction.
    /// - Returns: the newest record under the new head; nil when nothing was added.
    /// - Throws: `MerkleError`, `NoteError`, or the store's error.
    @discardableResult
    public mutating func seal(in storage: some LogStorage) throws -> AppendReceipt? {
        guard let newest else { return nil }
        let checkpoint = try Checkpoint(
            origin: appender.signer.name,
            size: frontier.size,
            root: frontier.root
        )
        if !isSealed {
            note = try checkpoint.signed(by: appender.signer).encoded
            isSealed = true
            try storage.setHead(head(checkpoint))
        }
        return AppendReceipt(
            seq: newest.seq,
            leafHash: newest.leafHash,
            head: head(checkpoint)
        )
    }

    /// The end of the log once the transaction has committed.
    public var edge: LogEdge { LogEdge(frontier: frontier, note: note) }

    private func head(_ checkpoint: Checkpoint) -> LogHead {
        LogHead(
            size: checkpoint.size,
            root: checkpoint.root,
            lastTime: lastTime ?? "",
            note: note
        )
    }

    private static func check(_ draft: LeafDraft) throws(AppendError) {
        for (place, opening) in draft.openings.enumerated() {
            guard draft.leaf.commits(to: opening.digest) else {
                throw .uncommittedOpening(name: opening.name)
            }
            guard !draft.openings[..<place].contains(where: { $0.name == opening.name }) else {
                throw .duplicateOpening(name: opening.name)
            }
        }
    }
}
