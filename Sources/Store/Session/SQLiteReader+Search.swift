import Identity

extension SQLiteReader {
    func citizens(named search: NameSearch) throws -> [NamedCitizen] {
        guard search.cap >= 0, let query = NameQuery(search) else { return [] }
        var sql = query.namesFirst
        if let other = query.peopleFirst, try isCommon(query) { sql = other }
        return try db.all(sql.text, sql.values) {
            NamedCitizen(id: CitizenNumber($0.number(0)), sorting: $0.string(1))
        }
    }

    /// Whether so many names fit, and so few people, that it is cheaper to go through the people.
    private func isCommon(_ query: NameQuery) throws -> Bool {
        let names = try db.first(
            "SELECT count(*) FROM (SELECT 1 FROM name_tail WHERE tail >= ? AND tail < ? LIMIT ?)",
            [.text(query.first), .text(query.end), .int(query.manyNames)]
        ) { $0.number(0) }
        guard names == query.manyNames else { return false }
        guard let few = query.fewPeople else { return true }
        return try db.first(few.count.text, few.count.values) { $0.number(0) } != few.most
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
