import Identity

/// A search by name as SQL: from the names to the people, or the other way round.
///
/// Both find the same. Names first looks into an index of people for each name that fits: a few for a
/// full name, tens of thousands for `nguyen`. People first goes through everybody born then or there and
/// looks at their names; the more names fit, the sooner there are enough.
struct NameQuery {
    typealias SQL = (text: String, values: [SQLValue])

    /// The first tail of a name that may fit.
    let first: String
    /// Comes after every tail that fits: they begin with the words.
    let end: String
    /// One person a row, by names.
    let namesFirst: SQL
    /// One person a row, by birth or province; nil when only names narrow the search.
    let peopleFirst: SQL?
    /// From how many names on it may be cheaper to put people first.
    let manyNames: Int64
    /// … and up to how many people, where that is to be known: counts them up to there.
    let fewPeople: (most: Int64, count: SQL)?

    /// The query for a search; nil when it cannot find anything.
    init?(_ search: NameSearch) {
        let words = search.words.map(VietnameseName.searchKey).filter { !$0.isEmpty }
        guard !words.isEmpty else { return nil }
        let key = words.joined(separator: " ")
        // Keys hold a…z, 0…9 and blanks: "!" comes after the blank and before the rest, "{" at the end.
        (first, end) = (key, key + (search.isPrefix ? "{" : "!"))
        let most = Int64(clamping: search.cap).addingReportingOverflow(1).partialValue
        let limit = SQLValue.int(max(most, 1))
        var facets = Facets(search)
        namesFirst = (
            """
            SELECT DISTINCT c.id, n.sorting FROM name_tail AS t
            CROSS JOIN citizen AS c ON c.name = t.name
            CROSS JOIN person_name AS n ON n.id = t.name
            WHERE t.tail >= ? AND t.tail < ?\(facets.conditions) LIMIT ?
            """,
            [.text(first), .text(end)] + facets.values + [limit]
        )
        (manyNames, fewPeople) = (facets.manyNames, facets.fewPeople)
        guard facets.areThere else {
            peopleFirst = nil
            return
        }
        facets.addIndexedProvince(search)
        peopleFirst = (
            """
            SELECT c.id, n.sorting FROM citizen AS c CROSS JOIN person_name AS n ON n.id = c.name
            WHERE instr(' ' || n.key || ' ', ?)\(facets.conditions) LIMIT ?
            """,
            [.text(" " + key + (search.isPrefix ? "" : " "))] + facets.values + [limit]
        )
    }
}

/// What narrows a search beside the name.
private struct Facets {
    var conditions = ""
    var values: [SQLValue] = []
    var manyNames: Int64 = 4_000
    var fewPeople: (most: Int64, count: NameQuery.SQL)?

    init(_ search: NameSearch) {
        if let date = search.birthDate {
            // Some hundred people of ten million have the same birthday.
            add("c.date_of_birth = ?", [.text(date)])
            manyNames = 500
        } else if let year = search.birthYear {
            add("c.birth_year = ?", [.int(Int64(year))])
            // With a province too, matches are rare among the names but near in the index of the year.
            if search.province == nil { few("birth_year = ?", [.int(Int64(year))]) }
        } else if let province = search.province {
            few("personal_id >= ? AND personal_id < ?", Self.numbers(of: province))
        }
        if let province = search.province { add("c.province = ?", [.text(province)]) }
    }

    /// People of a year or a province come first only when they are few.
    private mutating func few(_ condition: String, _ values: [SQLValue]) {
        let most: Int64 = 20_000
        let count = "SELECT count(*) FROM (SELECT 1 FROM citizen WHERE \(condition) LIMIT ?)"
        fewPeople = (most, (count, values + [.int(most)]))
    }

    var areThere: Bool { !values.isEmpty }

    /// Personal numbers begin with the province: their index is one of provinces too.
    mutating func addIndexedProvince(_ search: NameSearch) {
        guard search.birthDate == nil, search.birthYear == nil, let province = search.province
        else { return }
        add("c.personal_id >= ? AND c.personal_id < ?", Self.numbers(of: province))
    }

    /// Where the personal numbers of a province begin and end.
    private static func numbers(of province: String) -> [SQLValue] {
        [.text(province), .text(province + ":")]
    }

    private mutating func add(_ condition: String, _ more: [SQLValue]) {
        conditions += " AND " + condition
        values += more
    }
}
