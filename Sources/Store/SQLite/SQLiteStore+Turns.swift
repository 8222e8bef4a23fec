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
        } catch {
            clearUp(db)
            throw error
        }
        signing.withLock { $0.edge = $0.batch?.edge ?? $0.edge }
        let held = receipt == nil ? nil : anchor.take()
        try settle(db, mayLeave: held != nil)
        if let receipt { announce(receipt, held, sender) }
        return result
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
