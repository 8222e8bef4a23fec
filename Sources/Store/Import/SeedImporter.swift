import AuditLog
import GRDB
import Identity
import Population

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Loads seed files into a store: all of them, or nothing.
public enum SeedImporter {
    /// The files in the order of loading: what is referred to comes first.
    private static var tables: [any SeedTable.Type] {
        [
            CitizensTable.self, VNeIDTable.self, VNPostTable.self, LinksTable.self,
            LoginsTable.self, DossiersTable.self, DocumentsTable.self, AgentsTable.self,
            RegistryTable.self,
        ]
    }

    /// Loads a directory of seed files.
    ///
    /// One transaction holds everything, the registry's file included (with a rollback journal; while
    /// others work on the store with a write-ahead log, SQLite commits the two files one after the
    /// other). A store that has citizens already gets more; their numbers must be new. Memory does not
    /// grow with the files.
    ///
    /// - Parameters:
    ///   - directory: where the files are; `citizens.csv` must be there.
    ///   - store: the store.
    ///   - registryPath: the population registry's file, made when it is missing.
    ///   - now: the moment from which `now-3d` counts.
    ///   - progress: hears how far it is, a few times a second at least.
    ///   - finish: runs last in the transaction, for the audit record.
    /// - Returns: what came in.
    /// - Throws: `SeedErrors` with all that is wrong, up to 100; `StoreError`.
    public static func load(
        directory: String,
        into store: SQLiteStore,
        registryPath: String,
        now: Instant,
        progress: @escaping (ImportProgress) -> Void = { _ in },
        finish: (any StoreWriter, ImportReport) throws -> Void = { _, _ in }
    ) throws -> ImportReport {
        let context = SeedContext(now: now)
        let present = tables.filter {
            $0 == CitizensTable.self || FileGuard.exists("\(directory)/\($0.file)")
        }
        let run = SeedRun(
            directory: directory,
            context: context,
            totalBytes: present.reduce(0) { $0 + size("\(directory)/\($1.file)") },
            progress: progress
        )
        return try store.exclusively("import") { db in
            let registry = try SeedRegistry(
                db,
                path: registryPath,
                isNeeded: present.contains { $0 == RegistryTable.self }
            )
            defer { registry.detach() }
            try BulkMemory.spread(db, over: FileGuard.directory(of: store.info.path))
            defer { BulkMemory.restore(db) }
            store.endLog(db)
            let report = try store.recorded(db) { db in
                try registry.prepare()
                var rows: [(file: String, count: Int)] = []
                for (index, table) in present.enumerated() where !context.isFull {
                    context.fileIndex = index
                    rows.append((table.file, try run.load(table, db)))
                }
                try registry.checkReplacements(context) {
                    try run.lines($0, of: RegistryTable.self)
                }
                try context.throwIfAny()
                let report = ImportReport(rows: rows)
                try finish(SQLiteWriter(db, store: store), report)
                return report
            }
            registry.keep()
            return report
        }
    }

    /// The size of a file in bytes; 0 when there is none.
    private static func size(_ path: String) -> Int64 {
        var found = stat()
        return stat(path, &found) == 0 ? Int64(found.st_size) : 0
    }
}
