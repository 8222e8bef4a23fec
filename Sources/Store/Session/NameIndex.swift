import GRDB
import Identity

/// The full-text index over names: folded names, and facets of birth and province beside them.
///
/// It is contentless: it keeps no text, so an entry is taken out by giving its old text again.
struct NameIndex: Hashable {
    /// The folded name.
    let name: String
    /// `y1989 d19890503 p052`: year and date of birth, province of the personal number.
    let facets: String

    /// The entry of a record; nil when it has no name to be found by.
    init?(_ record: IdentityRecord) {
        guard let fullName = record.value(.fullName) else { return nil }
        self.init(
            name: fullName,
            born: record.value(.dateOfBirth),
            number: record.value(.personalId)
        )
    }

    /// The entry of a name; nil when nothing of it can be searched.
    init?(name: String, born: String?, number: String?) {
        let key = VietnameseName.searchKey(name)
        guard !key.isEmpty else { return nil }
        self.name = key
        var facets = ""
        if let born {
            let digits = born.utf8.filter { $0 != UInt8(ascii: "-") }
            facets = "y\(String(decoding: digits.prefix(4), as: UTF8.self))"
            if digits.count == 8 { facets += " d\(String(decoding: digits, as: UTF8.self))" }
        }
        if let number { facets += " p\(number.prefix(3))" }
        self.facets = facets
    }

    /// Puts the entry in.
    func add(_ id: CitizenNumber, to db: Database) throws {
        try db.run(
            "INSERT INTO citizen_name(rowid, name, facets) VALUES (?, ?, ?)",
            [.int(id.value), .text(name), .text(facets)]
        )
    }

    /// Takes the entry out.
    func remove(_ id: CitizenNumber, from db: Database) throws {
        try db.run(
            """
            INSERT INTO citizen_name(citizen_name, rowid, name, facets)
            VALUES ('delete', ?, ?, ?)
            """,
            [.int(id.value), .text(name), .text(facets)]
        )
    }

    /// The query for a search; nil when it cannot find anything.
    ///
    /// Every part is a quoted string, so nothing that was typed is ever read as query syntax.
    static func query(_ search: NameSearch) -> String? {
        let words = search.words.map(VietnameseName.searchKey).filter { !$0.isEmpty }
        guard !words.isEmpty else { return nil }
        var query = "name : \(quoted(words.joined(separator: " ")))"
        if search.isPrefix { query += " *" }
        if let year = search.birthYear { query += " AND facets : \(quoted("y\(year)"))" }
        if let date = search.birthDate {
            query += " AND facets : \(quoted("d" + date.filter { $0 != "-" }))"
        }
        if let province = search.province { query += " AND facets : \(quoted("p" + province))" }
        return query
    }

    /// A string of the query language: quotation marks doubled, no byte 0 that would end it.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars where scalar.value >= 0x20 {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}

extension SQLiteReader {
    func citizens(named search: NameSearch) throws -> [CitizenNumber] {
        guard let query = NameIndex.query(search), search.cap >= 0 else { return [] }
        let most = Int64(clamping: search.cap).addingReportingOverflow(1).partialValue
        return try db.all(
            "SELECT rowid FROM citizen_name WHERE citizen_name MATCH ? ORDER BY rowid LIMIT ?",
            [.text(query), .int(max(most, 1))]
        ) { CitizenNumber($0.number(0)) }
    }

    func citizens(_ identifier: CitizenIdentifier, limit: Int) throws -> [CitizenNumber] {
        let (column, text) =
            switch identifier {
            case .personalNumber(let text): ("personal_id = ?1", text)
            case .cmnd(let text): ("cmnd9 = ?1", text)
            case .phone(let text): ("phone = ?1", text)
            case .email(let text): ("email IS NOT NULL AND lower(email) = lower(?1)", text)
            case .account(let text): ("0", text)
            }
        let sql = """
            SELECT id FROM citizen WHERE \(column)
            UNION SELECT id FROM citizen
              WHERE username IS NOT NULL AND lower(username) = lower(?1)
            UNION SELECT citizen FROM link WHERE account = ?1 AND closed_on IS NULL
            ORDER BY 1 LIMIT ?2
            """
        return try db.all(sql, [.text(text), .int(Int64(max(limit, 0)))]) {
            CitizenNumber($0.number(0))
        }
    }
}
