import Identity

extension SQLiteReader {
    func populationHealth() throws -> ServiceHealth {
        try db.first(
            "SELECT failures, trouble, since, paused_until FROM population_service WHERE one = 1",
            []
        ) { row in
            ServiceHealth(
                failures: Int(row.number(0)),
                trouble: try row.text(1).map { try value($0) },
                since: row.int(2).map(Instant.init(milliseconds:)),
                pausedUntil: row.int(3).map(Instant.init(milliseconds:))
            )
        } ?? ServiceHealth()
    }

    func lastOutage(_ id: CitizenNumber) throws -> PopulationOutage? {
        if let memo {
            let isFree = try memo.isOutageFree ?? hasNoOutage()
            memo.isOutageFree = isFree
            if isFree { return nil }
        }
        return try db.first(
            "SELECT match, trouble, at FROM population_outage WHERE citizen = ?",
            [.int(id.value)]
        ) { row in
            PopulationOutage(
                match: try value(row.string(0)),
                trouble: try row.text(1).map { try value($0) },
                at: Instant(milliseconds: row.number(2))
            )
        }
    }

    private func hasNoOutage() throws -> Bool {
        try db.first("SELECT 1 FROM population_outage LIMIT 1", []) { _ in true } == nil
    }

    func queuedRefreshes(after number: Int64, limit: Int) throws -> [QueuedRefresh] {
        try db.all(
            """
            SELECT number, citizen, commits, login, ticket, requested_at, tries
            FROM refresh_queue WHERE number > ? ORDER BY number LIMIT ?
            """,
            [.int(number), .int(Int64(max(limit, 0)))]
        ) { row in
            QueuedRefresh(
                number: row.number(0),
                citizen: CitizenNumber(row.number(1)),
                commits: row.number(2) == 1,
                login: row.string(3),
                ticket: row.text(4),
                requestedAt: Instant(milliseconds: row.number(5)),
                tries: Int(row.number(6))
            )
        }
    }

    func queuedRefreshCount() throws -> Int {
        Int(try db.first("SELECT count(*) FROM refresh_queue", []) { $0.number(0) } ?? 0)
    }
}
