import AuditLog
import Identity

/// A help desk's store: citizens, links, cases, requests, policies and the audit log, in one place
/// and one transaction.
///
/// It speaks the domain, not SQL: an engine for many sites can stand beside the SQLite one. Every
/// engine must pass the compatibility kit of the tests.
public protocol Store: AnyObject, Sendable {
    /// What is known about the store itself.
    var info: StoreInfo { get }

    /// Whether somebody waits for the turn in the writer queue that this process has.
    var isAwaited: Bool { get }

    /// Reads a consistent state; holds no lock that stops writers for longer than the call.
    ///
    /// - Throws: `StoreError`.
    func read<T>(_ body: (any StoreReader) throws -> T) throws -> T

    /// Waits in the writer queue, then reads and writes in one durable transaction: everything that
    /// `body` did is there afterwards, or nothing is.
    ///
    /// - Parameters:
    ///   - label: what is being done, for the message to those who wait (no personal data).
    ///   - body: the work; a thrown error rolls back.
    /// - Returns: what `body` returns.
    /// - Throws: `StoreError.busy` when the queue does not move in time; `StoreError.unconfirmed` when
    ///   everything was done but its durability is in doubt; what `body` throws.
    func transact<T>(_ label: String, _ body: (any StoreWriter) throws -> T) throws -> T

    /// Waits in the writer queue, then runs every `transact` inside `body` in one durable transaction:
    /// each takes back only itself when it fails, and nothing is there before `grouped` returns.
    ///
    /// - Parameters:
    ///   - label: as of `transact`.
    ///   - body: the work; it must end soon, since all other writers wait.
    /// - Returns: what `body` returns.
    /// - Throws: as `transact`; `StoreError.unwritable` also when nothing of the group could be kept.
    func grouped<T>(_ label: String, _ body: () throws -> T) throws -> T

    /// As `grouped`, but takes back all that `body` did and keeps its audit records only.
    ///
    /// - Parameters:
    ///   - label: as of `transact`.
    ///   - body: the work.
    ///   - keeping: what is kept besides the audit records, in the same transaction.
    /// - Returns: what `body` returns.
    /// - Throws: as `grouped`.
    func rehearsed<T>(
        _ label: String,
        _ body: () throws -> T,
        keeping: (T, any StoreWriter) throws -> Void
    ) throws -> T
}

/// What is known about a store.
public struct StoreInfo: Sendable {
    /// Where it is.
    public let path: String
    /// The audit log's origin line, unique to this store.
    public let origin: String
    /// Whether it was made for demonstration; for good.
    public let isDemonstration: Bool
    /// When it was made.
    public let createdAt: Instant
    /// The engine in words: version, journal, why.
    public let engine: String

    /// Makes the description.
    public init(
        path: String,
        origin: String,
        isDemonstration: Bool,
        createdAt: Instant,
        engine: String
    ) {
        self.path = path
        self.origin = origin
        self.isDemonstration = isDemonstration
        self.createdAt = createdAt
        self.engine = engine
    }
}

/// An identifier of a person, already classified and in stored form.
public enum CitizenIdentifier: Sendable, Hashable {
    /// 12 digits: the field, a login name, or a VNeID link.
    case personalNumber(String)
    /// 9 digits.
    case cmnd(String)
    /// `0…`.
    case phone(String)
    /// Lower case.
    case email(String)
    /// A portal login name or a PostID.
    case account(String)
}

/// A search by name.
public struct NameSearch: Sendable, Hashable {
    /// Folded words in order, consecutive.
    public var words: [String]
    /// Whether the last word is only a beginning.
    public var isPrefix: Bool
    /// Only this year of birth.
    public var birthYear: Int?
    /// Only this date of birth, `yyyy-MM-dd`.
    public var birthDate: String?
    /// Only personal numbers that begin with this province code.
    public var province: String?
    /// Stop counting here.
    public var cap: Int

    /// Makes a search.
    public init(
        words: [String],
        isPrefix: Bool,
        birthYear: Int? = nil,
        birthDate: String? = nil,
        province: String? = nil,
        cap: Int
    ) {
        self.words = words
        self.isPrefix = isPrefix
        self.birthYear = birthYear
        self.birthDate = birthDate
        self.province = province
        self.cap = cap
    }
}

/// A profile that a name search found.
public struct NamedCitizen: Sendable, Hashable {
    /// The profile.
    public let id: CitizenNumber
    /// Its name's `VietnameseName.orderKey`.
    public let sorting: String

