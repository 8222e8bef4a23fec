import Identity

extension SQLiteWriter {
    func keep(_ health: ServiceHealth) throws {
        try db.run(
            """
            INSERT OR REPLACE INTO population_service(one, failures, trouble, since, paused_until)
            VALUES (1, ?, ?, ?, ?)
            """,
            [
                .int(Int64(health.failures)), .text(health.trouble?.rawValue),
                .int(health.since?.milliseconds), .int(health.pausedUntil?.milliseconds),
            ]
        )
    }

    /// Keeps that a question came to nothing; a refresh that waits in the queue was tried once more.
    func keepOutage(_ citizen: CitizenNumber, _ outage: PopulationOutage) throws {
        guard try exists(citizen) else { throw StoreError.changed(citizen) }
        // That nobody asked, since others had failed, does not hide why.
        let conflict = outage.trouble == .paused ? "IGNORE" : "REPLACE"
        try db.run(
            """
            INSERT OR \(conflict) INTO population_outage(citizen, match, trouble, at)
            VALUES (?, ?, ?, ?)
            """,
            [
                .int(citizen.value), .text(outage.match.rawValue),
                .text(outage.trouble?.rawValue), .int(outage.at.milliseconds),
            ]
        )
        guard outage.trouble != .paused else { return }
        try db.run(
            "UPDATE refresh_queue SET tries = tries + 1 WHERE citizen = ?",
            [.int(citizen.value)]
        )
    }

    /// An answer came: nothing is out of order for this citizen, and nothing waits.
    func clearOutage(_ citizen: CitizenNumber) throws {
        try db.run("DELETE FROM population_outage WHERE citizen = ?", [.int(citizen.value)])
        try dropQueued(citizen)
    }

    /// Puts a refresh into the queue; one that waits already keeps its place, and commits if either
    /// is to.
    func queueRefresh(
        _ citizen: CitizenNumber,
        commits: Bool,
        ticket: String?,
        by login: String,
        at now: Instant
    ) throws {
        guard try exists(citizen) else { throw StoreError.changed(citizen) }
        try db.run(
            """
            INSERT INTO refresh_queue(citizen, commits, login, ticket, requested_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT(citizen) DO UPDATE SET commits = max(commits, excluded.commits)
            """,
            [
                .int(citizen.value), .int(commits ? 1 : 0), .text(login), .text(ticket),
                .int(now.milliseconds),
            ]
        )
    }

    func dropQueued(_ citizen: CitizenNumber) throws {
        try db.run("DELETE FROM refresh_queue WHERE citizen = ?", [.int(citizen.value)])
    }
}
