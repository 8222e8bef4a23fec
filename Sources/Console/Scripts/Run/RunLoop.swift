import AuditLog
import CommandKit
import Identity
import Population
import Store

/// One run of a checked script, from where it begins to where it ends.
final class RunLoop {
    let runner: ScriptRunner
    let dispatcher: Dispatcher
    let plan: RunMemory?
    var walk: AheadWalk
    /// The item that was walked to and has not run.
    var waiting: ScriptItem?
    var journal: RunJournal
    var throttle: Throttle
    /// Failed lines that count, so far.
    var failures: Int
    /// How the run ends; nil while it goes on.
    var ending: RunEnding?
    /// What a dry run has done so far, to be done again in each of its transactions.
    var rehearsal = RehearsalScript()
    /// How many lines the next group may have.
    var groupSize = 1
    /// How long the next group goes on although somebody waits.
    var courtesy = Courtesy()
    /// Masks and writes results, and makes leaves, while the next line runs.
    let hand: SecondHand
    /// The command file that the last line belongs to.
    private var file: String?
    private let rejects: RejectsDesk

    init(
        _ runner: ScriptRunner,
        _ script: Script,
        _ check: ScriptCheck,
        _ finding: ScriptCheck.Finding
    ) {
        self.runner = runner
        dispatcher = runner.dispatcher
        plan = check.plan
        hand = check.hand
        walk = AheadWalk(script.walk, hand: check.hand)
        throttle = Throttle(linesPerSecond: runner.rules.linesPerSecond)
        rejects = RejectsDesk(
            earlier: check.resumed?.failures ?? [],
            language: dispatcher.context.language
        )
        failures = check.resumed?.failureCount ?? 0
        journal = RunJournal(runner, script, check, finding)
    }

    /// Runs to the end of the script, or to where it stops.
    func run() throws -> RunEnd {
        dispatcher.hand = hand
        defer { dispatcher.hand = nil }
        try skip(to: journal.run.next)
        step()
        while ending == nil {
            throttle.wait { runner.stop() != nil }
            if let status = runner.stop() {
                conclude(RunEnding(status: status))
            } else if canFly {
                try runFlights()
            } else if needsOwnTurn {
                try runAlone()
            } else {
                try runGroup()
            }
            runner.meter.show(journal.run, journal.tally, place)
        }
        runner.meter.clear()
        let isFinished = ending?.isFinished == true
        try rejects.finish(isFinished: isFinished)
        return RunEnd(
            status: ending?.status ?? ExitStatus.done,
            run: journal.run,
            tally: journal.tally,
            place: isFinished ? nil : place
        )
    }

    /// Walks past the lines that are over, without running them.
    private func skip(to count: Int) throws {
        for number in 0..<count {
            switch walk.next() {
            case .line(let line):
                file = line.place.outermost
                if let row = line.row { try rejects.recall(row, number) }
            case .reject(let rejected): try rejects.recall(rejected.row, number)
            case .fault, nil: throw CommandError.changedSince(journal.run)
            }
        }
    }

    /// Walks to the next item; the run is over when there is none.
    func step() { step(to: walk.next()) }

    /// Takes an item for the next one.
    func step(to item: ScriptItem?) {
        waiting = item
        if waiting == nil { finish() }
    }

    /// The run is over, with nothing left to run.
    func finish() {
        ending = RunEnding(
            status: failures == 0 ? ExitStatus.done : ExitStatus.someFailed,
            isFinished: true
        )
    }

    /// Where the next line stands.
    var place: SourcePlace? { waiting?.place }

    /// Whether the next line may not run inside a transaction of many: it asks a remote service, reads
    /// the whole log, or shows what this very group would add to it.
    var needsOwnTurn: Bool {
        guard case .line(let line) = waiting else { return false }
        return needsOwnTurn(line.parsed.invocation.manifest)
    }

    private func needsOwnTurn(_ manifest: CommandManifest) -> Bool {
        manifest.isLong || manifest.readsLog || isRemote(manifest)
    }

    /// Whether a command asks the population database over the network.
    func isRemote(_ manifest: CommandManifest) -> Bool {
        manifest.isExternal && !dispatcher.context.population.isLocal
    }

    /// Runs an item; its result may not be shown before it is committed.
    func perform(_ item: ScriptItem) -> LineResult {
        switch item {
        case .line(let line):
            var mode = mode(of: line, number: journal.run.next)
            mode.sharesCommit = !needsOwnTurn(line.parsed.invocation.manifest)
            let result = dispatcher.run(line.parsed.invocation, mode: mode)
            return self.result(of: line, result)
        case .reject(let rejected): return refuse(item, rejected.fault)
        // It was in order when it was checked: a file has changed since.
        case .fault(let fault): return refuse(item, fault)
        }
    }

