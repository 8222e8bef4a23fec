/// One typed change to the store, with what stood there before, so that it can be shown, checked,
/// applied and undone.
///
/// A command plans changes; only the host applies them, all of a plan in one transaction.
public enum Change: Hashable, Sendable, Codable {
    /// Sets one identity field.
    case setField(CitizenNumber, FieldKey, from: FieldStatus, to: FieldStatus)
    /// Sets whether the portal account can be used.
    case setAccountStatus(CitizenNumber, from: AccountStatus, to: AccountStatus)
    /// Makes a link; the link date is `on`, today in Vietnam.
    case openLink(CitizenNumber, Provider, account: String, on: CivilDate)
    /// Closes an active link; the row stays.
    case closeLink(CitizenNumber, Provider, account: String, on: CivilDate, reason: String)
    /// Moves a warehouse item on.
    case setDocument(
        CitizenNumber,
        document: Int64,
        from: SyncState,
        to: SyncState,
        on: CivilDate?,
        failure: String?
    )
    /// Keeps an answer of the population database; `committed` when the plan takes it over.
    case keepAnswer(CitizenNumber, PopulationAnswer, committed: Bool)
    /// Keeps that the population database gave no answer; takes nothing from the record.
    case keepOutage(CitizenNumber, PopulationOutage)
    /// Puts a refresh off until the population service answers again.
    case queueRefresh(CitizenNumber, commits: Bool, ticket: String?)
    /// Takes a refresh out of the queue.
    case dropQueued(CitizenNumber)
    /// Records a login at a provider (training on demonstration stores).
    case recordLogin(LoginEvent)
    /// Opens or reopens a support case.
    case openCase(ticket: String, reason: String)
    /// Adds a note to a support case.
    case noteCase(ticket: String, text: String)
    /// Closes a support case.
    case closeCase(ticket: String)
    /// Sets a policy.
    case setPolicy(name: String, from: String, to: String)
    /// Files a request for a second person.
    case fileRequest(ApprovalRequest)
    /// Decides a request.
    case decideRequest(Int64, RequestState, by: String, reason: String?)
    /// Keeps a reviewer's verdict on a session of the audit log.
    case review(AuditReview)
    /// Deletes the openings of audit records about a citizen that were made before a time.
    case eraseOpenings(CitizenNumber, before: Instant)
    /// Adds, replaces, switches or (with no `to`) removes a process plugin.
    case setPlugin(id: String, from: InstalledPlugin?, to: InstalledPlugin?)
    /// Notes that a plugin is about to change another system.
    case beginOperation(OutsideOperation)
    /// Nobody waits any more for the outcome of a change to another system, and it is not known.
    case loseOperation(key: String)
    /// The outcome of a change to another system is known.
    case settleOperation(key: String)

    /// The profile that the change touches; nil for cases, policies and decisions.
    public var citizen: CitizenNumber? {
        switch self {
        case .setField(let citizen, _, _, _), .setAccountStatus(let citizen, _, _),
            .openLink(let citizen, _, _, _), .closeLink(let citizen, _, _, _, _),
            .setDocument(let citizen, _, _, _, _, _), .keepAnswer(let citizen, _, _),
            .keepOutage(let citizen, _), .queueRefresh(let citizen, _, _),
            .dropQueued(let citizen):
            citizen
        case .recordLogin(let event): event.citizen
        case .fileRequest(let request): request.citizen
        case .eraseOpenings(let citizen, _): citizen
        case .openCase, .noteCase, .closeCase, .setPolicy, .decideRequest, .review, .setPlugin,
            .beginOperation, .loseOperation, .settleOperation:
            nil
        }
    }
}

/// Where a request for a second person stands.
public enum RequestState: String, Sendable, Codable {
    /// Waits for a second person.
    case pending
    /// Approved and applied.
    case approved
    /// Turned down.
    case rejected
    /// Fifteen minutes went by.
    case expired
}

/// A change that waits for a second person: bound to the exact plan and record versions.
public struct ApprovalRequest: Hashable, Sendable, Codable {
    /// The request's number; 0 until the store has given one.
    public var number: Int64
    /// The command that asked, such as `unlink`.
    public let command: String
    /// The profile that it changes.
    public let citizen: CitizenNumber
    /// The exact changes that will be applied.
    public let changes: [Change]
    /// The record versions that the plan rests on.
    public let versions: [CitizenNumber: Int64]
    /// Why, in the requester's words.
    public let reason: String
    /// The open case.
    public let ticket: String?
    /// Who asked: login name.
    public let requester: String
    /// The rule that asks for a second person, as an error code (`link.last-login`).
    public let rule: String
    /// When it was asked.
    public let requestedAt: Instant
    /// Where it stands.
    public var state: RequestState
    /// Who decided it.
    public var decidedBy: String?
    /// When it was decided; nil while it is pending.
    public var decidedAt: Instant?

    /// Makes a request that is pending.
    public init(
        number: Int64 = 0,
        command: String,
        citizen: CitizenNumber,
        changes: [Change],
        versions: [CitizenNumber: Int64],
        reason: String,
        ticket: String?,
        requester: String,
        rule: String,
        requestedAt: Instant
    ) {
        self.number = number
        self.command = command
        self.citizen = citizen
        self.changes = changes
        self.versions = versions
        self.reason = reason
        self.ticket = ticket
        self.requester = requester
        self.rule = rule
        self.requestedAt = requestedAt
        state = .pending
        decidedBy = nil
        decidedAt = nil
    }

    /// The last instant at which it can be approved: 15 minutes after it was asked.
    public var expiresAt: Instant { requestedAt.adding(seconds: 15 * 60) }
}
