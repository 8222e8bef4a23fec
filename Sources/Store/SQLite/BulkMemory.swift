import GRDB

/// The memory of an import or a migration: the same for a thousand citizens and for ten million.
///
/// SQLite sorts the keys of an index in memory up to the size of its cache, and the rest in runs in a
/// file. Otherwise temporary data stay in memory (`SQLiteEngine`); here the file is one that SQLite
/// has no name for, beside the store, which nobody else can read either.
enum BulkMemory {
    /// KiB of the page cache, and of a sorter beside it.
    private static let kibibytes = 24_576

    /// Sets a connection up, outside a transaction; temporary files go into the directory.
    static func spread(_ db: Database, over directory: String) throws {
        let quoted = directory.replacing("'", with: "''")
        try db.script(
            """
            PRAGMA cache_size=-\(kibibytes);
            PRAGMA temp_store_directory='\(quoted)';
            PRAGMA temp_store=FILE;
            """
        )
    }

    /// Sets it back.
    static func restore(_ db: Database) {
        try? db.script(
            """
            PRAGMA cache_size=-8192;
            PRAGMA temp_store=MEMORY;
            PRAGMA temp_store_directory='';
            """
        )
    }
}
