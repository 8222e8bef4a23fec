import CommandKit
import Identity
import Store

/// The host that a command sees: typed reads of one store state, under one session's rules.
///
/// It notes which citizens were looked at, for the audit record.
final class SessionHost: Host {
    let now: Instant
    let policies: PolicyBook
    let context: ConsoleContext
    let session: SessionState
    private let reader: any StoreReader
    private let manifest: CommandManifest

    /// The citizens that this command has looked at, in order.
    private(set) var subjects: [CitizenNumber] = []
    /// What a search looked for.
    private(set) var searched: String?

    init(
        _ reader: any StoreReader,
        manifest: CommandManifest,
        session: SessionState,
        context: ConsoleContext,
        now: Instant
    ) throws {
        self.reader = reader
        self.manifest = manifest
        self.session = session
        self.context = context
        self.now = now
        policies = manifest.access == .console ? PolicyBook() : try reader.policies()
    }

    var agent: Agent { session.actor.agent }
    var language: Language { context.language }
    var ticket: String? { session.ticket }
    var currentCitizen: CitizenNumber? { session.current }
    var isDemonstration: Bool { context.store.info.isDemonstration }
    var commands: [CommandManifest] { context.registry.manifests }
    var plugins: [PluginSummary] { context.registry.plugins }
    var aliases: [String: String] { session.aliases }

    func revealed(_ citizen: CitizenNumber) -> Set<FieldKey> {
        session.revealed(citizen, at: now)
    }

    func file(_ reference: CitizenReference?) throws -> CitizenFile {
        let id = try resolve(reference)
        guard let file = try reader.file(id) else { throw Finding.notFound(id) }
        note(id)
        try checkConduct(file.profile)
        return file
    }

    func profile(_ reference: CitizenReference?) throws -> PortalProfile {
        let id = try resolve(reference)
        guard let profile = try reader.profile(id) else { throw Finding.notFound(id) }
        note(id)
        try checkConduct(profile)
        return profile
    }

    func lastRefresh(_ citizen: CitizenNumber) throws -> RefreshRecord? {
        try reader.lastRefresh(citizen)
    }

    func lastOutage(_ citizen: CitizenNumber) throws -> PopulationOutage? {
        try reader.lastOutage(citizen)
    }

    func populationHealth() throws -> ServiceHealth { try reader.populationHealth() }

    func queuedRefreshes(limit: Int) throws -> [QueuedRefresh] {
        let queued = try reader.queuedRefreshes(after: 0, limit: limit)
        for refresh in queued { note(refresh.citizen) }
        return queued
    }

    func queuedRefreshCount() throws -> Int { try reader.queuedRefreshCount() }

    func find(_ query: CitizenQuery) throws -> CitizenMatches {
        searched = query.text
        let search = CitizenSearch(reader: reader, policies: policies, now: now)
        let matches = try search.run(query)
        for file in matches.files { note(file.profile.id) }
        return matches
    }

    func vneid(_ personalNumber: String) throws -> VNeIDAccount? {
        try reader.vneid(personalNumber)
    }

    func vnpost(_ postID: String) throws -> VNPostAccount? { try reader.vnpost(postID) }

    func linkHolder(_ provider: Provider, account: String) throws -> CitizenNumber? {
        try reader.linkHolder(provider, account: account)
    }

    func isColleague(_ personalNumber: String) throws -> Bool {
        try reader.isAgent(personalNumber: personalNumber)
    }

    func supportCase(_ ticket: String) throws -> SupportCase? { try reader.supportCase(ticket) }

    func supportCases(limit: Int) throws -> [SupportCase] {
        try reader.supportCases(limit: limit)
    }

    func request(_ number: Int64) throws -> ApprovalRequest? {
        guard let request = try reader.request(number, now: now) else { return nil }
        note(request.citizen)
        return request
    }

    func requests(limit: Int) throws -> [ApprovalRequest] {
        try reader.requests(limit: limit, now: now)
    }

    func effect(of seq: Int64) throws -> RecordedEffect? { try reader.effect(of: seq) }

    func auditRecords(_ filter: AuditFilter) throws -> [AuditRecord] {
        if let citizen = filter.citizen { note(citizen) }
        // `history` shows whoever looked at a citizen; `audit list` only what the role may read.
        return try AuditReading(reader: reader).records(
            filter,
            visibleTo: manifest.access == .history ? nil : agent
        )
    }

    func auditRecord(_ seq: Int64) throws -> AuditRecord? {
        try AuditReading(reader: reader).record(seq, visibleTo: agent)
    }

    func checkpoint() throws -> AuditCheckpoint? { try AuditReading(reader: reader).checkpoint() }

    func addCheckpoint(old: Int64) throws -> String {
        try AuditReading(reader: reader).addCheckpoint(old: old)
    }

    func receipt(_ seq: Int64, opens: Bool) throws -> String? {
        try AuditReading(reader: reader).receipt(seq, opens: opens, visibleTo: agent)
    }

    func reviews() throws -> [AuditReview] { try reader.auditReviews() }

    func openings(of citizen: CitizenNumber, before: Instant) throws -> (old: Int, young: Int) {
        note(citizen)
        return try reader.auditOpeningCount(citizen, before: before)
    }

    func runs(limit: Int) throws -> [RunJournalView] {
        try RunReading(reader: reader, agent: agent).runs(limit: limit)
    }

    func run(_ number: Int64, failures: Int) throws -> RunJournalView? {
        try RunReading(reader: reader, agent: agent).run(number, failures: failures)
    }

    func installedPlugin(_ id: String) throws -> InstalledPlugin? {
        try reader.installedPlugin(id)
    }

    func outsideOperations() throws -> [OutsideOperation] {
        try reader.outsideOperations().map { operation in
            var operation = operation
            operation.isUnderWay =
                !operation.process.isEmpty && ProcessMark.isAlive(operation.process)
            return operation
        }
    }

    func agents() throws -> [Agent] { try reader.agents() }

    func agent(login: String) throws -> Agent? { try reader.agent(login: login) }

    /// Resolves a reference to one profile.
    private func resolve(_ reference: CitizenReference?) throws -> CitizenNumber {
        switch reference {
        case nil, .current: try session.current ?? { throw Finding.noCurrent }()
        case .number(let id): id
        case .identifier(let text):
            try CitizenSearch(reader: reader, policies: policies, now: now).one(text) { note($0) }
        }
    }

    /// Takes over what an earlier part of the same command has looked at.
    func inherit(_ other: SessionHost?) {
        for citizen in other?.subjects ?? [] { note(citizen) }
        searched = searched ?? other?.searched
    }

    /// Remembers that a citizen was looked at.
    private func note(_ id: CitizenNumber) {
        if !subjects.contains(id) { subjects.append(id) }
    }

    /// Keeps agents from their own record and from changing a colleague's.
    ///
    /// - Rule: R34.
    private func checkConduct(_ profile: PortalProfile) throws {
        guard try reader.isOfAgent(profile.id) else { return }
        let reading = manifest.effect == .read
        let accounts = try reader.links(profile.id).filter(\.isActive).map(\.account)
        try ConductRules.requireNotOwn(
            agent,
            profile,
            linkedAccounts: accounts,
            reading: reading,
            policies: policies
        )
        try ConductRules.requireNotColleague(
            agent,
            colleagues: try reader.agents(),
            profile,
            linkedAccounts: accounts,
            reading: reading,
            policies: policies
        )
    }
}
