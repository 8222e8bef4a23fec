/// How a command ended, as scripts see it.
public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// Done.
    case ok
    /// It already was so.
    case unchanged
    /// A dry run: this is what would happen.
    case planned
    /// Waits for a second person.
    case pending
    /// A rule said no.
    case refused
    /// There is no such thing.
    case notFound = "not-found"
    /// An identifier points to several people.
    case ambiguous
    /// The line or a value is wrong.
    case invalid
    /// The role does not allow it.
    case notPermitted = "not-permitted"
    /// An outside system did not answer.
    case unavailable
    /// Another program holds the store.
    case busy
    /// Something broke; nothing was done.
    case failed
    /// Nobody can say whether it took effect.
    case unknown

    /// Whether a run may go on after it without `--keep-going`.
    public var isSuccess: Bool {
        switch self {
        case .ok, .unchanged, .planned, .pending: true
        case .refused, .notFound, .ambiguous, .invalid, .notPermitted, .unavailable, .busy,
            .failed, .unknown:
            false
        }
    }
}
