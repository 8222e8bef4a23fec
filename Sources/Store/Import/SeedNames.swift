import GRDB

/// The dictionary of names during an import: tails are made all at once at the end, in their order.
final class SeedNames {
    private let db: Database
    /// The highest number before the import.
    private let base: Int64
    private var last: Int64
    /// The first names that came, with their numbers: mostly the common ones.
    private var known: [String: Int64] = [:]
    private static let mostKnown = 50_000

    init(_ db: Database) throws {
        self.db = db
        base =
            try db.first("SELECT coalesce(max(id), 0) FROM person_name", []) { $0.number(0) } ?? 0
        last = base
    }

    /// The number of a name, new or not; nil when nothing of it can be searched.
    func id(_ name: String) throws -> Int64? {
        if let known = known[name] { return known }
        guard let key = NameKey(name) else { return nil }
        let id = try key.find(in: db) ?? add(key)
        if known.count < Self.mostKnown { known[name] = id }
        return id
    }

    private func add(_ name: NameKey) throws -> Int64 {
        last += 1
        try db.run(
            "INSERT INTO person_name(id, key, sorting) VALUES (?, ?, ?)",
            [.int(last), .text(name.text), .text(name.sorting)]
        )
        return last
    }

    /// Makes the tails of the new names.
    func addTails() throws {
        try db.run(
            """
            WITH RECURSIVE t(tail, name) AS (
              SELECT key, id FROM person_name WHERE id > ?
              UNION ALL
              SELECT substr(tail, instr(tail, ' ') + 1), name FROM t WHERE instr(tail, ' '))
            INSERT OR IGNORE INTO name_tail(tail, name) SELECT tail, name FROM t ORDER BY 1, 2
            """,
            [.int(base)]
        )
    }
}
