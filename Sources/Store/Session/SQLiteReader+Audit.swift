import AuditLog
import Identity

extension SQLiteReader {
    func auditSize() throws -> Int64 {
        try db.first("SELECT size FROM audit_head WHERE one = 1", []) { $0.number(0) } ?? 0
    }

    func auditLeaf(_ seq: Int64) throws -> [UInt8]? {
        try SQLiteLog(db).leaf(at: seq)
    }

    func auditOpenings(_ seq: Int64) throws -> [String: String] {
        var openings: [String: String] = [:]
        for stored in try SQLiteLog(db).openings(at: seq) {
            guard let opening = try? Disclosure(text: stored.text) else {
                throw StoreError.damaged("opening \(stored.name) of record \(seq) is not readable")
            }
            openings[stored.name] = opening.value
        }
        return openings
    }

    func openIntents() throws -> [OpenIntent] {
        try db.all("SELECT id, seq, act, process FROM open_intent ORDER BY seq", []) {
            OpenIntent(id: $0.string(0), seq: $0.number(1), act: $0.string(2), process: $0.text(3))
        }
    }

    func auditSubjects(_ citizen: CitizenNumber, limit: Int) throws -> [Int64] {
        try db.all(
            "SELECT idx FROM audit_subject WHERE subject = ? ORDER BY idx DESC LIMIT ?",
            [.int(citizen.value), .int(Int64(max(limit, 0)))]
        ) { $0.number(0) }
    }

    func auditFirst(from time: Instant, in stretch: Range<Int64>) throws -> Int64? {
        try db.first(
            """
            SELECT idx FROM audit_leaf WHERE idx >= ? AND idx < ? AND leaf ->> 't' >= ?
            ORDER BY idx LIMIT 1
            """,
            [.int(stretch.lowerBound), .int(stretch.upperBound), .text(time.iso)]
        ) { $0.number(0) }
    }

    func auditLast(before time: Instant, in stretch: Range<Int64>) throws -> Int64? {
        try db.first(
            """
            SELECT idx FROM audit_leaf WHERE idx >= ? AND idx < ? AND leaf ->> 't' < ?
            ORDER BY idx DESC LIMIT 1
            """,
            [.int(stretch.lowerBound), .int(stretch.upperBound), .text(time.iso)]
        ) { $0.number(0) }
    }

    func auditOpeningCount(_ citizen: CitizenNumber, before: Instant) throws
        -> (old: Int, young: Int)
    {
        let old = Set(try auditSubjects(citizen, before: before))
        var counts = (old: 0, young: 0)
        try db.rows(
            """
            SELECT o.idx FROM audit_subject s JOIN audit_open o ON o.idx = s.idx
            WHERE s.subject = ?
            """,
            [.int(citizen.value)]
        ) {
            if old.contains($0.number(0)) { counts.old += 1 } else { counts.young += 1 }
            return true
        }
        return counts
    }

    /// The leaves about a citizen that were made before a time.
    func auditSubjects(_ citizen: CitizenNumber, before: Instant) throws -> [Int64] {
        try db.all(
            """
            SELECT s.idx FROM audit_subject s JOIN audit_leaf l ON l.idx = s.idx
            WHERE s.subject = ? AND l.leaf ->> 't' < ? ORDER BY s.idx
            """,
            [.int(citizen.value), .text(before.iso)]
        ) { $0.number(0) }
    }

    func auditReviews() throws -> [AuditReview] {
        try db.all(
            """
            SELECT session, reviewer, verdict, through, record FROM audit_review
            ORDER BY session, reviewer
            """,
            []
        ) {
            AuditReview(
                session: $0.string(0),
                reviewer: $0.string(1),
                verdict: try value($0.string(2)),
                through: $0.number(3),
                record: $0.number(4)
            )
        }
    }

    func auditLog() throws -> any LogStorage { SQLiteLog(db) }
}
