import CommandKit
import Identity
import Store

/// Lines that ask the population database over the network: several questions are under way at once,
/// and the results are recorded and shown in the order of the file.
extension RunLoop {
    /// A line whose question is under way.
    private struct Flying {
        let line: ScriptLine
        var flight: Flight
    }

    /// Whether the next line may fly.
    var canFly: Bool {
        guard case .line(let line) = waiting, !runner.mode.dryRun else { return false }
        return mayFly(line)
    }

    private func mayFly(_ line: ScriptLine) -> Bool {
        let manifest = line.parsed.invocation.manifest
        return isRemote(manifest) && !manifest.isLong && !line.parsed.globals.dryRun
    }

    /// Runs lines for as long as they may fly.
    ///
    /// Each turn records what has come back, in order, and makes the next lines ready: one commit for
    /// both. Their questions are put behind it, and no lock is held while they are waited for. After a
    /// crash the lines whose results are not on record run again, with request codes of their own.
    func runFlights() throws {
        var flying: [Flying] = []
        while isHeldUp, runner.stop() == nil {
            runner.meter.show(journal.run, journal.tally, place)
            dispatcher.context.pause(100)
        }
        repeat {
            var shown: [LineResult] = []
            var again: ScriptLine?
            let before = (dispatcher.state, journal, failures, waiting)
            do {
                try dispatcher.context.store.grouped("run") {
                    again = land(&flying, &shown)
                    if again == nil, !isHeldUp { board(&flying, most: try dispatcher.inFlight()) }
                    if ending == nil, !flying.isEmpty { journal.doubtNext() }
                    close()
                    try dispatcher.context.store.transact("run") {
                        try journal.keep($0, session: dispatcher.state)
                    }
                }
            } catch {
                (dispatcher.state, journal, failures, waiting) = before
                flying.forEach { dispatcher.abandon($0.flight) }
                return try withhold(ErrorMapping.unrecorded(error))
            }
            for index in flying.indices { dispatcher.launch(&flying[index].flight) }
            runner.meter.clear()
            for line in shown { try show(line) }
            runner.output.flush()
            if let again {
                // Alone; the questions of the lines behind it go on.
                let isLast = flying.isEmpty && waiting == nil
                try perform(.line(again)) { if isLast { finish() } }
            }
            runner.meter.show(journal.run, journal.tally, flying.first?.line.place ?? place)
            flying.first?.flight.wait { runner.stop() != nil }
            if ending == nil, let status = runner.stop() {
                waiting = flying.first.map { .line($0.line) } ?? waiting
                conclude(RunEnding(status: status))
            }
            guard ending != nil else { continue }
            // They run again when the run is gone on with.
            flying.forEach { dispatcher.abandon($0.flight) }
            flying = []
        } while !flying.isEmpty
    }

    /// Whether the run waits for a service that is left alone: one that goes on after failures is not
    /// to use up its lines in an outage.
    private var isHeldUp: Bool {
        guard ending == nil, runner.rules.keepsGoing || waiting?.row?.table.rejects != nil else {
            return false
        }
        return dispatcher.isCutOff
    }

    /// Records what has come back, in order, until the run ends.
    ///
    /// - Returns: a line whose record has changed since it was made ready: to be asked again.
    private func land(_ flying: inout [Flying], _ shown: inout [LineResult]) -> ScriptLine? {
        while let first = flying.first, first.flight.isAnswered, ending == nil {
            let result = dispatcher.land(first.flight)
            flying.removeFirst()
            if result.code == "record.changed" { return first.line }
            let line = self.result(of: first.line, result)
            shown.append(line)
            take(line)
            if ending != nil {
                waiting = .line(first.line)
            } else if flying.isEmpty, waiting == nil {
                finish()
            }
        }
        return nil
    }

    /// Makes lines ready, as many as may be under way.
    private func board(_ flying: inout [Flying], most: Int) {
        while ending == nil, flying.count < most,
            case .line(let line) = waiting, mayFly(line), runner.stop() == nil,
            flying.isEmpty || throttle.passes()
        {
            let mode = mode(of: line, number: journal.run.next + flying.count)
            let flight = dispatcher.board(
                line.parsed.invocation,
                mode: mode,
                behind: flying.map(\.flight)
            )
            guard let flight else { break }
            flying.append(Flying(line: line, flight: flight))
            waiting = walk.next()
        }
    }
}
