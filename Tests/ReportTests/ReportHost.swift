import CommandKit
import Identity
import Testing

/// A host that knows who is there and what time it is; anything else that is asked for is an issue.
struct ReportHost: Host {
    var now = Instant(milliseconds: 1_763_951_400_000)  // 2025-11-24 09:30 in Vietnam
    var agent = Agent(login: "thu", fullName: "Bùi Anh Thư", role: .auditor, unit: "Kiểm soát")
    var language = Language.vi
    var colleagues: [Agent] = []

    func runs(limit: Int) throws -> [RunJournalView] { [] }
    func run(_ number: Int64, failures: Int) throws -> RunJournalView? { nil }
    func agents() throws -> [Agent] { colleagues }

    var policies: PolicyBook { unexpected(PolicyBook()) }
    var ticket: String? { unexpected(nil) }
    var currentCitizen: CitizenNumber? { unexpected(nil) }
    var isDemonstration: Bool { unexpected(true) }
    var commands: [CommandManifest] { unexpected([]) }
    var plugins: [PluginSummary] { unexpected([]) }

    func installedPlugin(_ id: String) throws -> InstalledPlugin? { nil }
    func outsideOperations() throws -> [OutsideOperation] { [] }
    var aliases: [String: String] { unexpected([:]) }

    func revealed(_ citizen: CitizenNumber) -> Set<FieldKey> { unexpected([]) }
    func file(_ reference: CitizenReference?) throws -> CitizenFile {
        unexpected(CitizenFile(profile: PortalProfile(id: CitizenNumber(1), version: 1)))
    }
    func profile(_ reference: CitizenReference?) throws -> PortalProfile {
        try file(reference).profile
    }

    func lastRefresh(_ citizen: CitizenNumber) throws -> RefreshRecord? { unexpected(nil) }

    func lastOutage(_ citizen: CitizenNumber) throws -> PopulationOutage? { nil }
    func populationHealth() throws -> ServiceHealth { ServiceHealth() }
    func queuedRefreshes(limit: Int) throws -> [QueuedRefresh] { [] }
    func queuedRefreshCount() throws -> Int { 0 }

    func find(_ query: CitizenQuery) throws -> CitizenMatches {
        unexpected(CitizenMatches(files: [], total: 0, truncated: false))
    }
    func vneid(_ personalNumber: String) throws -> VNeIDAccount? { unexpected(nil) }
    func vnpost(_ postID: String) throws -> VNPostAccount? { unexpected(nil) }
    func linkHolder(_ provider: Provider, account: String) throws -> CitizenNumber? {
        unexpected(nil)
    }
    func isColleague(_ personalNumber: String) throws -> Bool { unexpected(false) }
    func supportCase(_ ticket: String) throws -> SupportCase? { unexpected(nil) }
    func supportCases(limit: Int) throws -> [SupportCase] { unexpected([]) }
    func request(_ number: Int64) throws -> ApprovalRequest? { unexpected(nil) }
    func requests(limit: Int) throws -> [ApprovalRequest] { unexpected([]) }
    func effect(of seq: Int64) throws -> RecordedEffect? { unexpected(nil) }
    func auditRecords(_ filter: AuditFilter) throws -> [AuditRecord] { unexpected([]) }
    func auditRecord(_ seq: Int64) throws -> AuditRecord? { unexpected(nil) }
    func checkpoint() throws -> AuditCheckpoint? { unexpected(nil) }
    func addCheckpoint(old: Int64) throws -> String { unexpected("") }
    func receipt(_ seq: Int64, opens: Bool) throws -> String? { unexpected(nil) }
    func reviews() throws -> [AuditReview] { unexpected([]) }
    func openings(of citizen: CitizenNumber, before: Instant) throws -> (old: Int, young: Int) {
        unexpected((0, 0))
    }
    func agent(login: String) throws -> Agent? { unexpected(nil) }

    private func unexpected<T>(_ value: T, function: String = #function) -> T {
        Issue.record("unexpected call of \(function)")
        return value
    }
}
