import AuditLog
import CommandKit
import Identity
import Store

/// Runs scripts: checks all of one, then runs it line by line in groups that share a commit, and keeps
/// a journal of how far it came.
package struct ScriptRunner {
    let dispatcher: Dispatcher
    let output: any ResultSink
    let mode: RunMode
    let rules: StopRules
    /// Whether the person at the terminal, or the system, wants the run to end; the exit status then.
    let stop: () -> Int32?
    /// Where the run tells how far it is.
    let meter: RunMeter

    /// Makes a runner.
    package init(
        dispatcher: Dispatcher,
        output: any ResultSink,
        mode: RunMode,
        rules: StopRules,
        meter: RunMeter = .silent,
        stop: @escaping () -> Int32?
    ) {
        self.dispatcher = dispatcher
        self.output = output
        self.mode = mode
        self.rules = rules
        self.meter = meter
        self.stop = stop
    }

    /// Checks the whole script, then runs it.
    ///
    /// - Parameters:
    ///   - script: the script.
    ///   - resuming: the run to go on with; nil for a new one.
    ///   - plan: the plan whose outcomes the run must have; it stops before a line that would end
    ///     otherwise.
    /// - Returns: how it ended.
    package func run(
        _ script: Script,
        resuming: RunRecord? = nil,
        keepingTo plan: RunRecord? = nil
    ) -> RunEnd {
        do {
            let store = dispatcher.context.store
            let role = dispatcher.state.actor.agent.role
            // No state of the store is held while the script is walked: others write meanwhile.
            let check = try store.read { reader in
                ScriptCheck(
                    preflight: Preflight(
                        mode: mode,
                        policies: try reader.policies(),
                        roles: Dictionary(
                            try reader.agents().map { ($0.login, $0.role) },
                            uniquingKeysWith: { first, _ in first }
                        )
                    ),
                    resumed: try resuming.map { try RunMemory($0, reader) },
                    plan: try plan.map { try RunMemory($0, reader) },
                    closedFiles: dispatcher.context.closedFiles
                )
            }
            let finding = check.run(script, role: role) { stop() != nil }
            if let status = stop() { return RunEnd(status: status) }
            guard finding.faults.isEmpty else { return refuse(finding.faults) }
            let loop = RunLoop(self, script, check, finding)
            defer { dispatcher.endFileReveals() }
            return try loop.run()
        } catch {
            let error = ErrorMapping.unrecorded(error)
            output.show(ScriptFault(error: error, place: SourcePlace(file: "-", line: 0)))
            return RunEnd(status: ExitStatus.of(error.outcome, code: error.code))
        }
    }

    /// Shows what is wrong, and records that a script was refused.
    private func refuse(_ faults: [ScriptFault]) -> RunEnd {
        for fault in faults { output.show(fault) }
        if let first = faults.first { _ = dispatcher.reject(first.error, act: "script.rejected") }
        return RunEnd(status: Preflight.status(faults))
    }
}

/// How a run ended.
package struct RunEnd: Sendable {
    /// The exit status of the contract.
    package let status: Int32
    /// Its journal; nil when nothing was run.
    package var run: RunRecord?
    /// How many lines ended how.
    package var tally = RunTally()
    /// Where the next line stands, when the run ended before its last one.
    package var place: SourcePlace?
}

/// Where a run tells how far it is.
package struct RunMeter {
    /// Shows how many lines of how many are over, how they ended, and which one is next.
    package let show: (_ run: RunRecord, _ tally: RunTally, _ place: SourcePlace?) -> Void
    /// Takes away what was shown, before something else is written.
    package let clear: () -> Void

    /// Makes a meter.
    package init(
        show: @escaping (_ run: RunRecord, _ tally: RunTally, _ place: SourcePlace?) -> Void,
        clear: @escaping () -> Void
    ) {
        self.show = show
        self.clear = clear
    }

    /// Shows nothing.
    package static var silent: RunMeter { RunMeter(show: { _, _, _ in }, clear: {}) }
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
    /// A result as a line of JSON, where that is how it will be shown; made when it is asked for.
    func line(
        of result: CommandResult,
        of parsed: ParsedLine,
        format: OutputFormat,
        at place: SourcePlace
    ) -> Deferred<JSONBytes>?
    /// Shows what is wrong with a line.
    func show(_ fault: ScriptFault)
    /// Writes out what was shown so far.
    func flush()
}

extension ResultSink {
    /// Everything is written at once.
    package func flush() {}

    /// Nothing is made ahead.
    package func line(
        of result: CommandResult,
        of parsed: ParsedLine,
        format: OutputFormat,
        at place: SourcePlace
    ) -> Deferred<JSONBytes>? { nil }
}
