import AuditLog
import GRDB
import GRDBSQLite
import Identity

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension SQLiteStore {
    /// Makes a store and its key file `audit.key` beside it, and opens it.
    ///
    /// It is built under another name and only then put in its place, so that there is never half a
    /// store. The directory is made with mode 0700 when it is missing, the files get 0600.
    ///
    /// - Parameters:
    ///   - path: where; must not be there yet.
    ///   - demonstration: whether it is for training; for good.
    ///   - origin: the audit log's origin line, the name of the key.
    ///   - key: the audit log's key; nil makes a new one.
    ///   - now: the time of making.
    /// - Returns: the store, open.
    /// - Throws: `StoreError.exists` for the store or the key file, `.exposed` when others can use
    ///   the directory, `.unwritable`, or `NoteError.malformedKey` for a bad origin.
    @discardableResult
    public static func create(
        at path: String,
        demonstration: Bool,
        origin: String,
        key: NoteSignerKey? = nil,
        now: Instant
    ) throws -> SQLiteStore {
        let keyPath = keyPath(beside: path)
        for taken in [path, keyPath, checkpointPath(beside: path)] where FileGuard.exists(taken) {
            throw StoreError.exists(path: taken)
        }
        let key = try key ?? NoteSignerKey.generate(name: origin)
        guard key.name == origin else { throw NoteError.malformedKey }
        let directory = FileGuard.directory(of: path)
        let isNewDirectory = try PrivateFile.makeDirectory(directory)
        let draft = "\(path).new-\(getpid())"
        var isDone = false
        defer {
            PrivateFile.remove(draft, draft + "-journal")
            if !isDone, isNewDirectory { rmdir(directory) }
        }
        try PrivateFile.write("", to: draft)
        try StoreError.mapped {
            try build(draft, demonstration: demonstration, origin: origin, now: now)
        }
        try PrivateFile.write(key.skey + "\n", to: keyPath)
        do {
            try PrivateFile.publish(draft, as: path)
        } catch {
            PrivateFile.remove(keyPath)
            throw error
        }
        do {
            let store = try open(at: path, key: key)
            isDone = true
            return store
        } catch {
            // It is this process's own: it was put there a moment ago, and cannot be opened.
            PrivateFile.remove(path, path + "-journal", path + "-wal", path + "-shm", keyPath)
            throw error
        }
    }

    /// Fills an empty file with the schema.
    private static func build(
        _ path: String,
        demonstration: Bool,
        origin: String,
        now: Instant
    ) throws {
        let configuration = SQLiteEngine.configuration { db in
            try db.script("PRAGMA page_size=\(SQLiteEngine.pageSize); PRAGMA auto_vacuum=NONE;")
            try SQLiteEngine.guardConnection(db)
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? database.close() }
        try database.writeWithoutTransaction { db in
            try transaction("BEGIN IMMEDIATE", db) {
                try db.script("PRAGMA application_id=\(SQLiteEngine.applicationID)")
                try Migration.apply(Migration.all, to: db)
                try db.run(
                    """
                    INSERT INTO store_meta(one, origin, demonstration, created_at)
                    VALUES (1, ?, ?, ?)
                    """,
                    [.text(origin), .int(demonstration ? 1 : 0), .int(now.milliseconds)]
                )
            }
        }
    }
}
