import CommandKit
import Identity

/// A session of the log, as far as a reviewer needs it to choose.
struct SessionSpan: Sendable {
    let id: String
    let login: String
    let first: Int64
    var last: Int64
    /// Whether one of its records fits the filter.
    var fits: Bool
}

/// Finds the sessions that nobody has reviewed.
struct SessionQueue: AuditFold {
    let filter: ReviewFilter
    /// Who reviews: their own sessions are not theirs to review.
    let reviewer: String
    /// The last record of each session that somebody has judged.
    private let judged: [String: Int64]
    private var spans: [SessionSpan] = []
    private var places: [String: Int] = [:]

    /// Makes a queue.
    ///
    /// - Parameters:
    ///   - filter: what the reviewer wants to see.
    ///   - reviewer: their login.
    ///   - reviews: what was said so far; a remark alone judges nothing.
    init(filter: ReviewFilter, reviewer: String, reviews: [AuditReview]) {
        self.filter = filter
        self.reviewer = reviewer
        var judged: [String: Int64] = [:]
        for review in reviews where review.verdict != .note {
            judged[review.session] = max(judged[review.session] ?? -1, review.through)
        }
        self.judged = judged
    }

    mutating func take(_ record: AuditRecord) {
        if let place = places[record.session] {
            spans[place].last = record.seq
            if !spans[place].fits { spans[place].fits = filter.admits(record) }
            return
        }
        places[record.session] = spans.count
        spans.append(
            SessionSpan(
                id: record.session,
                login: record.login,
                first: record.seq,
                last: record.seq,
                fits: filter.admits(record)
            )
        )
    }

    /// The session with this id.
    func session(_ id: String) -> SessionSpan? { places[id].map { spans[$0] } }

    /// Whether nobody has judged a session up to its last record.
    func isPending(_ span: SessionSpan) -> Bool {
        span.fits && span.login != reviewer && (judged[span.id] ?? -1) < span.last
    }

    /// The sessions that wait, but for one that was just judged.
    ///
    /// - Parameter done: the session that was just judged, or skipped with a remark; those after it
    ///   come first.
    /// - Returns: the sessions, in the order in which they are to be shown.
    func pending(after done: SessionSpan? = nil) -> [SessionSpan] {
        let waiting = spans.filter { isPending($0) && $0.id != done?.id }
        guard let done else { return waiting }
        return waiting.filter { $0.first > done.first } + waiting.filter { $0.first < done.first }
    }
}

/// Collects the records of one session.
struct SessionRecords: AuditFold {
    /// The most records that are shown.
    static let most = 500

    let id: String
    private(set) var records: [AuditRecord] = []
    private(set) var count = 0

    init(_ id: String) {
        self.id = id
    }

    mutating func take(_ record: AuditRecord) {
        // A question to an outside system is told again by its result.
        guard record.session == id, record.phase != "intent" else { return }
        count += 1
        if records.count < SessionRecords.most { records.append(record) }
    }
}
