import Identity

/// What a command hands back to the host.
public enum Reply: Sendable {
    /// Data to show; nothing changes but perhaps the session.
    case answer(Answer)
    /// Changes for the host to check, show, confirm, audit and apply.
    case plan(Plan)
    /// Questions for the population database, asked by the host with no lock held.
    case ask(PopulationRequest)
    /// Commands for the host to run in turn.
    case errands(Errands)
    /// Work over the audit log, done by the host with no lock held.
    case work(AuditWork)
    /// A file outside the store, written by the host.
    case deliver(FileDelivery)
    /// A talk with a program outside, done by the host with no lock held.
    case outside(OutsideTalk)
}

/// Data to show.
public struct Answer: Sendable {
    /// How it ended.
    public var outcome: Outcome
    /// The data, with the keys that the manifest names.
    public var data: DataObject?
    /// How a person reads them; made when it is asked for.
    public var view: View {
        get { makeView() }
        set { makeView = { newValue } }
    }
    private var makeView: @Sendable () -> View
    /// Why, when the outcome is not a plain success.
    public var error: CommandError?
    /// What the agent should know besides.
    public var warnings: [Phrase]
    /// What changes in the session.
    public var session: [SessionChange]
    /// How many results the audit record tells; nil counts the rows of the data.
    public var count: Int?
    /// What was handed out in clear besides identity fields, as the audit record names it.
    public var handedOut: [String] = []
    /// What the audit record commits to besides, by name: kept as digests, readable in its openings.
    public var committed: [Commitment] = []

    /// Makes an answer; the view is made only when a person reads it.
    public init(
        _ data: DataObject?,
        view: @autoclosure @escaping @Sendable () -> View,
        outcome: Outcome = .ok,
        error: CommandError? = nil,
        warnings: [Phrase] = [],
        session: [SessionChange] = [],
        count: Int? = nil
    ) {
        self.data = data
        makeView = view
        self.outcome = outcome
        self.error = error
        self.warnings = warnings
        self.session = session
        self.count = count
    }
}

/// A value that an audit record commits to without holding it.
public struct Commitment: Sendable, Hashable {
    /// What it is, once a record; not `target`, `ticket`, `reason` or `query`.
    public let name: String
    /// The value.
    public let value: String

    /// Names a value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Changes for the host to apply, all or none.
public struct Plan: Sendable {
    /// The changes in order.
    public var changes: [Change]
    /// The record versions that the plan rests on.
    public var versions: [CitizenNumber: Int64]
    /// What is shown before the confirmation, besides the changes themselves; made when somebody is
    /// asked.
    public var preview: View {
        get { makePreview() }
        set { makePreview = { newValue } }
    }
    private var makePreview: @Sendable () -> View
    /// What is shown once the changes are in.
    public var result: Answer
    /// What is shown by a dry run, or when the agent says no; made when it is shown.
    ///
    /// If nil, it is `result` with outcome `planned`.
    public var planned: Answer? { makePlanned() }
    private let makePlanned: @Sendable () -> Answer?
    /// Whose last four characters a destructive plan asks for (an account), never shown in clear.
    public var challenge: String?
    /// Why a second person must agree; nil when nobody must.
    public var secondPerson: Refusal?
    /// Whether the plan may go ahead at all; false shows `planned` and changes nothing but what is
    /// kept (a refresh without `--commit`).
    public var isCommitted: Bool
    /// Changes that are kept even when the plan does not go ahead (an answer to reuse).
    public var kept: [Change]
    /// Whether `undo` can take it back.
    public var isReversible: Bool
    /// The request that this plan carries out, for the audit leaf.
    public var approval: Int64?
    /// The audited change that this plan takes back.
    public var undoes: Int64?
    /// What it changes in another system.
    public var outside: OutsideStep?
    /// The built-in command whose plan this is, when a plugin planned just that.
    public var command: String?

    /// Whether it leaves everything as it is.
    public var isEmpty: Bool { changes.isEmpty && outside == nil }

    /// Makes a plan.
    public init(
        _ changes: [Change],
        versions: [CitizenNumber: Int64],
        preview: @autoclosure @escaping @Sendable () -> View = View(),
        result: Answer,
        planned: @autoclosure @escaping @Sendable () -> Answer? = nil,
        challenge: String? = nil,
        secondPerson: Refusal? = nil,
        isCommitted: Bool = true,
        kept: [Change] = [],
        isReversible: Bool = false,
        approval: Int64? = nil,
        undoes: Int64? = nil
    ) {
        self.changes = changes
        self.versions = versions
        makePreview = preview
        self.result = result
        makePlanned = planned
        self.challenge = challenge
        self.secondPerson = secondPerson
        self.isCommitted = isCommitted
        self.kept = kept
        self.isReversible = isReversible
        self.approval = approval
        self.undoes = undoes
    }
}

/// Questions for the population database, and what to do with the answers.
public struct PopulationRequest: Sendable {
    /// The questions, one a citizen.
    public let queries: [PopulationQuery]
    /// Goes on with the answers, in the order of the questions.
    public let then: @Sendable ([PopulationAnswer], any Host) throws -> Reply

    /// Makes a request.
    public init(
        _ queries: [PopulationQuery],
        then: @escaping @Sendable ([PopulationAnswer], any Host) throws -> Reply
    ) {
        self.queries = queries
        self.then = then
    }
}

/// What a command changes in the session.
public enum SessionChange: Sendable {
    /// Makes a citizen the current one; nil clears it. Reveals end.
    case use(CitizenNumber?)
    /// Works under this case from now on.
    case openCase(ticket: String)
    /// Works under no case.
    case closeCase
    /// Shows these fields of a citizen in clear for a while.
    case reveal(CitizenNumber, [FieldKey])
    /// Writes results in another format.
    case format(String)
    /// Makes a name stand for the beginning of a line; nil removes it.
    case alias(String, String?)
    /// Runs a command file here.
    case source(String)
    /// Acts as another seeded agent (demonstration stores).
    case actAs(String)
    /// Leaves.
    case quit
}
