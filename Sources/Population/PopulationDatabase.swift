import Identity

/// The National Population Database, asked for one person at a time.
public protocol PopulationDatabase: Sendable {
    /// Whether it answers at once, from this machine: it may be asked while others wait.
    var isLocal: Bool { get }

    /// Asks whether number, name and date of birth belong together, and for the person.
    ///
    /// - Parameters:
    ///   - query: what is asked.
    ///   - requestCode: the request's own code (MaYeuCau), unique.
    ///   - now: the time of asking, kept in the answer.
    /// - Returns: the answer; an outage is the answer `.unavailable`.
    /// - Throws: only when the question could not be put at all.
    /// - Rule: R10.
    func answer(
        _ query: PopulationQuery,
        requestCode: String,
        now: Instant
    ) throws -> PopulationAnswer
}
