import AuditLog
import GRDB
import Identity
import Synchronization

/// A store in one SQLite file.
///
/// One connection, opened with little ado: a one-shot command opens, writes its audit record and
/// goes. Writers of all processes queue up at a file lock beside the store.
public final class SQLiteStore: Store {
    /// What is known about the store itself.
    public let info: StoreInfo

    let database: DatabaseQueue
    let queue: WriterQueue
    let keyPath: String
    let anchor: HeadAnchor
    private let identity: FileIdentity
    let signing: Mutex<Signing>

    /// What appending to the audit log needs, kept between transactions.
    struct Signing {
        var appender: AuditAppender?
        var edge: LogEdge?
        /// What the running transaction will append, if anything.
        var batch: AuditBatch?
        /// The citizens that each record of the batch is about.
        var subjects: [[CitizenNumber]] = []
        /// Whether the turns that are taken now share one transaction.
        var isGrouped = false
        /// What the lines of the running group have asked before.
        var memo: TurnMemo?
        /// Whether the store was compared with the checkpoint beside it.
        var isAnchored = false
        /// How many turns this process has had.
        var turns = 0
        /// Whether the store is known to have a write-ahead log.
        var hasLog = false
        /// Whether the running transaction has erased something.
        var hasErased = false
    }

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - path: the store's file.
    ///   - key: the audit log's key; nil reads it from `audit.key` beside the store when the first
    ///     record is appended.
    ///   - patience: seconds to wait in the writer queue.
    /// - Returns: the store.
    /// - Throws: `StoreError.missing`, `.exposed`, `.foreign`, `.newer`, `.damaged`, `.busy`.
    public static func open(
        at path: String,
        key: NoteSignerKey? = nil,
        patience: Double = 10
    ) throws -> SQLiteStore {
        try open(at: path, key: key, patience: patience, migrations: Migration.all)
    }

    static func open(
        at path: String,
        key: NoteSignerKey?,
        patience: Double,
        migrations: [Migration]
    ) throws -> SQLiteStore {
        let identity = try FileGuard.check(path, keyPath: keyPath(beside: path))
        let database = try Self.connect(path)
        let queue = WriterQueue(path: path + ".lock", seconds: patience)
        let info = try StoreError.mapped {
            try database.writeWithoutTransaction { db in
                try Migration.bringUp(db, path: path, queue: queue, migrations: migrations)
                return try Self.readInfo(db, path: path)
            }
        }
        return SQLiteStore(
            info: info,
            database: database,
            queue: queue,
            identity: identity,
            key: key
        )
    }

    private init(
        info: StoreInfo,
        database: DatabaseQueue,
        queue: WriterQueue,
        identity: FileIdentity,
        key: NoteSignerKey?
    ) {
        self.info = info
        self.database = database
        self.queue = queue
        self.identity = identity
        keyPath = Self.keyPath(beside: info.path)
        anchor = HeadAnchor(path: Self.checkpointPath(beside: info.path))
        signing = Mutex(Signing(appender: key.map { AuditAppender(signer: $0) }))
    }

    deinit { close() }

    /// Leaves the store as one file, unless others work on it too; it is not to be used any more.
    public func close() {
        let isOneFile = try? database.unsafeReentrantWrite { WriteAheadLog.end($0) }
        // With a log, whoever has the store open keeps the others from ending it.
        if isOneFile == false { try? database.close() }
    }

    /// The file of the audit log's key, `audit.key` beside the store.
    public static func keyPath(beside path: String) -> String {
        FileGuard.directory(of: path) + "/audit.key"
    }

    /// The file of the newest signed checkpoint, `audit.checkpoint` beside the store.
    public static func checkpointPath(beside path: String) -> String {
        FileGuard.directory(of: path) + "/audit.checkpoint"
    }

    /// Reads a consistent state.
    ///
    /// Inside `transact` it sees what was written so far.
    public func read<T>(_ body: (any StoreReader) throws -> T) throws -> T {
        try StoreError.mapped {
            try database.unsafeReentrantWrite { db in
                if db.isInsideTransaction {
                    return try body(SQLiteReader(db, memo: signing.withLock { $0.memo }))
                }
                return try Self.transaction("BEGIN DEFERRED", db) { try body(SQLiteReader(db)) }
            }
        }
    }

