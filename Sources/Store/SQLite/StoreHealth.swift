import GRDB
import Identity

/// What `doctor` wants to know about a store.
public struct StoreHealth: Sendable {
    /// The engine in words: version, journal, why.
    public let engine: String
    /// What SQLite's quick check found; empty when all is well.
    public let problems: [String]
    /// How many rows point to rows that are not there.
    public let brokenReferences: Int
    /// The first file that others can use; nil when none.
    public let exposedPath: String?
    /// Who holds the writer queue now; nil when nobody does.
    public let queueHolder: String?
    /// The schema's version.
    public let schemaVersion: Int
    /// The number of citizens.
    public let citizens: Int
    /// The number of audit records.
    public let auditRecords: Int64
    /// The size of the store's file in bytes.
    public let bytes: Int64

    /// Whether nothing is wrong.
    public var isGood: Bool {
        problems.isEmpty && brokenReferences == 0 && exposedPath == nil
    }
}

extension SQLiteStore {
    /// Examines the store; reads all of its file once.
    ///
    /// - Throws: `StoreError` when it cannot be read at all.
    public func health() throws -> StoreHealth {
        var exposed: String?
        do {
            _ = try FileGuard.check(info.path, keyPath: keyPath)
        } catch .exposed(let path) {
            exposed = path
        }
        let holder = queue.holder()
        return try StoreError.mapped {
            try database.unsafeReentrantWrite { db in
                let answers = try db.all("PRAGMA quick_check(20)", []) { $0.string(0) }
                let broken = try db.all("PRAGMA foreign_key_check", []) { _ in true }
                let size = try db.first(
                    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                    []
                ) { $0.number(0) }
                let reader = SQLiteReader(db)
                return StoreHealth(
                    engine: SQLiteEngine.summary,
                    problems: answers.filter { $0 != "ok" },
                    brokenReferences: broken.count,
                    exposedPath: exposed,
                    queueHolder: holder,
                    schemaVersion: try Migration.version(of: db),
                    citizens: try reader.citizenCount(),
                    auditRecords: try reader.auditSize(),
                    bytes: size ?? 0
                )
            }
        }
    }
}
