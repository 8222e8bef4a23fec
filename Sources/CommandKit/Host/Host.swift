import Identity

/// What a command may ask of the console: typed reads under the agent's role, case and policies.
///
/// It has no way to write: a command that changes something returns a `Plan`.
public protocol Host {
    /// The time of this command.
    var now: Instant { get }
    /// Who is working.
    var agent: Agent { get }
    /// The language of messages.
    var language: Language { get }
    /// The policies in force.
    var policies: PolicyBook { get }
    /// The open case's ticket, if any.
    var ticket: String? { get }
    /// The current citizen, if any.
    var currentCitizen: CitizenNumber? { get }
    /// Whether this is a demonstration store.
    var isDemonstration: Bool { get }
    /// The fields of a citizen that are revealed now.
    func revealed(_ citizen: CitizenNumber) -> Set<FieldKey>

    /// Everything about one citizen. The look is recorded.
    ///
    /// - Parameter reference: the citizen; nil means the current one.
    /// - Throws: `CommandError` when the reference points to nobody (`citizen.not-found`), to several
    ///   (`citizen.ambiguous`, with the candidates) or to a record that this agent may not see.
    /// - Returns: the profile with its links, accounts, logins, dossiers and documents.
    func file(_ reference: CitizenReference?) throws -> CitizenFile
    /// The profile of one citizen alone, under the same rules. The look is recorded.
    ///
    /// - Parameter reference: the citizen; nil means the current one.
    /// - Throws: as `file`.
    /// - Returns: the profile.
    func profile(_ reference: CitizenReference?) throws -> PortalProfile
    /// The last answer of the population database about a citizen, if any is kept.
    func lastRefresh(_ citizen: CitizenNumber) throws -> RefreshRecord?
    /// The last question about a citizen that came to no answer; nil when the last one did.
    func lastOutage(_ citizen: CitizenNumber) throws -> PopulationOutage?
    /// How the population service has been answering.
    func populationHealth() throws -> ServiceHealth
    /// The refreshes that wait for the population service, in order.
    func queuedRefreshes(limit: Int) throws -> [QueuedRefresh]
    /// How many refreshes wait.
    func queuedRefreshCount() throws -> Int
    /// Citizens that fit a search.
    func find(_ query: CitizenQuery) throws -> CitizenMatches
    /// The VNeID account of a personal number.
    func vneid(_ personalNumber: String) throws -> VNeIDAccount?
    /// The Vietnam Post account with a PostID.
    func vnpost(_ postID: String) throws -> VNPostAccount?
    /// The profile that holds an active link to this account, if any.
    func linkHolder(_ provider: Provider, account: String) throws -> CitizenNumber?
    /// The names of agents by personal number, to tell colleagues apart.
    func isColleague(_ personalNumber: String) throws -> Bool

    /// A support case.
    func supportCase(_ ticket: String) throws -> SupportCase?
    /// The newest support cases.
    func supportCases(limit: Int) throws -> [SupportCase]
    /// A request for a second person.
    func request(_ number: Int64) throws -> ApprovalRequest?
    /// The newest requests.
    func requests(limit: Int) throws -> [ApprovalRequest]
    /// What an audited change did, so that it can be undone.
    func effect(of seq: Int64) throws -> RecordedEffect?

    /// Audit records, newest first.
    func auditRecords(_ filter: AuditFilter) throws -> [AuditRecord]
    /// One audit record.
    func auditRecord(_ seq: Int64) throws -> AuditRecord?
    /// The newest signed checkpoint; nil when nothing was ever recorded.
    func checkpoint() throws -> AuditCheckpoint?
    /// What a witness must be given to cosign the newest checkpoint (C2SP add-checkpoint).
    ///
    /// - Parameter old: how many records the witness has seen.
    /// - Throws: `CommandError` `audit.no-such-size` when the log never had so many.
    /// - Returns: the body, as the witness reads it.
    func addCheckpoint(old: Int64) throws -> String
    /// A receipt (C2SP tlog-proof) for one record.
    ///
    /// - Parameters:
    ///   - seq: the record's number.
    ///   - opens: whether its openings go along.
    /// - Throws: the store's error.
    /// - Returns: the receipt's text; nil when there is no such record that the agent may see.
    func receipt(_ seq: Int64, opens: Bool) throws -> String?
    /// Every reviewer's last verdict on every reviewed session.
    func reviews() throws -> [AuditReview]
    /// How many openings about a citizen lie before a time, and how many after it.
    func openings(of citizen: CitizenNumber, before: Instant) throws -> (old: Int, young: Int)

    /// The newest runs of command files that the agent may see.
    func runs(limit: Int) throws -> [RunJournalView]
    /// The journal of a run.
    ///
    /// - Parameters:
    ///   - number: its number.
    ///   - failures: how many failed lines to list.
    /// - Throws: the store's error.
    /// - Returns: the journal; nil when there is no such run that the agent may see.
    func run(_ number: Int64, failures: Int) throws -> RunJournalView?

    /// Every agent.
    func agents() throws -> [Agent]
    /// The agent with this login.
    func agent(login: String) throws -> Agent?
    /// Every command there is, in the order of registration.
    var commands: [CommandManifest] { get }
    /// Every plugin whose commands can be typed.
    var plugins: [PluginSummary] { get }
    /// A process plugin that was added.
    func installedPlugin(_ id: String) throws -> InstalledPlugin?
    /// The changes to other systems whose outcome is not known, oldest first.
    func outsideOperations() throws -> [OutsideOperation]
    /// The aliases of this session.
    var aliases: [String: String] { get }
}

/// A search for citizens.
public struct CitizenQuery: Sendable, Hashable {
    /// The words: a name, or one identifier.
    public var text: String
    /// Narrow to this date or year of birth.
    public var born: BirthDate?
    /// Narrow to personal numbers of this province (three-digit code).
    public var province: String?
    /// Most matches to return.
    public var limit: Int

    /// Makes a search.
    public init(text: String, born: BirthDate? = nil, province: String? = nil, limit: Int = 20) {
        self.text = text
        self.born = born
        self.province = province
        self.limit = limit
    }
}

/// What a search found.
public struct CitizenMatches: Sendable {
    /// The matches, by given name: outlines, enough for where they stand in the procedure.
    public let files: [CitizenFile]
    /// How many fit, counted up to the cap.
    public let total: Int
    /// Whether more fit than are listed.
    public let truncated: Bool

    /// Makes the result.
    public init(files: [CitizenFile], total: Int, truncated: Bool) {
        self.files = files
        self.total = total
        self.truncated = truncated
    }
}

/// A plugin as `plugin list` shows it.
public struct PluginSummary: Sendable {
    /// Its id.
    public let id: String
    /// What it is for.
    public let summary: Phrase
    /// Its version.
    public let version: String
    /// `builtin` or `process`.
    public let kind: String
    /// Its commands' names.
    public let commands: [String]

    /// Makes the summary.
    public init(id: String, summary: Phrase, version: String, kind: String, commands: [String]) {
        self.id = id
        self.summary = summary
        self.version = version
        self.kind = kind
        self.commands = commands
    }
}
