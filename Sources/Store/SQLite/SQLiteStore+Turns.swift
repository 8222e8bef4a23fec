import AuditLog
import GRDB
import Identity
import Synchronization

/// How transactions are made of turns in the writer queue: one command a turn, or many commands that
/// share one commit, or a rehearsal whose effects are taken back.
///
/// Whatever the turn, its audit records are stored and signed together, right before the commit.
extension SQLiteStore {
    /// Whether somebody waits for the turn that this process has.
    public var isAwaited: Bool { queue.isAwaited }

    /// Waits in the writer queue, then runs every `transact` inside `body` in one durable transaction.
    public func grouped<T>(_ label: String, _ body: () throws -> T) throws -> T {
        try turn(label) { db in try group(db, body) }
    }

    /// Waits in the writer queue, then runs every `transact` inside `body`, takes back all that they
    /// did, and keeps the audit records.
    public func rehearsed<T>(
        _ label: String,
        _ body: () throws -> T,
        keeping: (T, any StoreWriter) throws -> Void
    ) throws -> T {
        try turn(label) { db in
            try db.run("SAVEPOINT rehearsal")
            let result = try group(db, body)
            try db.run("ROLLBACK TO rehearsal")
            try db.run("RELEASE rehearsal")
            let writer = SQLiteWriter(db, store: self)
            try keeping(result, writer)
            return result
        }
    }

    /// One turn in the queue and one transaction in it.
    func turn<T>(_ label: String, _ body: (Database) throws -> T) throws -> T {
        try exclusively(label) { db in
            beginLog(db)
            return try recorded(db, body)
        }
    }

    /// One transaction, in the writer queue: checks the store, runs `body`, stores and signs its audit
    /// records, commits, and tells of it.
    func recorded<T>(_ db: Database, _ body: (Database) throws -> T) throws -> T {
        try checkAnchor(db)
        var sender: AnchorSender?
        var receipt: AppendReceipt?
        signing.withLock { ($0.batch, $0.subjects, $0.hasErased) = (nil, [], false) }
        defer {
            signing.withLock { ($0.batch, $0.subjects) = (nil, []) }
            if signing.withLock({ $0.hasErased }) { endErasure(db) }
        }
        let result: T
        do {
            result = try Self.transaction("BEGIN IMMEDIATE", db) {
                let result = try body(db)
                receipt = try seal(db)
                if signing.withLock({ $0.hasErased }) { try prepareErasure(db) }
                if receipt != nil { sender = try anchorSender(SQLiteReader(db)) }
                return result
            }
        } catch let error as DatabaseError where isInEffect(receipt, db) {
            throw StoreError.unconfirmed(
                error.message ?? "SQLite error \(error.resultCode.rawValue)"
            )
        }
        signing.withLock { $0.edge = $0.batch?.edge ?? $0.edge }
        let held = receipt == nil ? nil : anchor.take()
        try settle(db, mayLeave: held != nil)
        if let receipt { announce(receipt, held, sender) }
        return result
    }

    /// Makes what was committed to a write-ahead log durable, and lets the next one in before: what that
    /// one appends comes behind it in the log, and is made durable with it.
    ///
    /// - Parameters:
    ///   - db: the connection, behind its commit.
    ///   - mayLeave: whether this process has the checkpoint's file, where the next one waits for it.
    /// - Throws: `StoreError.unconfirmed` when it is in effect, and a loss of power may undo it.
    private func settle(_ db: Database, mayLeave: Bool) throws {
        let (hasLog, hasErased) = signing.withLock { ($0.hasLog, $0.hasErased) }
        guard hasLog else { return }
        // Erasing ends with a checkpoint, which needs the queue.
        if mayLeave, !hasErased { queue.leave() }
        do {
            try WriteAheadLog.makeDurable(db)
        } catch {
            throw StoreError.unconfirmed("\(error)")
        }
    }

    /// Before the commit of a transaction that erases: its journal, with what was erased, goes with it.
    private func prepareErasure(_ db: Database) throws {
        if try !WriteAheadLog.isUsed(db) { try RollbackJournal.empty(db) }
    }

