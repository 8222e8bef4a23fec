extension Migration {
    /// The journals of command files.
    static let third = Migration(version: 3) { db in
        try db.script(
            """
            CREATE TABLE run(
              number INTEGER PRIMARY KEY AUTOINCREMENT,
              kind TEXT NOT NULL CHECK (kind = 'run' OR kind = 'plan'),
              state TEXT NOT NULL CHECK (
                state = 'running' OR state = 'stopped' OR state = 'finished'),
              login TEXT NOT NULL CHECK (login <> ''),
              session TEXT NOT NULL CHECK (session <> ''),
              started_at INTEGER NOT NULL,
              ended_at INTEGER,
              lines INTEGER NOT NULL CHECK (lines >= 0),
              next INTEGER NOT NULL CHECK (next >= 0 AND next <= lines),
              uncertain INTEGER NOT NULL DEFAULT 0 CHECK (uncertain = 0 OR uncertain = 1),
              salt BLOB NOT NULL CHECK (length(salt) = 16),
              details TEXT NOT NULL
            ) STRICT;
            CREATE TABLE run_part(
              run INTEGER NOT NULL REFERENCES run(number),
              first INTEGER NOT NULL CHECK (first >= 0),
              endings BLOB NOT NULL,
              marks BLOB NOT NULL CHECK (length(marks) = 8 * length(endings)),
              PRIMARY KEY (run, first)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE run_count(
              run INTEGER NOT NULL REFERENCES run(number),
              command TEXT NOT NULL,
              outcome TEXT NOT NULL,
              count INTEGER NOT NULL CHECK (count > 0),
              PRIMARY KEY (run, command, outcome)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE run_failure(
              run INTEGER NOT NULL REFERENCES run(number),
              line INTEGER NOT NULL CHECK (line >= 0),
              place TEXT NOT NULL,
              command TEXT NOT NULL,
              outcome TEXT NOT NULL,
              code TEXT NOT NULL,
              reason TEXT NOT NULL,
              seq INTEGER,
              PRIMARY KEY (run, line)
            ) STRICT, WITHOUT ROWID;
            """
        )
    }
}
