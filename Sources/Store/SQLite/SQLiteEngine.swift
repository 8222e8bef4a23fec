import CSQLiteGuard
import GRDB
import GRDBSQLite

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How a connection is set up, and what guards the file.
enum SQLiteEngine {
    /// `lknk`: marks a file as a store of lienket (`PRAGMA application_id`).
    static let applicationID: Int64 = 0x6C6B_6E6B

    /// Bytes of a page.
    static let pageSize = 4096

    /// Seconds that SQLite waits for a lock of its own, beside the writer queue.
    static let busySeconds = 10

    /// Whether a release of SQLite is free of the WAL-reset bug.
    ///
    /// Releases 3.7.0 to 3.51.2 can corrupt a write-ahead log when two processes write and checkpoint
    /// at the same moment; 3.51.3, 3.50.7 and 3.44.6 have the fix. With the bug too a log is safe here:
    /// every commit, and the checkpoint that it may bring, has the writer queue's lock, and the last
    /// checkpoint is made by who has the store alone.
    static func hasResetFix(version: Int32) -> Bool {
        version >= 3_051_003 || (3_050_007..<3_051_000).contains(version)
            || (3_044_006..<3_045_000).contains(version)
    }

    /// The engine in words, for `doctor`.
    static var summary: String {
        let version = String(cString: sqlite3_libversion())
        let why =
            hasResetFix(version: sqlite3_libversion_number())
            ? "this release has the WAL-reset fix"
            : "the WAL-reset bug of this release needs two"
        return
            "SQLite \(version), journal PERSIST, WAL while several work or one works for longer, every "
            + "commit synced before it is shown; one writer at a time by a file lock: \(why)"
    }

    /// Whether SQLite could be told not to count its memory: true unless something else in this
    /// process has used it before.
    private static let isTuned = csqlite_guard_uncounted() == SQLITE_OK

    /// A connection's configuration.
    ///
    /// - Parameters:
    ///   - readonly: whether nothing can be written.
    ///   - prepare: runs before the schema is read; throws to refuse the file.
    /// - Returns: the configuration.
    static func configuration(
        readonly: Bool = false,
        prepare: @escaping @Sendable (Database) throws -> Void
    ) -> Configuration {
        _ = isTuned
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.label = "lienket"
        // Set by `guardConnection`, with less ado.
        configuration.foreignKeysEnabled = false
        // Transactions are ours to begin and end; without this GRDB traps on one left open.
        configuration.allowsUnsafeTransactions = true
        // A fixed short pause, unlike SQLite's growing ones: a reader gets in between two commits
        // of a busy queue instead of sleeping through the gaps.
        configuration.busyMode = .callback { tries in
            usleep(tries < 10 ? 100 : 500)
            return tries < busySeconds * 2000
        }
        configuration.prepareDatabase(prepare)
        return configuration
    }

    /// Sets the connection up; the file is known to be ours.
    static func guardConnection(_ db: Database) throws {
        guard csqlite_guard_connection(db.sqliteConnection) == SQLITE_OK else {
            throw DatabaseError(resultCode: .SQLITE_ERROR)
        }
        // GRDB listens to what each statement reads, column by column, for observers of changes. A
        // store has none and steps its statements itself; listening took a fiftieth of a start.
        sqlite3_set_authorizer(db.sqliteConnection, nil, nil)
        try db.script(
            """
            PRAGMA secure_delete=ON;
            PRAGMA cell_size_check=ON;
            PRAGMA temp_store=MEMORY;
            PRAGMA mmap_size=0;
            PRAGMA cache_size=-8192;
            PRAGMA synchronous=FULL;
            PRAGMA wal_autocheckpoint=4000;
            """
        )
        try WriteAheadLog.adopt(db)
    }
}
