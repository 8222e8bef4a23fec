/// Records that one transaction adds to a log under one signature.
///
/// They are numbered at once and stored when the batch is sealed, right before the commit: a part of
/// the transaction that is rolled back gives up the numbers that it was given.
public struct AuditBatch: Sendable {
    private let appender: AuditAppender
    private var frontier: MerkleFrontier
    private var lastTime: String?
    private var note: String?
    private var newest: (seq: Int64, leafHash: MerkleHash)?
    private var isSealed = true
    private var waiting: [Waiting] = []

    /// A record that has a number and is not stored.
    private struct Waiting {
        let time: String
        let leaf: Deferred<Result<PlacedLeaf, any Error>>
    }

    init(appender: AuditAppender, frontier: MerkleFrontier, head: LogHead?) {
        self.appender = appender
        self.frontier = frontier
        lastTime = head?.lastTime
        note = head?.note
    }

    /// The number of the next record.
    public var next: Int64 { frontier.size + Int64(waiting.count) }

    /// Gives a record its number.
    /// - Parameter order: the record.
    /// - Returns: its number.
    public mutating func add(_ order: LeafOrder) -> Int64 {
        let (seq, before) = (next, waiting.last?.time ?? lastTime)
        let leaf = Deferred { Result { try PlacedLeaf(order.make(), seq: seq, after: before) } }
        waiting.append(Waiting(time: order.time, leaf: leaf))
        order.hand?.take(leaf)
        return seq
    }

    /// Gives up the newest records.
    /// - Parameter count: how many are left waiting.
    public mutating func drop(downTo count: Int) {
        waiting.removeLast(max(waiting.count - count, 0))
    }

    /// Stores the records that wait, with their hashes and openings.
    /// - Parameter storage: the log, inside the transaction that the batch was begun in.
    /// - Returns: the records, in order.
    /// - Throws: `AppendError`, `AuditLeafError`, `MerkleError`, or the store's error.
    public mutating func store(in storage: some LogStorage) throws -> [AuditLeaf] {
        var stored: [AuditLeaf] = []
        stored.reserveCapacity(waiting.count)
        SecondHand.meet(waiting.lazy.map(\.leaf))
        for record in waiting {
            let placed = try record.leaf.value.get()
            try put(placed, in: storage)
            stored.append(placed.leaf)
        }
        waiting = []
        return stored
    }

    private mutating func put(_ placed: PlacedLeaf, in storage: some LogStorage) throws {
        let seq = placed.leaf.seq
        let hashes = try frontier.append(placed.hash)
        try storage.putLeaf(placed.bytes, at: seq)
        try storage.putHashes(hashes)
        for opening in placed.openings { try storage.putOpening(opening, at: seq) }
        lastTime = placed.leaf.t
        isSealed = false
        newest = (seq, placed.hash)
        if storage.keepsCheckpoint(at: frontier.size) { try seal(in: storage) }
    }

    /// Replaces the head with a newly signed one of everything that was stored.
    /// - Parameter storage: the log, inside the same transaction.
    /// - Returns: the newest record under the new head; nil when nothing was stored.
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
}