    /// How a line of the run is to run.
    func mode(of line: ScriptLine, number: Int) -> RunMode {
        if file != line.place.outermost { dispatcher.endFileReveals() }
        file = line.place.outermost
        var mode = runner.mode
        mode.yes = mode.yes || line.parsed.globals.yes
        mode.rehearses = runner.mode.dryRun
        mode.dryRun = mode.dryRun || line.parsed.globals.dryRun
        mode.wanted = plan?.outcome(of: number)
        let format = line.parsed.globals.format ?? dispatcher.state.format
        // A command may change the format that its own result is written in.
        mode.wantsView =
            !format.isDataOnly || line.parsed.invocation.manifest.effect == .console
        return mode
    }

    /// What came of a line.
    func result(of line: ScriptLine, _ result: CommandResult) -> LineResult {
        let format = line.parsed.globals.format ?? dispatcher.state.format
        var result = result
        if line.manner.assertion == nil,
            let text = runner.output.line(
                of: result,
                of: line.parsed,
                format: format,
                at: line.place
            )
        {
            result.keepOnly(text)
            hand.take(text)
        }
        return LineResult(item: .line(line), result: result, format: format)
    }

    /// Records an item that is no command.
    private func refuse(_ item: ScriptItem, _ fault: ScriptFault) -> LineResult {
        let result = dispatcher.reject(fault.error, act: "line.rejected")
        return LineResult(item: item, result: result, format: dispatcher.state.format)
    }

    /// Takes a line that is over into the journal, and says whether the run ends with it.
    func take(_ line: LineResult) {
        let status = line.status
        guard status != ExitStatus.untrusted, line.result.seq != nil else {
            // What cannot be recorded is no failure to go on after.
            ending = RunEnding(status: status)
            return
        }
        let ended = line.ended(dispatcher.context.language)
        if ended.failed {
            failures += 1
            if line.endsRun || runner.rules(for: line).ends(at: failures, code: line.code) {
                journal.stop(at: ended)
                ending = RunEnding(status: status)
                return
            }
        }
        journal.take(ended)
    }

    /// Shows a result, now that it is committed.
    func show(_ line: LineResult) throws {
        let output = runner.output
        switch line.item {
        case .line(let item):
            output.show(line.result, of: item.parsed, format: line.format, at: item.place)
            if let unmet = line.unmet { output.show(item.fault(unmet)) }
            if line.failed, let row = item.row { try rejects.add(row, line.error) }
        case .reject(let rejected):
            output.show(rejected.fault)
            try rejects.add(rejected.row, line.error)
        case .fault(let fault): output.show(fault)
        }
    }

    /// Ends the run with nothing more to do.
    ///
    /// That it was stopped is kept if it can be: every line is in the journal already, and a run that
    /// does not say how it ended can be gone on with like one that was cut off.
    func conclude(_ ending: RunEnding) {
        self.ending = ending
        close()
        guard journal.isBegun, !runner.mode.dryRun else { return }
        try? dispatcher.context.store.transact("run") {
            try journal.keep($0, session: dispatcher.state)
        }
    }

    /// Notes in the journal how the run has ended.
    func close() {
        guard let ending else { return }
        journal.set(
            ending.isFinished ? .finished : .stopped,
            at: dispatcher.context.clock()
        )
    }

    /// Nothing of what was to run is there: the next line is told so in its place.
    func withhold(_ error: CommandError) throws {
        let result = CommandResult.withheld(error)
        if let waiting {
            try show(LineResult(item: waiting, result: result, format: dispatcher.state.format))
        }
        ending = RunEnding(status: ExitStatus.of(error.outcome, code: error.code))
    }
}

/// How a run ends.
struct RunEnding {
    /// The exit status.
    var status: Int32
    /// Whether its last line is over.
    var isFinished = false
}

extension ScriptItem {
    /// Where it stands.
    var place: SourcePlace {
        switch self {
        case .line(let line): line.place
        case .reject(let rejected): rejected.fault.place
        case .fault(let fault): fault.place
        }
    }

    /// The row that it is about, behind `each`.
    var row: EachRow? {
        switch self {
        case .line(let line): line.row
        case .reject(let rejected): rejected.row
        case .fault: nil
        }
    }
}

extension CommandManifest {
    /// Whether something of it may be done outside of its commit, so that after a crash nobody knows.
    ///
    /// What a plugin's command reads is not, nor is what is done to a plugin's own record.
    var mayReachOut: Bool {
        let isOfPlugins = act.hasPrefix("plugin.")
        return isExternal || isLong && (!isOfPlugins || effect == .write)
    }

    /// Whether it shows records of the audit log: those of a transaction that is open are not there.
    fileprivate var readsLog: Bool {
        access == .audit || act == "citizen.history" || act.hasPrefix("run.")
    }
}

extension ScriptRunner {
    /// The rules for a line: a row whose failure is kept with the rejects ends nothing by itself.
    func rules(for line: LineResult) -> StopRules {
        var rules = rules
        if line.row?.table.rejects != nil { rules.keepsGoing = true }
        return rules
    }
}
