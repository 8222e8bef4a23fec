extension Migration {
    /// The population service: how it answers, which questions came to nothing, which wait; and who
    /// put a question that has no result yet.
    static let fifth = Migration(version: 5) { db in
        try db.script(
            """
            CREATE TABLE population_service(
              one INTEGER PRIMARY KEY CHECK (one = 1),
              failures INTEGER NOT NULL CHECK (failures >= 0),
              trouble TEXT,
              since INTEGER,
              paused_until INTEGER
            ) STRICT;
            CREATE TABLE population_outage(
              citizen INTEGER PRIMARY KEY REFERENCES citizen(id),
              match TEXT NOT NULL CHECK (match = 'unavailable' OR match = 'notPermitted'),
              trouble TEXT,
              at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE refresh_queue(
              number INTEGER PRIMARY KEY AUTOINCREMENT,
              citizen INTEGER NOT NULL UNIQUE REFERENCES citizen(id),
              commits INTEGER NOT NULL CHECK (commits = 0 OR commits = 1),
              login TEXT NOT NULL CHECK (login <> ''),
              ticket TEXT,
              requested_at INTEGER NOT NULL,
              tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0)
            ) STRICT;
            ALTER TABLE open_intent ADD COLUMN process TEXT;
            """
        )
    }
}
