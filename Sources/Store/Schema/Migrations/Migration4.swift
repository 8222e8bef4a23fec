import GRDB
import Identity

extension Migration {
    /// Search by name over a dictionary of names instead of a full-text index.
    ///
    /// Millions of people share some hundred thousand names. Each is kept once, folded and as a key of
    /// the Vietnamese order, with every tail of it that begins at a word: consecutive words, and a
    /// beginning of the last one, are a range of tails. People follow from an index.
    static let fourth = Migration(version: 4) { db in
        try db.script(
            """
            DROP TABLE citizen_name;
            DROP INDEX citizen_personal_id;

            CREATE TABLE person_name(
              id INTEGER PRIMARY KEY CHECK (id > 0),
              key TEXT NOT NULL CHECK (key <> ''),
              sorting TEXT NOT NULL,
              UNIQUE (key, sorting)
            ) STRICT;
            CREATE TABLE name_tail(
              tail TEXT NOT NULL CHECK (tail <> ''),
              name INTEGER NOT NULL REFERENCES person_name(id),
              PRIMARY KEY (tail, name)
            ) STRICT, WITHOUT ROWID;

            ALTER TABLE citizen ADD COLUMN name INTEGER REFERENCES person_name(id);
            ALTER TABLE citizen ADD COLUMN birth_year INTEGER
              AS (CAST(substr(date_of_birth, 1, 4) AS INTEGER)) VIRTUAL;
            ALTER TABLE citizen ADD COLUMN province TEXT AS (substr(personal_id, 1, 3)) VIRTUAL;
            """
        )
        try fillNames(db)
        try db.script(
            """
            CREATE INDEX citizen_name ON citizen(name, province);
            CREATE INDEX citizen_birth_year ON citizen(birth_year, name, province);
            CREATE INDEX citizen_date_of_birth ON citizen(date_of_birth, name, province);
            CREATE INDEX citizen_personal_id ON citizen(personal_id, name)
              WHERE personal_id IS NOT NULL;
            """
        )
    }

    /// Names of the citizens that are there already.
    private static func fillNames(_ db: Database) throws {
        var last: Int64 = 0
        while true {
            let batch = try db.all(
                "SELECT id, full_name FROM citizen WHERE id > ? ORDER BY id LIMIT 1000",
                [.int(last)]
            ) { (id: $0.number(0), name: $0.text(1)) }
            guard let end = batch.last else { break }
            last = end.id
            for citizen in batch {
                guard let name = citizen.name.flatMap(NameKey.init) else { continue }
                try db.run(
                    "UPDATE citizen SET name = ? WHERE id = ?",
                    [.int(try name.id(in: db)), .int(citizen.id)]
                )
            }
        }
    }
}
