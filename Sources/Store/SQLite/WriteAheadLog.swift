import CSQLiteGuard
import GRDB

/// The write-ahead log of a store that is worked on for longer or by several: one durable write a
/// commit, where a rollback journal needs five.
///
/// At rest a store is one file with a rollback journal, and a process that only looks in leaves it so:
/// to begin and to end a log costs more than a few commits save. While there is a log it is part of the
/// store; every commit and every checkpoint is made in the writer queue (`SQLiteEngine`), and it is
/// begun and ended only while no other process uses the store.
enum WriteAheadLog {
    /// After how many turns a process works for longer.
    static let patience = 8

    /// Sets the journal of a new connection: a rollback journal, but where the store has a log.
    static func adopt(_ db: Database) throws {
        if try !isUsed(db) { try RollbackJournal.use(db) }
    }

    /// Begins a log, in the writer queue and outside a transaction.
    ///
    /// - Returns: whether the store has one now; not while somebody reads.
    static func begin(_ db: Database) -> Bool {
        try? db.script("PRAGMA journal_mode=WAL")
        guard (try? isUsed(db)) ?? false else { return false }
        // A log is overwritten in place, however long it is; `makeDurable` comes after each commit.
        try? db.script("PRAGMA journal_size_limit=-1; PRAGMA synchronous=NORMAL")
        return true
    }

    /// Moves the log into the store's file and removes it, unless others use it.
    ///
    /// - Returns: whether the store has no log now.
    @discardableResult
    static func end(_ db: Database) -> Bool {
        guard (try? isUsed(db)) ?? false else { return true }
        try? db.script("PRAGMA synchronous=FULL")
        try? RollbackJournal.use(db)
        return (try? isUsed(db)) == false
    }

    /// Makes all commits that are in the log durable, of whatever process.
    ///
    /// - Throws: `DatabaseError`; what was committed may be lost with the machine's power then.
    static func makeDurable(_ db: Database) throws {
        let code = csqlite_log_sync(db.sqliteConnection)
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// Moves all of a log into the store's file, in the writer queue: what was erased is not in it either.
    ///
    /// When a reader keeps it from that, a later checkpoint does it.
    static func fold(_ db: Database) {
        try? db.script("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    /// Whether the store has a log.
    static func isUsed(_ db: Database) throws -> Bool {
        try db.first("PRAGMA journal_mode", []) { $0.string(0) } == "wal"
    }
}
