extension Migration {
    /// Process plugins as they were added, and the changes to other systems that they were asked for
    /// and whose outcome is not known.
    static let sixth = Migration(version: 6) { db in
        try db.script(
            """
            CREATE TABLE plugin(
              id TEXT PRIMARY KEY CHECK (id <> ''),
              version TEXT NOT NULL,
              folder TEXT NOT NULL CHECK (folder LIKE '/%'),
              manifest TEXT NOT NULL,
              files TEXT NOT NULL,
              grants TEXT NOT NULL,
              enabled INTEGER NOT NULL CHECK (enabled = 0 OR enabled = 1),
              added_by TEXT NOT NULL,
              added_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE outside_operation(
              key TEXT PRIMARY KEY CHECK (length(key) = 64),
              plugin TEXT NOT NULL,
              command TEXT NOT NULL,
              login TEXT NOT NULL,
              started_at INTEGER NOT NULL,
              process TEXT NOT NULL
            ) STRICT;
            """
        )
    }
}
