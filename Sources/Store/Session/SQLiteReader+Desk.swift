import Identity

extension SQLiteReader {
    func agent(login: String) throws -> Agent? {
        try db.first("\(Self.agentSQL) WHERE login = ?", [.text(login)], readAgent)
    }

    func agents() throws -> [Agent] {
        try db.all("\(Self.agentSQL) ORDER BY login", [], readAgent)
    }

    func isAgent(personalNumber: String) throws -> Bool {
        if let memo {
            let numbers =
                try memo.agentNumbers
                ?? Set(
                    db.all("SELECT personal_id FROM agent WHERE personal_id IS NOT NULL", []) {
                        $0.string(0)
                    }
                )
            memo.agentNumbers = numbers
            return numbers.contains(personalNumber)
        }
        return try db.first(
            "SELECT 1 FROM agent WHERE personal_id = ?",
            [.text(personalNumber)]
        ) { _ in true } ?? false
    }

    func isOfAgent(_ citizen: CitizenNumber) throws -> Bool {
        guard let memo else {
            return try db.first(
                """
                SELECT 1 FROM agent WHERE personal_id IN
                  (SELECT personal_id FROM citizen WHERE id = ?1 UNION ALL
                   SELECT account FROM link WHERE citizen = ?1 AND closed_on IS NULL)
                """,
                [.int(citizen.value)]
            ) { _ in true } ?? false
        }
        let citizens = try memo.agentCitizens ?? Set(agentCitizens())
        memo.agentCitizens = citizens
        return citizens.contains(citizen)
    }

    /// The profiles that have an agent's personal number, or an active link to such an account.
    private func agentCitizens() throws -> [CitizenNumber] {
        try db.all(
            """
            SELECT c.id FROM agent AS a CROSS JOIN citizen AS c ON c.personal_id = a.personal_id
            UNION ALL SELECT l.citizen FROM agent AS a CROSS JOIN link AS l
              ON l.account = a.personal_id AND l.closed_on IS NULL
            """,
            []
        ) { CitizenNumber($0.number(0)) }
    }

    func policies() throws -> PolicyBook {
        if let known = memo?.policies { return known }
        var book = PolicyBook()
        try db.rows("SELECT name, value FROM policy", []) { row in
            book.settings[row.string(0)] = row.string(1)
            return true
        }
        memo?.policies = book
        return book
    }

    /// The value in force of one policy.
    func setting(_ policy: Policy) throws -> String {
        try db.first("SELECT value FROM policy WHERE name = ?", [.text(policy.name)]) {
            $0.string(0)
        } ?? policy.defaultValue
    }

    func isCaseOpen(_ ticket: String) throws -> Bool? {
        if let known = memo?.openCases[ticket] { return known }
        let found = try db.first(
            "SELECT closed_at IS NULL FROM support_case WHERE ticket = ?",
            [.text(ticket)]
        ) { $0.number(0) == 1 }
        if let found { memo?.openCases[ticket] = found }
        return found
    }

    func supportCase(_ ticket: String) throws -> SupportCase? {
        let found = try db.first("\(Self.caseSQL) WHERE ticket = ?", [.text(ticket)], readCase)
        return try found.map(withNotes)
    }

    func supportCases(limit: Int) throws -> [SupportCase] {
        try db.all(
            "\(Self.caseSQL) ORDER BY opened_at DESC, id DESC LIMIT ?",
            [.int(Int64(max(limit, 0)))],
            readCase
        ).map(withNotes)
    }

    private static let agentSQL = "SELECT login, full_name, role, unit, personal_id FROM agent"

    private func readAgent(_ row: SQLRow) throws -> Agent {
        Agent(
            login: row.string(0),
            fullName: row.string(1),
            role: try value(row.string(2)),
            unit: row.string(3),
            personalNumber: row.text(4)
        )
    }

    private static let caseSQL =
        "SELECT id, ticket, reason, opened_by, opened_at, closed_at FROM support_case"

    private func readCase(_ row: SQLRow) -> (id: Int64, found: SupportCase) {
        let found = SupportCase(
            ticket: row.string(1),
            reason: row.string(2),
            openedBy: row.string(3),
            openedAt: Instant(milliseconds: row.number(4)),
            closedAt: row.int(5).map(Instant.init(milliseconds:))
        )
        return (row.number(0), found)
    }

    private func withNotes(_ id: Int64, _ found: SupportCase) throws -> SupportCase {
        var found = found
        found.notes = try db.all(
            "SELECT at, by, text FROM case_note WHERE support_case = ? ORDER BY id",
            [.int(id)]
        ) {
            CaseNote(
                at: Instant(milliseconds: $0.number(0)),
                by: $0.string(1),
                text: $0.string(2)
            )
        }
        return found
    }
}
