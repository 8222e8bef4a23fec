import GRDB

/// The rollback journal of a store without a write-ahead log: a file that stays, so that a commit
/// overwrites it in place.
///
/// To make it and to cut it at each commit would cost two durable changes of the folder more, a sixth of
/// a short command's time. Between commits its head is zero, and nobody takes it for a journal; what the
/// last commit replaced is still in it, as private as the store. What was erased must not be (`empty`).
enum RollbackJournal {
    /// Bytes that stay after a longer commit; short commands write about 20 KiB.
    static let keptBytes = 65_536

    /// Uses such a journal from now on, outside a transaction.
    static func use(_ db: Database) throws {
        try db.script("PRAGMA journal_mode=PERSIST")
        try keep(db)
    }

    /// Lets commits leave the file behind.
    static func keep(_ db: Database) throws {
        try db.script("PRAGMA journal_size_limit=\(keptBytes)")
    }

    /// Lets commits empty the file, that of the running transaction first.
    static func empty(_ db: Database) throws {
        try db.script("PRAGMA journal_size_limit=0")
    }

    /// Gives the file's room back: a full disk may have no other for what comes next.
    static func giveUp(_ db: Database) {
        try? db.script("PRAGMA journal_mode=DELETE")
        try? use(db)
    }
}
