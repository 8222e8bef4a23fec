import CommandKit
import Identity
import Store

/// The journals of runs that an agent may see: their own, their unit's, or all of them, as with audit
/// records.
struct RunReading {
    let reader: any StoreReader
    let agent: Agent

    /// The newest runs.
    func runs(limit: Int) throws -> [RunJournalView] {
        let units = try units()
        var found: [RunJournalView] = []
        var before: Int64?
        while found.count < limit {
            let page = try reader.runs(before: before, limit: 100)
            guard let last = page.last else { break }
            for run in page where found.count < limit && sees(run, units) {
                found.append(try view(run, failures: 0))
            }
            before = last.number
        }
        return found
    }

    /// The journal of a run; nil when there is none that the agent may see.
    func run(_ number: Int64, failures: Int) throws -> RunJournalView? {
        guard let run = try reader.run(number), sees(run, try units()) else { return nil }
        return try view(run, failures: failures)
    }

    private func units() throws -> [String: String] {
        Dictionary(
            try reader.agents().map { ($0.login, $0.unit) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func sees(_ run: RunRecord, _ units: [String: String]) -> Bool {
        run.login == agent.login || agent.maySee(login: run.login, unit: units[run.login] ?? "")
    }

    private func view(_ run: RunRecord, failures: Int) throws -> RunJournalView {
        let stuck = try reader.runFailures(run.number, from: run.next, limit: 1)
        return RunJournalView(
            run: run,
            counts: failures > 0 ? try reader.runCounts(run.number) : [],
            failures: try reader.runFailures(run.number, from: 0, limit: failures),
            failed: try reader.runFailureCount(run.number),
            isStuck: !stuck.isEmpty
        )
    }
}
