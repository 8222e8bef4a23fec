import AuditLog
import Identity
import Store

/// Holds the kept verdicts of reviewers against the records that speak of them, so that nobody has a
/// session pass for reviewed by a line in a table.
struct ReviewCheck {
    let reader: any StoreReader

    /// The record of the first verdict that the log does not speak of so; nil when it speaks of all.
    func firstForged() throws -> Int64? {
        let size = try reader.auditSize()
        return try reader.auditReviews().filter { try !isOnRecord($0) }
            .map { min($0.record ?? 0, max(size - 1, 0)) }.min()
    }

    private func isOnRecord(_ review: AuditReview) throws -> Bool {
        guard let record = review.record, let bytes = try reader.auditLeaf(record),
            let leaf = try? AuditLeaf(logged: bytes)
        else { return false }
        let openings = try reader.auditOpenings(record)
        return leaf.act == "audit.review" && leaf.outcome == "ok"
            && leaf.actor.login == review.reviewer && openings["session"] == review.session
            && openings["verdict"] == review.verdict.rawValue
            && openings["through"] == "\(review.through)"
    }
}
