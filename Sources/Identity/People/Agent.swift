/// What a member of the help desk may do.
public enum Role: String, Sendable, Codable, CaseIterable {
    /// Looks things up.
    case viewer
    /// Takes calls: looks up and changes.
    case agent
    /// An agent who also approves what needs a second person.
    case supervisor
    /// Reads the audit log, never the citizens.
    case auditor
    /// Keeps agents, policies and plugins.
    case admin
}

/// A member of the help desk.
public struct Agent: Hashable, Sendable, Codable {
    /// The operating-system login.
    public let login: String
    /// The name as colleagues and the audit log show it.
    public let fullName: String
    /// What they may do.
    public let role: Role
    /// The team; supervisors see their own unit's audit records.
    public let unit: String
    /// The agent's own personal number, if known.
    ///
    /// - Rule: R34. It keeps them from their own record.
    public let personalNumber: String?

    /// Makes an agent.
    public init(
        login: String,
        fullName: String,
        role: Role,
        unit: String,
        personalNumber: String? = nil
    ) {
        self.login = login
        self.fullName = fullName
        self.role = role
        self.unit = unit
        self.personalNumber = personalNumber
    }
}
