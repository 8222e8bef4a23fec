import CommandKit
import Console
import Identity
import LineEditing

/// `lienket run`, and standard input that is not a terminal: command files.
struct RunVerb {
    let desk: DeskSetup

    /// Runs files in order as one script.
    func run(_ paths: [String]) throws -> Int32 {
        Interrupts.install()
        let printer = desk.printer(namesPlaces: true)
        let (dispatcher, opened) = try desk.dispatcherUnderCase()
        if let opened, !opened.outcome.isSuccess { return DeskSetup.refused(opened, printer) }
        let files = DiskFiles(
            closed: desk.location.files,
            stop: { RunVerb.interruption() != nil }
        )
        var reader = ScriptReader(registry: desk.registry, files: files)
        let script = reader.read(paths)
        if let status = RunVerb.interruption() { return status }
        let output = desk.output
        let runner = ScriptRunner(
            dispatcher: dispatcher,
            output: printer,
            mode: RunMode(yes: desk.options.yes, dryRun: desk.options.dryRun, isFile: true),
            rules: desk.options.stopRules,
            stop: { output.hasFailed ? ExitStatus.ioError : RunVerb.interruption() }
        )
        let status = runner.run(script)
        if status == RunVerb.interruption() { tellStop() }
        return status
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
