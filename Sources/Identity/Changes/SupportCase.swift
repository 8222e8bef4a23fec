/// A support case: the ticket under which an agent looks at a citizen.
///
/// - Rule: R29.
public struct SupportCase: Hashable, Sendable, Codable {
    /// The ticket number of the help desk's own system.
    public let ticket: String
    /// Why it was opened.
    public let reason: String
    /// Who opened it: login name.
    public let openedBy: String
    /// When it was opened.
    public let openedAt: Instant
    /// When it was closed; nil while it is open.
    public var closedAt: Instant?
    /// Notes, oldest first.
    public var notes: [CaseNote]

    /// Makes a case.
    public init(
        ticket: String,
        reason: String,
        openedBy: String,
        openedAt: Instant,
        closedAt: Instant? = nil,
        notes: [CaseNote] = []
    ) {
        self.ticket = ticket
        self.reason = reason
        self.openedBy = openedBy
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.notes = notes
    }

    /// Whether work can go on under it.
    public var isOpen: Bool { closedAt == nil }
}

/// A line in a support case.
public struct CaseNote: Hashable, Sendable, Codable {
    /// When it was written.
    public let at: Instant
    /// Who wrote it: login name.
    public let by: String
    /// What it says.
    public let text: String

    /// Makes a note.
    public init(at: Instant, by: String, text: String) {
        self.at = at
        self.by = by
        self.text = text
    }
}