    /// After a transaction that erases, whether or not it was committed.
    private func endErasure(_ db: Database) {
        if (try? WriteAheadLog.isUsed(db)) == true {
            WriteAheadLog.fold(db)
        } else {
            try? RollbackJournal.keep(db)
        }
    }

    /// Whether the log ends with what a failed transaction has appended.
    ///
    /// SQLite ends a commit by zeroing its journal's head and making that durable. When only the latter
    /// fails, `COMMIT` is an error, and everything is in effect.
    private func isInEffect(_ receipt: AppendReceipt?, _ db: Database) -> Bool {
        guard let ours = receipt?.head, let head = try? SQLiteLog(db).head() else { return false }
        return head.size == ours.size && head.root == ours.root
    }

    /// Runs `body` with its turns sharing the transaction that is open.
    private func group<T>(_ db: Database, _ body: () throws -> T) throws -> T {
        signing.withLock { ($0.isGrouped, $0.memo) = (true, TurnMemo()) }
        defer { signing.withLock { ($0.isGrouped, $0.memo) = (false, nil) } }
        let result = try body()
        // A full disk can make SQLite roll back all by itself: then nothing of the group is there.
        guard db.isInsideTransaction else {
            throw StoreError.unwritable("the group was rolled back")
        }
        return result
    }

    /// One turn inside a group: a savepoint, so that what fails takes back itself and nothing else.
    func part<T>(_ body: (any StoreWriter) throws -> T) throws -> T {
        try StoreError.mapped {
            try database.unsafeReentrantWrite { db in
                guard db.isInsideTransaction else {
                    throw StoreError.unwritable("the group was rolled back")
                }
                let (memo, before) = signing.withLock { ($0.memo, $0.subjects.count) }
                try db.run("SAVEPOINT part")
                do {
                    let result = try body(SQLiteWriter(db, store: self, memo: memo))
                    try db.run("RELEASE part")
                    return result
                } catch {
                    memo?.clear()
                    signing.withLock { $0.drop(downTo: before) }
                    if db.isInsideTransaction {
                        try db.run("ROLLBACK TO part")
                        try db.run("RELEASE part")
                    }
                    throw error
                }
            }
        }
    }

    /// Begins a write-ahead log once this process works for longer.
    private func beginLog(_ db: Database) {
        let isDue = signing.withLock { signing in
            signing.turns += 1
            return !signing.hasLog && signing.turns % WriteAheadLog.patience == 0
        }
        guard isDue else { return }
        let hasLog = WriteAheadLog.begin(db)
        signing.withLock { $0.hasLog = hasLog }
    }

    /// Ends the write-ahead log, in the writer queue, unless others use it.
    func endLog(_ db: Database) {
        let isEnded = WriteAheadLog.end(db)
        if isEnded { signing.withLock { $0.hasLog = false } }
    }

    /// Takes note that the running transaction erases something for good.
    func noteErasure() { signing.withLock { $0.hasErased = true } }

    /// Adds a record to the running transaction's batch.
    ///
    /// - Returns: its number.
    func add(_ order: LeafOrder, subjects: [CitizenNumber], to log: SQLiteLog) throws -> Int64 {
        try signing.withLock { signing in
            // Taken out while it changes, so that it is not copied.
            var batch: AuditBatch
            if let open = signing.batch.take() {
                batch = open
            } else {
                batch = try appender(&signing).begin(log, edge: signing.edge)
            }
            let seq = batch.add(order)
            signing.subjects.append(subjects)
            signing.batch = batch
            return seq
        }
    }

    /// The number of the next record of the running transaction; nil while it has none.
    var nextRecord: Int64? { signing.withLock { $0.batch?.next } }

    /// Stores and signs the records of the running transaction.
    private func seal(_ db: Database) throws -> AppendReceipt? {
        try signing.withLock { signing in
            guard var batch = signing.batch.take() else { return nil }
            let log = SQLiteLog(db)
            let leaves = try batch.store(in: log)
            try log.index(leaves, subjects: signing.subjects)
            let receipt = try batch.seal(in: log)
            signing.batch = batch
            return receipt
        }
    }
}

extension SQLiteStore.Signing {
    /// Gives up the newest records of the running transaction.
    mutating func drop(downTo count: Int) {
        batch?.drop(downTo: count)
        subjects.removeLast(subjects.count - count)
    }
}