    /// Waits in the writer queue, then reads and writes in one durable transaction; inside `grouped`,
    /// in a part of its transaction that is rolled back by itself.
    public func transact<T>(_ label: String, _ body: (any StoreWriter) throws -> T) throws -> T {
        if signing.withLock({ $0.isGrouped }) { return try part(body) }
        return try turn(label) { db in try body(SQLiteWriter(db, store: self)) }
    }

    /// Waits in the writer queue, then runs `body` without a transaction.
    ///
    /// - Throws: `StoreError.busy` also inside another turn of the same store.
    func exclusively<T>(_ label: String, _ body: (Database) throws -> T) throws -> T {
        try StoreError.mapped {
            try database.unsafeReentrantWrite { db in
                guard !db.isInsideTransaction else { throw StoreError.busy(holder: label) }
                // Inside the connection's own queue: threads of this process share the lock file.
                try queue.enter(label)
                defer { queue.leave() }
                guard FileGuard.identity(at: info.path) == identity else {
                    throw StoreError.damaged("\(info.path) was replaced or removed")
                }
                return try body(db)
            }
        }
    }

    /// The public key that the audit log is signed with, as a `vkey` line.
    ///
    /// - Throws: `StoreError` when the key file is missing, exposed or no key.
    public func auditKey() throws -> NoteVerifierKey {
        try signing.withLock { try appender(&$0).signer.verifier }
    }

    /// The appender with the store's key, read when it is first needed.
    func appender(_ signing: inout Signing) throws -> AuditAppender {
        let appender = try signing.appender ?? AuditAppender(signer: readKey())
        signing.appender = appender
        return appender
    }

    private func readKey() throws -> NoteSignerKey {
        try FileGuard.checkFile(keyPath)
        guard let text = PrivateFile.read(keyPath) else {
            throw StoreError.unwritable("\(keyPath): the audit key is missing")
        }
        guard let key = try? NoteSignerKey(skey: text), key.name == info.origin else {
            throw StoreError.damaged("\(keyPath): not the key of this audit log")
        }
        return key
    }
}

extension SQLiteStore {
    /// Opens the connection and checks whose file it is before anything is set or read.
    static func connect(_ path: String, readonly: Bool = false) throws -> DatabaseQueue {
        let configuration = SQLiteEngine.configuration(readonly: readonly) { db in
            let mark = try db.first("PRAGMA application_id", []) { $0.number(0) }
            guard mark == SQLiteEngine.applicationID else { throw StoreError.foreign(path: path) }
            try SQLiteEngine.guardConnection(db)
        }
        do {
            // Some builds of SQLite take a name that begins like this for a URI.
            let name = path.hasPrefix("file:") ? "./" + path : path
            return try DatabaseQueue(path: name, configuration: configuration)
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw StoreError.foreign(path: path)
            default: throw StoreError(error) ?? StoreError.foreign(path: path)
            }
        }
    }

    /// Runs `body` in a transaction; a thrown error rolls back.
    static func transaction<T>(_ begin: String, _ db: Database, _ body: () throws -> T) throws -> T
    {
        try db.run(begin)
        do {
            let result = try body()
            try db.run("COMMIT")
            return result
        } catch {
            // After some errors (a full disk) SQLite has rolled back by itself.
            if db.isInsideTransaction { _ = try? db.run("ROLLBACK") }
            throw error
        }
    }

    static func readInfo(_ db: Database, path: String) throws -> StoreInfo {
        let info = try db.first(
            "SELECT origin, demonstration, created_at FROM store_meta WHERE one = 1",
            []
        ) { row in
            StoreInfo(
                path: path,
                origin: row.string(0),
                isDemonstration: row.number(1) == 1,
                createdAt: Instant(milliseconds: row.number(2)),
                engine: SQLiteEngine.summary
            )
        }
        guard let info else { throw StoreError.foreign(path: path) }
        return info
    }
}
