import Identity

/// Something in the log that somebody should look at; seldom a wrong in itself.
struct Finding: Sendable {
    /// The kinds, in the order of the page.
    enum Kind: String, Sendable, CaseIterable {
        /// Many different citizens in an hour.
        case manyCitizens = "many-citizens"
        /// An agent searched for their own name.
        case ownName = "own-name"
        /// Data were revealed and nothing came of it.
        case idleReveal = "idle-reveal"
        /// Many refusals in a row.
        case refusalBurst = "refusal-burst"
        /// Work at night or on a Sunday.
        case offHours = "off-hours"
    }

    /// How soon somebody should look.
    enum Severity: Int, Sendable, Comparable {
        case low, medium, high

        static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
    }

    let kind: Kind
    /// Who: login.
    let login: String
    /// When it began.
    let from: Instant
    /// When it was last seen.
    private(set) var until: Instant
    /// How much: citizens, searches, reveals, refusals or records.
    var count: Int
    /// The first records that it rests on.
    private(set) var records: [Int64] = []
    /// How many records more.
    private(set) var more = 0

    init(_ kind: Kind, _ login: String, from: Instant, count: Int = 0) {
        self.kind = kind
        self.login = login
        self.from = from
        until = from
        self.count = count
    }

    /// Adds a record that it rests on.
    mutating func add(_ seq: Int64, at: Instant) {
        if records.last == seq { return }
        until = max(until, at)
        if records.count < ReportThresholds.named { records.append(seq) } else { more += 1 }
    }

    /// How soon somebody should look, by kind and by how much it is.
    var severity: Severity {
        switch kind {
        case .manyCitizens: count >= 2 * ReportThresholds.citizens ? .high : .medium
        case .ownName: .medium
        case .idleReveal: count >= 3 ? .medium : .low
        case .refusalBurst: count >= 3 * ReportThresholds.refusals ? .high : .medium
        case .offHours: .low
        }
    }
}

/// The findings of each kind; those of one agent on one day that are single events become one.
struct FindingLog: Sendable {
    private struct Key: Hashable {
        let kind: Finding.Kind
        let login: String
    }

    private var lists: [Finding.Kind: Newest<Finding>] = [:]
    private var open: [Key: Finding] = [:]

    /// Adds a finding that is complete.
    mutating func append(_ finding: Finding) {
        lists[finding.kind, default: Newest()].append(finding)
    }

    /// Adds an event to the agent's finding of that day.
    mutating func add(_ kind: Finding.Kind, _ login: String, _ seq: Int64, at: Instant) {
        let key = Key(kind: kind, login: login)
        if let before = open[key], WallTime(before.from).day != WallTime(at).day {
            append(before)
            open[key] = nil
        }
        open[key, default: Finding(kind, login, from: at)].count += 1
        open[key]?.add(seq, at: at)
    }

    /// Closes what is open; nothing may be added after it.
    mutating func finish() {
        let rest = open.values.sorted { ($0.from, $0.login) < ($1.from, $1.login) }
        open = [:]
        for finding in rest { append(finding) }
    }

    /// The findings of a kind that are kept, the gravest first and then the newest.
    func kept(_ kind: Finding.Kind) -> [Finding] {
        (lists[kind]?.kept ?? []).sorted {
            ($0.severity, $0.until, $0.login) > ($1.severity, $1.until, $1.login)
        }
    }

    /// How many findings of a kind there are.
    func total(_ kind: Finding.Kind) -> Int { lists[kind]?.total ?? 0 }

    /// How many findings there are.
    var total: Int { lists.values.reduce(0) { $0 + $1.total } }
}
