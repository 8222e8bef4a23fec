import GRDB
import GRDBSQLite

extension SQLiteStore {
    /// Copies the live store to a new file, consistently, and checks the copy.
    ///
    /// The audit key is not part of it.
    ///
    /// - Parameter file: where; must not be there yet. Mode 0600.
    /// - Throws: `StoreError.exists`, `.unwritable`, `.busy`, or `.damaged` when the copy fails its
    ///   check; nothing is left behind then.
    public func backup(to file: String) throws {
        guard !FileGuard.exists(file) else { throw StoreError.exists(path: file) }
        try exclusively("backup") { try Backup.copy($0, to: file) }
    }
}

/// Copies of a live store.
enum Backup {
    /// Copies the connection's store; the caller is in the writer queue.
    static func copy(_ db: Database, to file: String) throws {
        try PrivateFile.write("", to: file)
        do {
            try fill(file, from: db)
            try check(file)
        } catch {
            PrivateFile.remove(file, file + "-journal", file + "-wal", file + "-shm")
            throw error
        }
    }

    private static func fill(_ file: String, from db: Database) throws {
        var target: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX
        defer { sqlite3_close(target) }
        guard sqlite3_open_v2(file, &target, flags, nil) == SQLITE_OK,
            let backup = sqlite3_backup_init(target, "main", db.sqliteConnection, "main")
        else { throw StoreError.unwritable("\(file): \(String(cString: sqlite3_errmsg(target)))") }
        let step = sqlite3_backup_step(backup, -1)
        let end = sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE, end == SQLITE_OK else {
            throw StoreError.unwritable("\(file): \(String(cString: sqlite3_errmsg(target)))")
        }
        // One file, with no log beside it.
        guard sqlite3_exec(target, "PRAGMA journal_mode=DELETE", nil, nil, nil) == SQLITE_OK else {
            throw StoreError.unwritable("\(file): \(String(cString: sqlite3_errmsg(target)))")
        }
    }

    /// Runs SQLite's own check on the copy.
    private static func check(_ file: String) throws {
        let copy = try SQLiteStore.connect(file, readonly: true)
        defer { try? copy.close() }
        let answers = try copy.writeWithoutTransaction { db in
            try db.all("PRAGMA integrity_check(10)", []) { $0.string(0) }
        }
        guard answers == ["ok"] else {
            throw StoreError.damaged(answers.joined(separator: "; "))
        }
    }
}
