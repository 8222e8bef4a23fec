import CommandKit
import Identity
import Store

/// Runs a checked script line by line: stops at the first failure, or goes on and says so.
package struct ScriptRunner {
    private let dispatcher: Dispatcher
    private let output: any ResultSink
    private let mode: RunMode
    private let rules: StopRules
    /// Whether the person at the terminal, or the system, wants the run to end; the exit status then.
    private let stop: () -> Int32?

    /// Makes a runner.
    package init(
        dispatcher: Dispatcher,
        output: any ResultSink,
        mode: RunMode,
        rules: StopRules,
        stop: @escaping () -> Int32?
    ) {
        self.dispatcher = dispatcher
        self.output = output
        self.mode = mode
        self.rules = rules
        self.stop = stop
    }

    /// Checks the whole script, then runs it.
    ///
    /// - Returns: the exit status of the contract.
    package func run(_ script: Script) -> Int32 {
        guard let faults = check(script) else { return ExitStatus.untrusted }
        guard faults.isEmpty else {
            for fault in faults.prefix(100) { output.show(fault) }
            if let first = faults.first {
                _ = dispatcher.reject(first.error, act: "script.rejected")
            }
            return Preflight.status(faults)
        }
        var failures = 0
        var file: String?
        var throttle = Throttle(linesPerSecond: rules.linesPerSecond)
        defer { dispatcher.endFileReveals() }
        for line in script.lines {
            throttle.wait { stop() != nil }
            if let status = stop() { return status }
            if file != line.place.outermost { dispatcher.endFileReveals() }
            file = line.place.outermost
            let result = run(line)
            let ended = ExitStatus.of(result.outcome, code: result.code)
            // What cannot be recorded is no failure to go on after.
            if ended == ExitStatus.untrusted { return ended }
            let status = held(line, against: result) ?? ended
            if status != ExitStatus.done, !line.ignoresFailure {
                failures += 1
                if rules.ends(at: failures, code: result.code) { return status }
            }
            if dispatcher.state.isOver { break }
        }
        return failures == 0 ? ExitStatus.done : ExitStatus.someFailed
    }

    /// Holds what came of a line against what it expects: done when it is so, an error else; nil when
    /// it expects nothing.
    private func held(_ line: ScriptLine, against result: CommandResult) -> Int32? {
        guard let expectation = line.expectation else { return nil }
        if expectation.isMet(by: result.outcome, code: result.code) { return ExitStatus.done }
        let error = expectation.unmet(by: result.outcome, code: result.code)
        output.show(
            ScriptFault(
                error: error,
                place: line.place,
                source: (line.parsed.line.source, line.parsed.commandSpan),
                sensitive: line.parsed.privateSpans
            )
        )
        return ExitStatus.of(error.outcome, code: error.code)
    }

    /// What is wrong with the script; nil when the store could not be asked.
    private func check(_ script: Script) -> [ScriptFault]? {
        guard script.faults.isEmpty else { return script.faults }
        let role = dispatcher.state.actor.agent.role
        do {
            return try dispatcher.context.store.read { reader in
                let preflight = Preflight(
                    mode: mode,
                    policies: try reader.policies(),
                    roleOf: { try? reader.agent(login: $0)?.role }
                )
                return preflight.faults(in: script, role: role)
            }
        } catch {
            output.show(
                ScriptFault(
                    error: ErrorMapping.commandError(error),
                    place: SourcePlace(file: "-", line: 0),
                    source: nil
                )
            )
            return nil
        }
    }

    private func run(_ line: ScriptLine) -> CommandResult {
        var lineMode = mode
        lineMode.yes = mode.yes || line.parsed.globals.yes
        lineMode.dryRun = mode.dryRun || line.parsed.globals.dryRun
        let result = dispatcher.run(line.parsed.invocation, mode: lineMode)
        output.show(
            result,
            of: line.parsed,
            format: line.parsed.globals.format ?? dispatcher.state.format,
            at: line.place
        )
        return result
    }
}

/// Where results and errors go.
package protocol ResultSink: AnyObject {
    /// Shows a result, now that it is recorded.
    func show(
        _ result: CommandResult,
        of parsed: ParsedLine,
        format: OutputFormat,
        at place: SourcePlace
    )
    /// Shows what is wrong with a line.
    func show(_ fault: ScriptFault)
}
