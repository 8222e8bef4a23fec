import AuditLog
import GRDB
import Identity

/// A writer inside one transaction of an SQLite store; not to be kept beyond it.
final class SQLiteWriter: SQLiteReader, StoreWriter {
    let store: SQLiteStore

    init(_ db: Database, store: SQLiteStore, memo: TurnMemo? = nil) {
        self.store = store
        super.init(db, memo: memo)
    }

    @discardableResult
    func apply(_ changes: [Change], by login: String, at now: Instant) throws -> Int64? {
        var erased: Int64?
        var rest = changes[...]
        while let change = rest.first {
            guard case .setField(let citizen, _, _, _) = change else {
                let count = try apply(change, by: login, at: now)
                if case .eraseOpenings = change { erased = (erased ?? 0) + (count ?? 0) }
                rest.removeFirst()
                continue
            }
            var steps: [FieldStep] = []
            while case .setField(citizen, let key, let from, let to)? = rest.first {
                steps.append(FieldStep(key: key, from: from, to: to))
                rest.removeFirst()
            }
            try setFields(citizen, steps, at: now)
            memo?.clearRecords()
        }
        return erased
    }

    @discardableResult
    func apply(_ change: Change, by login: String, at now: Instant) throws -> Int64? {
        defer {
            switch change {
            case .openCase, .closeCase, .setPolicy: memo?.clear()
            default: memo?.clearRecords()
            }
        }
        switch change {
        case .setField(let citizen, let key, let from, let to):
            try setFields(citizen, [FieldStep(key: key, from: from, to: to)], at: now)
        case .setAccountStatus(let citizen, let from, let to):
            try setAccountStatus(citizen, from: from, to: to)
        case .openLink(let citizen, let provider, let account, let day):
            try openLink(citizen, provider, account, on: day)
        case .closeLink(let citizen, let provider, let account, let day, let reason):
            try closeLink(citizen, provider, account, on: day, reason: reason)
        case .setDocument(let citizen, let id, let from, let to, let day, let failure):
            try setDocument(citizen, id, from: from, to: to, on: day, failure: failure)
        case .keepAnswer(let citizen, let answer, let committed):
            try keepAnswer(citizen, answer, committed: committed)
        case .keepOutage(let citizen, let outage): try keepOutage(citizen, outage)
        case .queueRefresh(let citizen, let commits, let ticket):
            try queueRefresh(citizen, commits: commits, ticket: ticket, by: login, at: now)
        case .dropQueued(let citizen): try dropQueued(citizen)
        case .recordLogin(let event): try recordLogin(event)
        case .openCase(let ticket, let reason):
            try openCase(ticket, reason: reason, by: login, at: now)
        case .noteCase(let ticket, let text): try noteCase(ticket, text, by: login, at: now)
        case .closeCase(let ticket): try closeCase(ticket, at: now)
        case .setPolicy(let name, let from, let to):
            try setPolicy(name, from: from, to: to, by: login, at: now)
        case .fileRequest(let request): return try fileRequest(request)
        case .decideRequest(let number, let state, let decider, let reason):
            try decideRequest(number, state, by: decider, reason: reason, at: now)
        case .review(let review): try keepReview(review, at: now)
        case .eraseOpenings(let citizen, let before):
            return try eraseOpenings(about: citizen, before: before)
        case .setPlugin(let id, let old, let new): try setPlugin(id, from: old, to: new)
        case .beginOperation(let operation): try beginOperation(operation)
        case .loseOperation(let key): try loseOperation(key)
        case .settleOperation(let key): try settleOperation(key)
        }
        return nil
    }

    func append(_ order: LeafOrder, subjects: [CitizenNumber]) throws -> Int64 {
        try store.add(order, subjects: subjects, to: SQLiteLog(db))
    }

    func keepEffect(_ effect: RecordedEffect) throws {
        try db.run(
            "INSERT INTO effect(seq, command, changes, versions) VALUES (?, ?, ?, ?)",
            [
                .int(effect.seq), .text(effect.command),
                .text(try PlanText.encode(effect.changes)),
                .text(try PlanText.encode(effect.versions)),
            ]
        )
    }

    func markUndone(_ seq: Int64, by undo: Int64) throws {
        let count = try db.run(
            "UPDATE effect SET undone_by = ? WHERE seq = ? AND undone_by IS NULL",
            [.int(undo), .int(seq)]
        )
        guard count == 1 else { throw StoreError.changed(nil) }
    }

    func put(_ agent: Agent) throws {
        memo?.clear()
        try db.run(
            """
            INSERT INTO agent(login, full_name, role, unit, personal_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT(login) DO UPDATE SET full_name = excluded.full_name,
              role = excluded.role, unit = excluded.unit, personal_id = excluded.personal_id
            """,
            [
                .text(agent.login), .text(agent.fullName), .text(agent.role.rawValue),
                .text(agent.unit), .text(agent.personalNumber),
            ]
        )
    }

    /// Counts a change of a profile.
    func bump(_ citizen: CitizenNumber) throws {
        try db.run("UPDATE citizen SET version = version + 1 WHERE id = ?", [.int(citizen.value)])
    }
}
