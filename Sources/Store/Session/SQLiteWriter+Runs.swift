import GRDB
import Identity

extension SQLiteWriter {
    func begin(_ run: RunRecord) throws -> Int64 {
        try db.run(
            """
            INSERT INTO run(kind, state, login, session, started_at, lines, next, salt, details)
            VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)
            """,
            [
                .text(run.kind.rawValue), .text(run.state.rawValue), .text(run.login),
                .text(run.session), .int(run.startedAt.milliseconds), .int(Int64(run.lines)),
                .blob(run.salt), .text(try PlanText.encode(run.details)),
            ]
        )
        return db.lastRowID
    }

    func keep(_ run: RunRecord, ownedBy session: String) throws {
        let count = try db.run(
            """
            UPDATE run SET state = ?, session = ?, ended_at = ?, lines = ?, next = ?, uncertain = ?,
              details = ? WHERE number = ? AND session = ?
            """,
            [
                .text(run.state.rawValue), .text(run.session), .int(run.endedAt?.milliseconds),
                .int(Int64(run.lines)), .int(Int64(run.next)), .int(run.isUncertain ? 1 : 0),
                .text(try PlanText.encode(run.details)), .int(run.number), .text(session),
            ]
        )
        guard count == 1 else { throw StoreError.changed(nil) }
    }

    func add(
        _ part: RunPart,
        counts: [RunCount],
        failures: [RunFailure],
        to run: Int64
    ) throws {
        if !part.endings.isEmpty {
            try db.run(
                "INSERT INTO run_part(run, first, endings, marks) VALUES (?, ?, ?, ?)",
                [.int(run), .int(Int64(part.first)), .blob(part.endings), .blob(part.marks)]
            )
            // A line that ended the run before has now run again.
            try db.run(
                "DELETE FROM run_failure WHERE run = ? AND line >= ? AND line < ?",
                [
                    .int(run), .int(Int64(part.first)),
                    .int(Int64(part.first + part.endings.count)),
                ]
            )
        }
        for count in counts {
            try db.run(
                """
                INSERT INTO run_count(run, command, outcome, count) VALUES (?, ?, ?, ?)
                ON CONFLICT(run, command, outcome) DO UPDATE SET count = count + excluded.count
                """,
                [
                    .int(run), .text(count.command), .text(count.outcome),
                    .int(Int64(count.count)),
                ]
            )
        }
        for failure in failures {
            try db.run(
                """
                INSERT OR REPLACE INTO run_failure(run, line, place, command, outcome, code, reason,
                  seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .int(run), .int(Int64(failure.line)), .text(failure.place),
                    .text(failure.command), .text(failure.outcome), .text(failure.code),
                    .text(failure.reason), .int(failure.seq),
                ]
            )
        }
    }
}
