import CommandKit
import Console
import Glibc
import Identity
import LineEditing

/// `lienket run`, and standard input that is not a terminal: command files.
struct RunVerb {
    let desk: DeskSetup

    /// Runs files in order as one script, or goes on with a run.
    func run(_ paths: [String]) throws -> Int32 {
        Interrupts.install()
        try checkOptions()
        let printer = desk.printer(namesPlaces: true, gathers: true)
        var dispatcher = try desk.dispatcher()
        let earlier: RunRecord?
        let plan: RunRecord?
        do {
            earlier = try resumed(dispatcher)
            plan = try desk.options.plan.map { try dispatcher.planToKeep($0) }
        } catch let error as CommandError {
            throw Failure(error)
        }
        let opened: CommandResult?
        (dispatcher, opened) = try desk.underCase(dispatcher)
        if let opened, !opened.outcome.isSuccess { return DeskSetup.refused(opened, printer) }
        let files = DiskFiles(
            closed: desk.location.files,
            stop: { RunVerb.interruption() != nil }
        )
        dispatcher.refreshCommands()
        let reader = ScriptReader(registry: dispatcher.context.registry, files: files)
        let script = reader.read(paths.isEmpty ? earlier?.details.files ?? [] : paths)
        return try run(script, dispatcher, printer, resuming: earlier, keepingTo: plan)
    }

    private func run(
        _ script: Script,
        _ dispatcher: Dispatcher,
        _ printer: ResultPrinter,
        resuming earlier: RunRecord?,
        keepingTo plan: RunRecord?
    ) throws -> Int32 {
        // A run may be cut off anywhere: what was shown is durable, the rest is not there.
        Interrupts.endAtSecondInterrupt()
        let output = desk.output
        let rules = desk.options.stopRules
        let runner = ScriptRunner(
            dispatcher: dispatcher,
            output: printer,
            mode: RunMode(
                yes: desk.options.yes || earlier?.details.yes == true,
                dryRun: desk.options.dryRun,
                isFile: true
            ),
            rules: earlier.map { StopRules(of: $0, or: rules) } ?? rules,
            meter: RunBar(output: output, language: desk.language).meter,
            stop: { output.hasFailed ? ExitStatus.ioError : RunVerb.interruption() }
        )
        let start = DeskSetup.now().milliseconds
        let end = runner.run(script, resuming: earlier, keepingTo: plan)
        printer.flush()
        if end.status == RunVerb.interruption() { tellStop() }
        let summary = RunSummary.text(
            end,
            seconds: Double(DeskSetup.now().milliseconds - start) / 1000,
            isWatched: TerminalState.isErrorTTY
        )
        if let summary, output.problem != EPIPE { output.report(summary.text(desk.language)) }
        return end.status
    }

    /// Refuses options that say two things.
    private func checkOptions() throws {
        let options = desk.options
        guard options.dryRun ? options.resume == nil && options.plan == nil : true else {
            throw Failure(
                "usage.misplaced-option",
                Phrase(
                    vi: "--dry-run không đi cùng --resume hay --expect",
                    en: "--dry-run goes with neither --resume nor --expect"
                ),
                hint: Phrase("lienket run --dry-run FILE…"),
                status: ExitStatus.usage
            )
        }
    }

    /// The run that `--resume` names, with the session back at its place.
    private func resumed(_ dispatcher: Dispatcher) throws -> RunRecord? {
        guard let number = desk.options.resume.flatMap(Int64.init) else { return nil }
        let run = try dispatcher.runToResume(number)
        try dispatcher.takeSeat(of: run, format: desk.options.format)
        return run
    }

    /// The exit status when somebody wants the run to end.
    static func interruption() -> Int32? {
        if let signal = Interrupts.pendingTermination { return 128 + signal }
        return Interrupts.interruptCount > 0 ? ExitStatus.interrupted : nil
    }

    private func tellStop() {
        desk.output.report(
            Phrase(
                vi: "Đã dừng sau lệnh đang chạy; những gì đã hiển thị đều có hiệu lực.\n",
                en: "Stopped after the running command; all that was shown has taken effect.\n"
            ).text(desk.language)
        )
    }
}
