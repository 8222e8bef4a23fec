import Identity

/// An audit record as a reader of the log sees it.
public struct AuditRecord: Sendable {
    /// Its number in the log, from 0.
    public let seq: Int64
    /// When.
    public let at: Instant
    /// Who: login and role.
    public let login: String
    /// The agent's role at that time.
    public let role: String
    /// The agent's unit now; empty when the agent is gone.
    public let unit: String
    /// What, as a dotted code.
    public let act: String
    /// How it ended.
    public let outcome: String
    /// The error code, if any.
    public let code: String?
    /// `single`, `intent` or `result`.
    public let phase: String
    /// The session.
    public let session: String
    /// Whom it was about: kind and reference, when the opening is still there.
    public let targetType: String?
    /// The target in clear, when the opening is still there.
    public let target: String?
    /// The ticket, when the opening is still there.
    public let ticket: String?
    /// The reason, when the opening is still there.
    public let reason: String?
    /// What a search looked for, when the opening is still there.
    public let query: String?
    /// Field names with `:masked` or `:full`.
    public let fields: [String]
    /// How many results were shown.
    public let results: Int?
    /// The request that a second person approved.
    public let approval: Int64?
    /// How much it matters: 1 masked read, 2 data in clear, 3 change or refusal, 4 the log or the
    /// rules were touched, 5 the log cannot be trusted.
    public let severity: Int
    /// The leaf, byte for byte; nil in a survey of many records.
    public let leaf: String?
    /// The leaf's hash, hex; nil in a survey of many records.
    public let leafHash: String?

    /// Makes a record.
    public init(
        seq: Int64,
        at: Instant,
        login: String,
        role: String,
        unit: String,
        act: String,
        outcome: String,
        code: String?,
        phase: String,
        session: String,
        targetType: String?,
        target: String?,
        ticket: String?,
        reason: String?,
        query: String? = nil,
        fields: [String],
        results: Int?,
        approval: Int64?,
        severity: Int = 1,
        leaf: String?,
        leafHash: String?
    ) {
        self.seq = seq
        self.at = at
        self.login = login
        self.role = role
        self.unit = unit
        self.act = act
        self.outcome = outcome
        self.code = code
        self.phase = phase
        self.session = session
        self.targetType = targetType
        self.target = target
        self.ticket = ticket
        self.reason = reason
        self.query = query
        self.fields = fields
        self.results = results
        self.approval = approval
        self.severity = severity
        self.leaf = leaf
        self.leafHash = leafHash
    }
}

/// Which audit records to list.
public struct AuditFilter: Sendable {
    /// Only those about this citizen.
    public var citizen: CitizenNumber?
    /// Only this agent's.
    public var login: String?
    /// Only those with this act, or acts that begin with it and a dot.
    public var act: String?
    /// Most records to return.
    public var limit: Int

    /// Makes a filter.
    public init(
        citizen: CitizenNumber? = nil,
        login: String? = nil,
        act: String? = nil,
        limit: Int = 20
    ) {
        self.citizen = citizen
        self.login = login
        self.act = act
        self.limit = limit
    }
}