    /// Makes the match.
    public init(id: CitizenNumber, sorting: String) {
        self.id = id
        self.sorting = sorting
    }
}

/// What can be read from a store.
public protocol StoreReader: AnyObject {
    /// A profile; nil when there is none with that number.
    func profile(_ id: CitizenNumber) throws -> PortalProfile?
    /// A citizen's links, active and closed, oldest first.
    func links(_ id: CitizenNumber) throws -> [Link]
    /// The last answer of the population database about a citizen, if any is kept.
    func lastRefresh(_ id: CitizenNumber) throws -> RefreshRecord?
    /// The last question about a citizen that came to no answer; nil when the last one did.
    func lastOutage(_ id: CitizenNumber) throws -> PopulationOutage?
    /// How the population service has been answering.
    func populationHealth() throws -> ServiceHealth
    /// The refreshes that wait, in order, from behind a place in the queue.
    func queuedRefreshes(after number: Int64, limit: Int) throws -> [QueuedRefresh]
    /// How many refreshes wait.
    func queuedRefreshCount() throws -> Int
    /// Everything about a citizen; nil when there is no such profile.
    func file(_ id: CitizenNumber) throws -> CitizenFile?
    /// The profiles that an identifier points to, by number, at most `limit`.
    func citizens(_ identifier: CitizenIdentifier, limit: Int) throws -> [CitizenNumber]
    /// What the linking state of a citizen rests on: the file without dossiers, without profiles that
    /// share a number, and without what their state does not need; nil when there is no such profile.
    func outline(_ id: CitizenNumber) throws -> CitizenFile?
    /// The profiles that a name search finds, in any order; any `cap + 1` of them when there are more.
    func citizens(named search: NameSearch) throws -> [NamedCitizen]
    /// The VNeID account of a personal number.
    func vneid(_ personalNumber: String) throws -> VNeIDAccount?
    /// The Vietnam Post account with a PostID.
    func vnpost(_ postID: String) throws -> VNPostAccount?
    /// The profile that holds an active link to this account.
    func linkHolder(_ provider: Provider, account: String) throws -> CitizenNumber?

    /// The agent with this login.
    func agent(login: String) throws -> Agent?
    /// Every agent, by login.
    func agents() throws -> [Agent]
    /// Whether an agent has this personal number.
    func isAgent(personalNumber: String) throws -> Bool
    /// Whether a profile has an agent's personal number, or an active link to such an account.
    func isOfAgent(_ citizen: CitizenNumber) throws -> Bool
    /// The policies that were set.
    func policies() throws -> PolicyBook

    /// Whether a support case is open; nil when there is none.
    func isCaseOpen(_ ticket: String) throws -> Bool?
    /// A support case.
    func supportCase(_ ticket: String) throws -> SupportCase?
    /// The newest support cases.
    func supportCases(limit: Int) throws -> [SupportCase]
    /// A request; its state is `expired` once its time is over at `now`.
    func request(_ number: Int64, now: Instant) throws -> ApprovalRequest?
    /// The newest requests.
    func requests(limit: Int, now: Instant) throws -> [ApprovalRequest]
    /// What an audited change did.
    func effect(of seq: Int64) throws -> RecordedEffect?
    /// The process plugins, by id.
    func installedPlugins() throws -> [InstalledPlugin]
    /// A process plugin.
    func installedPlugin(_ id: String) throws -> InstalledPlugin?
    /// The changes to other systems whose outcome is not known, oldest first.
    func outsideOperations() throws -> [OutsideOperation]
    /// The number of citizens.
    func citizenCount() throws -> Int
    /// The journal of a run of command files.
    func run(_ number: Int64) throws -> RunRecord?
    /// The newest runs, from before a number on.
    func runs(before: Int64?, limit: Int) throws -> [RunRecord]
    /// The lines of a run that are over, in order.
    func runParts(_ number: Int64) throws -> [RunPart]
    /// How often each command of a run ended how.
    func runCounts(_ number: Int64) throws -> [RunCount]
    /// How many lines of a run failed.
    func runFailureCount(_ number: Int64) throws -> Int
    /// The lines of a run that failed, in order, from a line on.
    func runFailures(_ number: Int64, from line: Int, limit: Int) throws -> [RunFailure]

