import GRDB
import Identity

/// A name as the dictionary keeps it: once, however many people bear it.
struct NameKey: Hashable {
    /// The folded words with single blanks between them; never empty.
    let text: String
    /// The name's place in an alphabetical list, with its marks.
    let sorting: String

    /// The entry of a name; nil when nothing of it can be searched.
    init?(_ name: String) {
        text = VietnameseName.searchKey(name)
        if text.isEmpty { return nil }
        sorting = VietnameseName(name).orderKey
    }

    /// The entry's number; it is made when it is missing.
    func id(in db: Database) throws -> Int64 {
        if let found = try find(in: db) { return found }
        try db.run(
            "INSERT INTO person_name(key, sorting) VALUES (?, ?)",
            [.text(text), .text(sorting)]
        )
        let id = db.lastRowID
        for tail in tails {
            try db.run(
                "INSERT OR IGNORE INTO name_tail(tail, name) VALUES (?, ?)",
                [.text(tail), .int(id)]
            )
        }
        return id
    }

    /// Takes the entry out when nobody bears the name any more.
    func removeIfUnused(from db: Database) throws {
        guard let id = try find(in: db) else { return }
        let isUsed = try db.first("SELECT 1 FROM citizen WHERE name = ?", [.int(id)]) { _ in true }
        guard isUsed == nil else { return }
        for tail in tails {
            try db.run(
                "DELETE FROM name_tail WHERE tail = ? AND name = ?",
                [.text(tail), .int(id)]
            )
        }
        try db.run("DELETE FROM person_name WHERE id = ?", [.int(id)])
    }

    /// The number of an entry that is there.
    func find(in db: Database) throws -> Int64? {
        try db.first(
            "SELECT id FROM person_name WHERE key = ? AND sorting = ?",
            [.text(text), .text(sorting)]
        ) { $0.number(0) }
    }

    /// The name from each of its words on.
    private var tails: [String] {
        let bytes = Array(text.utf8)
        let blanks = bytes.indices.filter { bytes[$0] == UInt8(ascii: " ") }
        return [text] + blanks.map { String(decoding: bytes[($0 + 1)...], as: UTF8.self) }
    }
}

extension SQLiteWriter {
    /// Lets a citizen be found by another name.
    func rename(_ citizen: CitizenNumber, from old: NameKey?, to new: NameKey?) throws {
        guard old != new else { return }
        try db.run(
            "UPDATE citizen SET name = ? WHERE id = ?",
            [.int(try new?.id(in: db)), .int(citizen.value)]
        )
        try old?.removeIfUnused(from: db)
    }
}
