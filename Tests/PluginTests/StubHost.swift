import CommandKit
import Identity
import Testing

/// A host in memory: what a test put in comes out; anything else that a command asks for is an
/// issue.
struct StubHost: Host {
    var now = Instant(milliseconds: 1_763_951_400_000)  // 2025-11-24 09:30 in Vietnam
    var agent = Agent(login: "an.nguyen", fullName: "Nguyễn An", role: .agent, unit: "HCM")
    var language = Language.vi
    var policies = PolicyBook()
    var ticket: String? = "VV-1"
    var currentCitizen: CitizenNumber?
    var isDemonstration = true
    var files: [CitizenNumber: CitizenFile] = [:]
    var identifiers: [String: CitizenNumber] = [:]
    var matches: (@Sendable (CitizenQuery) -> CitizenMatches)?
    var vneidAccounts: [String: VNeIDAccount] = [:]
    var postAccounts: [String: VNPostAccount] = [:]
    var effects: [Int64: RecordedEffect] = [:]
    var approvals: [Int64: ApprovalRequest] = [:]
    var records: [AuditRecord] = []

    init(_ files: CitizenFile...) {
        for file in files { self.files[file.profile.id] = file }
    }

    func revealed(_ citizen: CitizenNumber) -> Set<FieldKey> { [] }

    func file(_ reference: CitizenReference?) throws -> CitizenFile {
        let id: CitizenNumber? =
            switch reference {
            case nil, .current?: currentCitizen
            case .number(let id)?: id
            case .identifier(let text)?: identifiers[text]
            }
        guard let id, let file = files[id] else {
            throw CommandError(
                "citizen.not-found",
                Phrase(vi: "Không tìm thấy công dân.", en: "There is no such citizen."),
                outcome: .notFound
            )
        }
        return file
    }

    func profile(_ reference: CitizenReference?) throws -> PortalProfile {
        try file(reference).profile
    }

    func lastRefresh(_ citizen: CitizenNumber) throws -> RefreshRecord? {
        try file(.number(citizen)).lastRefresh
    }

    func lastOutage(_ citizen: CitizenNumber) throws -> PopulationOutage? { nil }
    func populationHealth() throws -> ServiceHealth { ServiceHealth() }
    func queuedRefreshes(limit: Int) throws -> [QueuedRefresh] { [] }
    func queuedRefreshCount() throws -> Int { 0 }

    func find(_ query: CitizenQuery) throws -> CitizenMatches {
        if let matches { return matches(query) }
        return unimplemented(CitizenMatches(files: [], total: 0, truncated: false))
    }

    func vneid(_ personalNumber: String) throws -> VNeIDAccount? { vneidAccounts[personalNumber] }
    func vnpost(_ postID: String) throws -> VNPostAccount? { postAccounts[postID] }

    func linkHolder(_ provider: Provider, account: String) throws -> CitizenNumber? {
        files.values.first { $0.activeLink(provider)?.account == account }?.profile.id
    }

    func effect(of seq: Int64) throws -> RecordedEffect? { effects[seq] }

    func auditRecords(_ filter: AuditFilter) throws -> [AuditRecord] {
        records.filter { $0.target == filter.citizen?.description }.prefix(filter.limit).map { $0 }
    }

    func isColleague(_ personalNumber: String) throws -> Bool { unimplemented(false) }
    func supportCase(_ ticket: String) throws -> SupportCase? { unimplemented(nil) }
    func supportCases(limit: Int) throws -> [SupportCase] { unimplemented([]) }
    func request(_ number: Int64) throws -> ApprovalRequest? { approvals[number] }
    func requests(limit: Int) throws -> [ApprovalRequest] { unimplemented([]) }

    func auditRecord(_ seq: Int64) throws -> AuditRecord? { records.first { $0.seq == seq } }

    func checkpoint() throws -> AuditCheckpoint? { unimplemented(nil) }
    func addCheckpoint(old: Int64) throws -> String { unimplemented("") }
    func receipt(_ seq: Int64, opens: Bool) throws -> String? { unimplemented(nil) }
    func reviews() throws -> [AuditReview] { unimplemented([]) }
    func openings(of citizen: CitizenNumber, before: Instant) throws -> (old: Int, young: Int) {
        unimplemented((0, 0))
    }

    func runs(limit: Int) throws -> [RunJournalView] { [] }
    func run(_ number: Int64, failures: Int) throws -> RunJournalView? { nil }
    func agents() throws -> [Agent] { unimplemented([]) }
    func agent(login: String) throws -> Agent? { unimplemented(nil) }
    var commands: [CommandManifest] { unimplemented([]) }
    var plugins: [PluginSummary] { unimplemented([]) }

    func installedPlugin(_ id: String) throws -> InstalledPlugin? { nil }
    func outsideOperations() throws -> [OutsideOperation] { [] }
    var aliases: [String: String] { unimplemented([:]) }

    /// Records that a command asked for something that the test did not expect.
    private func unimplemented<T>(_ value: T, function: String = #function) -> T {
        Issue.record("unexpected call of \(function)")
        return value
    }
}
