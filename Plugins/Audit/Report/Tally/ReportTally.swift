import CommandKit
import Identity

/// Everything that the report says, gathered in one pass; its size hardly depends on the log's.
struct ReportTally: AuditFold {
    /// A record's number and time.
    struct Mark: Sendable {
        let seq: Int64
        let at: Instant
    }

    /// The first record that was seen.
    private(set) var first: Mark?
    /// The last record that was seen.
    private(set) var last: Mark?
    /// Everything that counts.
    private(set) var work = Workload()
    /// Questions to outside systems whose results count.
    private(set) var intents = 0
    /// Signs of life of idle sessions.
    private(set) var heartbeats = 0
    /// Work by days since 1970-01-01 in Vietnam.
    private(set) var days: [Int: Workload] = [:]
    /// Records by weekday and hour in Vietnam, Monday's first hour first.
    private(set) var hours = Array(repeating: 0, count: 7 * 24)
    /// All citizens.
    private(set) var citizens = CitizenSet()
    /// Records that showed protected data in clear.
    private(set) var inClear = 0
    /// Reveals and what came of them.
    private(set) var reveals = RevealWatch()
    /// Unlinks, relinks, undos and approvals.
    private(set) var links = LinkLedger()
    /// What is unusual.
    private(set) var findings = FindingLog()

    private var figures: [AgentFigures] = []
    private var places: [String: Int] = [:]
    private var codes: [String: CodeFigures] = [:]
    /// Agents' names by login, as they are searched for.
    private let names: [String: String]

    /// Makes an empty tally.
    ///
    /// - Parameter agents: everybody, to know their names.
    init(agents: [Agent]) {
        var names: [String: String] = [:]
        for agent in agents {
            let key = VietnameseName.searchKey(agent.fullName)
            if !key.isEmpty { names[agent.login] = key }
        }
        self.names = names
    }

    mutating func take(_ record: AuditRecord) {
        let mark = Mark(seq: record.seq, at: record.at)
        if first == nil { first = mark }
        last = mark
        // The question to an outside system is told again by its result.
        guard record.phase != "intent" else { return intents += 1 }
        guard record.act != "audit.heartbeat" else { return heartbeats += 1 }

        let time = WallTime(record.at)
        let people = record.citizens
        work.add(record)
        days[time.day, default: Workload()].add(record)
        hours[time.weekday * 24 + time.hour] += 1
        for citizen in people { citizens.insert(citizen) }
        if !record.inClear.isEmpty { inClear += 1 }
        take(record, people, of: place(record))
        if record.wasRefused { countCode(record) }
        for idle in reveals.take(record, people) {
            findings.add(.idleReveal, idle.login, idle.seq, at: idle.at)
        }
        links.take(record, people)
        if time.isOffHours { findings.add(.offHours, record.login, record.seq, at: record.at) }
        if searchedThemselves(record) {
            findings.add(.ownName, record.login, record.seq, at: record.at)
        }
    }

    /// Ends the tally.
    ///
    /// - Parameter end: the time up to which every record was seen; nil for the last record's.
    mutating func finish(seenUntil end: Instant?) {
        guard let end = end ?? last?.at else { return }
        for idle in reveals.finish(seenUntil: end) {
            findings.add(.idleReveal, idle.login, idle.seq, at: idle.at)
        }
        for agent in figures {
            if let finding = agent.looks.unfinished { findings.append(finding) }
            if let finding = agent.noes.unfinished { findings.append(finding) }
        }
        findings.finish()
    }

    /// The agents, the busiest first.
    var agents: [AgentFigures] {
        figures.sorted { ($1.work.total, $0.login) < ($0.work.total, $1.login) }
    }

    /// Refusals by code, the most frequent first.
    var refusals: [CodeFigures] {
        codes.values.sorted { ($1.count, $0.code) < ($0.count, $1.code) }
    }

    private mutating func take(_ record: AuditRecord, _ people: [CitizenNumber], of place: Int) {
        figures[place].work.add(record)
        if record.isReveal { figures[place].reveals += 1 }
        for citizen in people { figures[place].citizens.insert(citizen) }
        if !people.isEmpty, !record.isHitList,
            let over = figures[place].looks.take(people.map(\.value), record.seq, at: record.at)
        {
            findings.append(over)
        }
        if record.wasRefused,
            let over = figures[place].noes.take([record.seq], record.seq, at: record.at)
        {
            findings.append(over)
        }
    }

    /// Where the agent's figures are; those beyond the last place share one.
    private mutating func place(_ record: AuditRecord) -> Int {
        if let place = places[record.login] { return place }
        if figures.count >= ReportThresholds.kinds {
            if places["…"] == nil {
                figures.append(AgentFigures("…", unit: ""))
                places["…"] = figures.count - 1
            }
            return figures.count - 1
        }
        figures.append(AgentFigures(record.login, unit: record.unit))
        places[record.login] = figures.count - 1
        return figures.count - 1
    }

    private mutating func countCode(_ record: AuditRecord) {
        var code = record.code ?? record.outcome
        if codes[code] == nil, codes.count >= ReportThresholds.kinds { code = "…" }
        codes[code, default: CodeFigures(code: code)].count += 1
        codes[code]?.lastSeq = record.seq
        if codes[code]?.logins.count ?? 0 < ReportThresholds.kinds {
            codes[code]?.logins.insert(record.login)
        }
    }

    private func searchedThemselves(_ record: AuditRecord) -> Bool {
        guard record.act == "citizen.find", let query = record.query, let name = names[record.login]
        else { return false }
        return VietnameseName.searchKey(query) == name
    }
}
