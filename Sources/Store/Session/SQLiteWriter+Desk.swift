import GRDB
import Identity

extension SQLiteWriter {
    /// Opens a case; a closed one is opened anew under the new reason and keeps its notes; an open
    /// one stays as it is.
    func openCase(_ ticket: String, reason: String, by login: String, at now: Instant) throws {
        try db.run(
            """
            INSERT INTO support_case(ticket, reason, opened_by, opened_at) VALUES (?, ?, ?, ?)
            ON CONFLICT(ticket) DO UPDATE SET reason = excluded.reason,
              opened_by = excluded.opened_by, opened_at = excluded.opened_at, closed_at = NULL
            WHERE closed_at IS NOT NULL
            """,
            [.text(ticket), .text(reason), .text(login), .int(now.milliseconds)]
        )
    }

    func noteCase(_ ticket: String, _ text: String, by login: String, at now: Instant) throws {
        let count = try db.run(
            """
            INSERT INTO case_note(support_case, at, by, text)
            SELECT id, ?, ?, ? FROM support_case WHERE ticket = ? AND closed_at IS NULL
            """,
            [.int(now.milliseconds), .text(login), .text(text), .text(ticket)]
        )
        guard count == 1 else { throw StoreError.changed(nil) }
    }

    func closeCase(_ ticket: String, at now: Instant) throws {
        let count = try db.run(
            "UPDATE support_case SET closed_at = ? WHERE ticket = ? AND closed_at IS NULL",
            [.int(now.milliseconds), .text(ticket)]
        )
        guard count == 1 else { throw StoreError.changed(nil) }
    }

    func setPolicy(
        _ name: String,
        from: String,
        to: String,
        by login: String,
        at now: Instant
    ) throws {
        let current =
            try db.first("SELECT value FROM policy WHERE name = ?", [.text(name)]) { $0.string(0) }
            ?? Policy.named(name)?.defaultValue
        guard current == from else { throw StoreError.changed(nil) }
        try db.run(
            "INSERT OR REPLACE INTO policy(name, value, set_by, set_at) VALUES (?, ?, ?, ?)",
            [.text(name), .text(to), .text(login), .int(now.milliseconds)]
        )
    }

    func fileRequest(_ request: ApprovalRequest) throws -> Int64 {
        guard try exists(request.citizen) else { throw StoreError.changed(request.citizen) }
        try db.run(
            """
            INSERT INTO request(command, citizen, changes, versions, reason, ticket, requester,
              rule, requested_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')
            """,
            [
                .text(request.command), .int(request.citizen.value),
                .text(try PlanText.encode(request.changes)),
                .text(try PlanText.encode(request.versions)), .text(request.reason),
                .text(request.ticket), .text(request.requester), .text(request.rule),
                .int(request.requestedAt.milliseconds),
            ]
        )
        return db.lastRowID
    }

    /// Decides a pending request: once, never by who asked, and approved only in its 15 minutes.
    func decideRequest(
        _ number: Int64,
        _ state: RequestState,
        by decider: String,
        reason: String?,
        at now: Instant
    ) throws {
        guard let request = try request(number, now: now), state != .pending,
            request.state == .pending || (request.state == .expired && state == .expired),
            state != .approved || decider != request.requester
        else { throw StoreError.changed(nil) }
        let count = try db.run(
            """
            UPDATE request SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
            WHERE number = ? AND state = 'pending'
            """,
            [
                .text(state.rawValue), .text(decider), .int(now.milliseconds), .text(reason),
                .int(number),
            ]
        )
        guard count == 1 else { throw StoreError.changed(nil) }
    }
}
