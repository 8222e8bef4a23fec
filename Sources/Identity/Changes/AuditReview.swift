/// A verdict of one reviewer on one session.
public struct AuditReview: Hashable, Sendable, Codable {
    /// What a reviewer can say.
    public enum Verdict: String, Sendable, Codable, CaseIterable {
        /// Nothing is wrong.
        case approved
        /// Somebody must look into it.
        case flagged
        /// A remark; the session stays to be reviewed.
        case note
    }

    /// The session.
    public let session: String
    /// Who reviewed: login.
    public let reviewer: String
    /// What was said.
    public let verdict: Verdict
    /// The last record of the session that was there then.
    public let through: Int64
    /// The number of the audit record that holds it; nil until it is kept.
    public let record: Int64?

    /// Makes it.
    public init(
        session: String,
        reviewer: String,
        verdict: Verdict,
        through: Int64,
        record: Int64? = nil
    ) {
        self.session = session
        self.reviewer = reviewer
        self.verdict = verdict
        self.through = through
        self.record = record
    }
}
