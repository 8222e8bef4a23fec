import GRDB
import Identity

extension SQLiteReader {
    private static let runSQL = """
        SELECT number, kind, state, login, session, started_at, ended_at, lines, next, uncertain,
          salt, details FROM run
        """

    func run(_ number: Int64) throws -> RunRecord? {
        try db.first("\(Self.runSQL) WHERE number = ?", [.int(number)]) { try readRun($0) }
    }

    func runs(before: Int64?, limit: Int) throws -> [RunRecord] {
        try db.all(
            "\(Self.runSQL) WHERE number < ? ORDER BY number DESC LIMIT ?",
            [.int(before ?? .max), .int(Int64(max(limit, 0)))]
        ) { try readRun($0) }
    }

    func runParts(_ number: Int64) throws -> [RunPart] {
        try db.all(
            "SELECT first, endings, marks FROM run_part WHERE run = ? ORDER BY first",
            [.int(number)]
        ) { RunPart(first: Int($0.number(0)), endings: $0.bytes(1), marks: $0.bytes(2)) }
    }

    func runCounts(_ number: Int64) throws -> [RunCount] {
        try db.all(
            "SELECT command, outcome, count FROM run_count WHERE run = ? ORDER BY command, outcome",
            [.int(number)]
        ) { RunCount(command: $0.string(0), outcome: $0.string(1), count: Int($0.number(2))) }
    }

    func runFailureCount(_ number: Int64) throws -> Int {
        let count = try db.first("SELECT count(*) FROM run_failure WHERE run = ?", [.int(number)]) {
            Int($0.number(0))
        }
        return count ?? 0
    }

    func runFailures(_ number: Int64, from line: Int, limit: Int) throws -> [RunFailure] {
        try db.all(
            """
            SELECT line, place, command, outcome, code, reason, seq FROM run_failure
            WHERE run = ? AND line >= ? ORDER BY line LIMIT ?
            """,
            [.int(number), .int(Int64(line)), .int(Int64(max(limit, 0)))]
        ) { row in
            RunFailure(
                line: Int(row.number(0)),
                place: row.string(1),
                command: row.string(2),
                outcome: row.string(3),
                code: row.string(4),
                reason: row.string(5),
                seq: row.int(6)
            )
        }
    }

    private func readRun(_ row: SQLRow) throws -> RunRecord {
        RunRecord(
            number: row.number(0),
            kind: try value(row.string(1)),
            state: try value(row.string(2)),
            login: row.string(3),
            session: row.string(4),
            startedAt: Instant(milliseconds: row.number(5)),
            endedAt: row.int(6).map(Instant.init(milliseconds:)),
            lines: Int(row.number(7)),
            next: Int(row.number(8)),
            isUncertain: row.number(9) == 1,
            salt: row.bytes(10),
            details: try PlanText.decode(row.bytes(11))
        )
    }
}
