extension Migration {
    /// The reviewers' verdicts on the audit log.
    static let second = Migration(version: 2) { db in
        try db.script(
            """
            CREATE TABLE audit_review(
              session TEXT NOT NULL CHECK (session <> ''),
              reviewer TEXT NOT NULL CHECK (reviewer <> ''),
              verdict TEXT NOT NULL CHECK (
                verdict = 'approved' OR verdict = 'flagged' OR verdict = 'note'),
              through INTEGER NOT NULL CHECK (through >= 0),
              reviewed_at INTEGER NOT NULL,
              record INTEGER NOT NULL CHECK (record >= 0),
              PRIMARY KEY (session, reviewer)
            ) STRICT, WITHOUT ROWID;
            """
        )
    }
}
