import AuditLog
import GRDB
import Identity

extension SQLiteWriter {
    /// Keeps a reviewer's verdict; their earlier one on the session gives way, the log has both.
    ///
    /// The record of the verdict is the next that this transaction appends.
    func keepReview(_ review: AuditReview, at now: Instant) throws {
        try db.run(
            """
            INSERT INTO audit_review(session, reviewer, verdict, through, reviewed_at, record)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT(session, reviewer) DO UPDATE SET verdict = excluded.verdict,
              through = excluded.through, reviewed_at = excluded.reviewed_at,
              record = excluded.record
            """,
            [
                .text(review.session), .text(review.reviewer), .text(review.verdict.rawValue),
                .int(review.through), .int(now.milliseconds),
                .int(try store.nextRecord ?? auditSize()),
            ]
        )
    }

    /// Deletes the openings of audit records, and that they are about a citizen.
    ///
    /// The records, the tree and every checkpoint stay valid; the values cannot be read any more.
    /// A record about several citizens loses its openings for all of them: one text names them all.
    ///
    /// - Returns: how many openings were deleted.
    func eraseOpenings(about citizen: CitizenNumber, before: Instant) throws -> Int64 {
        var count = 0
        for seq in try auditSubjects(citizen, before: before) {
            count += try db.run("DELETE FROM audit_open WHERE idx = ?", [.int(seq)])
            try db.run(
                "DELETE FROM audit_subject WHERE subject = ? AND idx = ?",
                [.int(citizen.value), .int(seq)]
            )
        }
        store.noteErasure()
        return Int64(count)
    }
}
