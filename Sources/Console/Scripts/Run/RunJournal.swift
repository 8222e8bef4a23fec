import AuditLog
import CommandKit
import Identity
import Store

/// The journal of a run while it runs: what is written in the transaction of the lines themselves, so
/// that a run cut short goes on exactly behind its last effect.
///
/// A value: a copy taken before a commit is the journal to go on with when the commit fails.
struct RunJournal {
    /// The run as it stands once the lines that were taken are committed.
    private(set) var run: RunRecord
    /// The session that the store knows as the run's owner; nil before the run has begun.
    private var owner: String?
    private var part: RunPart
    /// How many lines of the part ended how.
    private var counts = RunTally()
    private var failures: [RunFailure] = []
    /// Whether something changed since the last commit.
    private var isDirty = true
    /// Whether the store knows of the run.
    var isBegun: Bool { owner != nil }
    /// How many lines ended how, the run's earlier ones left out.
    private(set) var tally = RunTally()

    /// Begins the journal of a run, or takes over that of one that is gone on with.
    init(
        _ runner: ScriptRunner,
        _ script: Script,
        _ check: ScriptCheck,
        _ finding: ScriptCheck.Finding
    ) {
        let session = runner.dispatcher.trail.session
        if let resumed = check.resumed?.run {
            owner = resumed.session
            run = resumed
            run.session = session
            run.state = .running
            run.endedAt = nil
            run.isUncertain = false
            run.lines = finding.lines
            run.details.digest = finding.digest.hex
            run.details.process = ProcessMark.own
        } else {
            run = RunRecord(
                kind: runner.mode.dryRun ? .plan : .run,
                login: runner.dispatcher.state.actor.agent.login,
                session: session,
                startedAt: runner.dispatcher.context.clock(),
                lines: finding.lines,
                salt: RunPlace.salt(),
                details: RunRecord.Details(
                    files: script.paths.map(RunPlace.absolute),
                    digest: finding.digest.hex,
                    process: ProcessMark.own,
                    yes: runner.mode.yes,
                    keepsGoing: runner.rules.keepsGoing,
                    maxFailures: runner.rules.maxFailures,
                    stopOn: runner.rules.stopOn,
                    linesPerSecond: runner.rules.linesPerSecond,
                    format: ""
                )
            )
        }
        part = RunPart(first: run.next)
    }

    /// Takes a line that is over, and the run can go on after it.
    mutating func take(_ line: EndedLine) {
        part.endings.append(LineEnding.letter(line.outcome, failed: line.failed))
        part.marks.append(contentsOf: LineMark.mark(line.text, salt: run.salt))
        counts.count(line.command, line.outcome)
        tally.count(line.command, line.outcome)
        if line.failed { failures.append(line.failure(run.next)) }
        run.next += 1
        run.isUncertain = false
        isDirty = true
    }

    /// Takes a line that failed and ends the run: it is the first one to run again.
    mutating func stop(at line: EndedLine) {
        tally.count(line.command, line.outcome)
        failures.append(line.failure(run.next))
        run.isUncertain = false
        isDirty = true
    }

    /// The next line is about to run outside of the transaction that will keep its ending.
    mutating func doubtNext() {
        run.isUncertain = true
        isDirty = true
    }

    /// How the run stands from now on.
    mutating func set(_ state: RunRecord.State, at now: Instant?) {
        guard run.state != state || run.endedAt != now else { return }
        run.state = state
        run.endedAt = now
        isDirty = true
    }

    /// Writes what has changed, in the transaction that is open.
    ///
    /// - Parameters:
    ///   - writer: the transaction.
    ///   - session: the session that the next line would run in.
    /// - Throws: `StoreError.changed` when another session has taken the run over.
    mutating func keep(_ writer: any StoreWriter, session: SessionState) throws {
        guard isDirty else { return }
        run.details.ticket = session.ticket
        run.details.citizen = session.current?.value
        run.details.format = session.format.rawValue
        run.details.chair = session.actor.agent.login
        if owner == nil { run.number = try writer.begin(run) }
        do {
            try writer.keep(run, ownedBy: owner ?? run.session)
        } catch StoreError.changed {
            throw CommandError.takenOver(run)
        }
        owner = run.session
        if !part.endings.isEmpty || !failures.isEmpty {
            try writer.add(
                part,
                counts: counts.counts.flatMap { command, outcomes in
                    outcomes.map {
                        RunCount(command: command, outcome: $0.key.rawValue, count: $0.value)
                    }
                },
                failures: failures,
                to: run.number
            )
        }
        part = RunPart(first: run.next)
        counts = RunTally()
        failures = []
        isDirty = false
    }
}

/// A line of a run that is over.
struct EndedLine {
    /// What tells it from other lines.
    let text: [UInt8]
    /// Where it stands.
    let place: SourcePlace
    /// The command; empty for a row that never became one.
    let command: String
    /// How it ended; in a dry run, how it would end.
    let outcome: Outcome
    /// Whether the run counts it as a failure.
    let failed: Bool
    /// The error's code; empty when there is none.
    let code: String
    /// What the error says.
    let reason: String
    /// The number of its audit record.
    let seq: Int64?

    /// The line as the journal keeps failures.
    fileprivate func failure(_ line: Int) -> RunFailure {
        RunFailure(
            line: line,
            place: PersonalData.redacted("\(place.file):\(place.line)"),
            command: command,
            outcome: outcome.rawValue,
            code: code,
            reason: PersonalData.redacted(reason),
            seq: seq
        )
    }
}

/// How many lines ended how.
package struct RunTally: Sendable {
    /// How many lines, by command and outcome.
    package private(set) var counts: [String: [Outcome: Int]] = [:]
    /// How many lines, by outcome.
    package private(set) var outcomes: [Outcome: Int] = [:]
    /// How many lines.
    package private(set) var lines = 0

    /// Counts a line.
    mutating func count(_ command: String, _ outcome: Outcome) {
        counts[command, default: [:]][outcome, default: 0] += 1
        outcomes[outcome, default: 0] += 1
        lines += 1
    }
}