    /// How many audit records there are.
    func auditSize() throws -> Int64
    /// The bytes of a leaf.
    func auditLeaf(_ seq: Int64) throws -> [UInt8]?
    /// The values of a leaf's openings that have not been deleted, by name.
    func auditOpenings(_ seq: Int64) throws -> [String: String]
    /// The leaves about a citizen, newest first.
    func auditSubjects(_ citizen: CitizenNumber, limit: Int) throws -> [Int64]
    /// Questions to outside systems that have no result; oldest first.
    func openIntents() throws -> [OpenIntent]
    /// The first leaf of a stretch that was made at or after a time; nil when there is none.
    ///
    /// Clocks are set back at times: a leaf counts by its own time, whatever stands before it.
    func auditFirst(from time: Instant, in stretch: Range<Int64>) throws -> Int64?
    /// The last leaf of a stretch that was made before a time; nil when there is none.
    func auditLast(before time: Instant, in stretch: Range<Int64>) throws -> Int64?
    /// How many openings about a citizen were made before a time, and how many since.
    func auditOpeningCount(_ citizen: CitizenNumber, before: Instant) throws
        -> (old: Int, young: Int)
    /// Every reviewer's last verdict on every reviewed session.
    func auditReviews() throws -> [AuditReview]
    /// The log for verification.
    func auditLog() throws -> any LogStorage
}

/// What can be done to a store inside a transaction.
public protocol StoreWriter: StoreReader {
    /// Applies one change.
    ///
    /// - Throws: `StoreError.changed` when what stands there is not what the change expects;
    ///   `StoreError.conflict` when a uniqueness rule of the store forbids it.
    /// - Returns: the number of a filed request, or how many openings were erased; nil otherwise.
    @discardableResult
    func apply(_ change: Change, by login: String, at now: Instant) throws -> Int64?
    /// Applies changes in order.
    ///
    /// - Throws: as for one.
    /// - Returns: how many openings were erased; nil when none of the changes erases any.
    @discardableResult
    func apply(_ changes: [Change], by login: String, at now: Instant) throws -> Int64?
    /// Appends an audit record; it is stored right before the transaction's commit, which makes it
    /// durable.
    ///
    /// - Parameters:
    ///   - order: the leaf without its number, with its openings.
    ///   - subjects: the citizens that it is about, for `history`.
    /// - Returns: its number.
    /// - Throws: `StoreError.damaged` when the log does not fit its head or key: nothing may be
    ///   shown or done then; `.unwritable` without a key.
    func append(_ order: LeafOrder, subjects: [CitizenNumber]) throws -> Int64
    /// Keeps how the population service answers.
    func keep(_ health: ServiceHealth) throws
    /// Keeps what an audited change did, so that it can be undone.
    func keepEffect(_ effect: RecordedEffect) throws
    /// Marks a change as undone by another.
    ///
    /// - Throws: `StoreError.changed` when there is no such change or it is undone already.
    func markUndone(_ seq: Int64, by undo: Int64) throws
    /// Adds an agent, or replaces the one with the same login.
    ///
    /// - Throws: `StoreError.conflict` when another agent has the personal number.
    func put(_ agent: Agent) throws
    /// Begins the journal of a run.
    ///
    /// - Returns: its number.
    func begin(_ run: RunRecord) throws -> Int64
    /// Keeps how a run stands.
    ///
    /// - Parameters:
    ///   - run: the run.
    ///   - session: whose run it is.
    /// - Throws: `StoreError.changed` when another session has taken it over.
    func keep(_ run: RunRecord, ownedBy session: String) throws
    /// Adds lines that are over to the journal of a run.
    func add(_ part: RunPart, counts: [RunCount], failures: [RunFailure], to run: Int64) throws
}

/// A question to an outside system that was recorded and has no result yet.
public struct OpenIntent: Sendable, Hashable {
    /// The intent leaf's id, which is the request code too.
    public let id: String
    /// The intent leaf's number.
    public let seq: Int64
    /// What was being done, as leaves name it.
    public let act: String
    /// The process that asked; nil for one of an older version.
    public let process: String?

    /// Makes the record.
    public init(id: String, seq: Int64, act: String, process: String?) {
        self.id = id
        self.seq = seq
        self.act = act
        self.process = process
    }
}

extension StoreWriter {
    /// Appends an audit record that is made already.
    ///
    /// - Parameters:
    ///   - draft: the leaf without its number, with its openings.
    ///   - subjects: the citizens that it is about.
    /// - Returns: its number.
    /// - Throws: as `append` for an order.
    public func append(_ draft: LeafDraft, subjects: [CitizenNumber]) throws -> Int64 {
        try append(LeafOrder(draft), subjects: subjects)
    }
}
