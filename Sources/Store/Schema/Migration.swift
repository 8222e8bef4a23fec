import GRDB

/// One step of the schema's history; a released one is never changed.
struct Migration: Sendable {
    /// The schema version (`PRAGMA user_version`) after it.
    let version: Int
    /// What it does, inside a transaction.
    let apply: @Sendable (Database) throws -> Void

    /// Every step, in order.
    static let all = [Migration.first, .second, .third, .fourth, .fifth, .sixth]

    /// Brings a store up to the newest schema: in the writer queue, after a backup beside it.
    ///
    /// - Throws: `StoreError.newer` when a newer lienket made the store.
    static func bringUp(
        _ db: Database,
        path: String,
        queue: WriterQueue,
        migrations: [Migration]
    ) throws {
        let newest = migrations.last?.version ?? 0
        let found = try version(of: db)
        guard found <= newest else { throw StoreError.newer(path: path, version: found) }
        guard found < newest else { return }
        guard found > 0 else { throw StoreError.foreign(path: path) }
        try queue.enter("migrate")
        defer { queue.leave() }
        let current = try version(of: db)
        guard current < newest else { return }
        let copy = "\(path).v\(current).backup"
        if !FileGuard.exists(copy) { try Backup.copy(db, to: copy) }
        try BulkMemory.spread(db, over: FileGuard.directory(of: path))
        defer { BulkMemory.restore(db) }
        try SQLiteStore.transaction("BEGIN IMMEDIATE", db) {
            try apply(migrations.filter { $0.version > current }, to: db)
        }
    }

    /// Runs steps and sets the version; the caller holds the transaction.
    static func apply(_ migrations: [Migration], to db: Database) throws {
        for migration in migrations {
            try migration.apply(db)
            try db.script("PRAGMA user_version=\(migration.version)")
        }
    }

    /// The schema version of a store.
    static func version(of db: Database) throws -> Int {
        Int(try db.first("PRAGMA user_version", []) { $0.number(0) } ?? 0)
    }
}
