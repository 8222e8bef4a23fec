import GRDB
import Identity
import Population

/// The population registry's file during an import, attached to the store's connection.
final class SeedRegistry {
    private let db: Database
    private let path: String
    private let isNeeded: Bool
    private var isNew = false
    private var isAttached = false
    /// The highest row number before the import.
    private var base: Int64 = 0

    /// Attaches the file, made when it is missing; does nothing when it is not needed.
    ///
    /// - Throws: `StoreError.foreign` when the file is something else, `.exposed`, `.unwritable`.
    init(_ db: Database, path: String, isNeeded: Bool) throws {
        self.db = db
        self.path = path
        self.isNeeded = isNeeded
        guard isNeeded else { return }
        if !FileGuard.exists(path) {
            try PrivateFile.write("", to: path)
            isNew = true
        }
        do {
            try FileGuard.checkFile(path)
            try attach()
        } catch {
            detach()
            throw error
        }
    }

    /// Makes the schema, inside the transaction.
    func prepare() throws {
        guard isNeeded else { return }
        if isNew { try db.script(RegistrySchema.statements(in: "registry")) }
        base =
            try db.first("SELECT coalesce(max(id), 0) FROM registry.person", []) { $0.number(0) }
            ?? 0
    }

    /// Checks that every replacement is a person; `lines` finds the lines of rows.
    func checkReplacements(
        _ context: SeedContext,
        _ lines: (Set<Int64>) throws -> [Int]
    ) throws {
        guard isNeeded, !context.isFull else { return }
        let numbers = try db.all(
            """
            SELECT id - ?1 FROM registry.person AS p
            WHERE id > ?1 AND replaced_by IS NOT NULL AND NOT EXISTS
              (SELECT 1 FROM registry.person WHERE personal_id = p.replaced_by)
            ORDER BY id LIMIT \(SeedErrors.mostErrors)
            """,
            [.int(base)]
        ) { $0.number(0) }
        for line in try lines(Set(numbers)) {
            context.add(
                SeedError(
                    file: RegistryTable.file,
                    line: line,
                    column: "replaced_by",
                    message: SeedMessage.noReplacement
                )
            )
        }
    }

    /// Lets the file stay: the transaction has been committed.
    func keep() { isNew = false }

    /// Detaches the file and removes it when it was made in vain.
    func detach() {
        if isAttached { try? db.script("DETACH registry") }
        isAttached = false
        if isNew { PrivateFile.remove(path, path + "-journal", path + "-wal", path + "-shm") }
    }

    private func attach() throws {
        do {
            try db.run("ATTACH ? AS registry", [.text(path)])
            isAttached = true
            try db.script("PRAGMA registry.journal_mode=TRUNCATE; PRAGMA registry.synchronous=FULL")
            // An import that was killed before its commit leaves an empty file behind.
            let pages = try db.first("PRAGMA registry.page_count", []) { $0.number(0) } ?? 0
            if pages == 0 { isNew = true }
            guard !isNew else { return }
            let mark = try db.first("PRAGMA registry.application_id", []) { $0.number(0) }
            guard mark == RegistrySchema.applicationID else {
                throw StoreError.foreign(path: path)
            }
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
        {
            throw StoreError.foreign(path: path)
        }
    }
}
