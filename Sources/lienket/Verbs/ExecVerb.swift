import CommandKit
import Console
import Identity
import LineEditing

/// `lienket exec`: one command given as arguments.
struct ExecVerb {
    let desk: DeskSetup

    func run() throws -> Int32 {
        let printer = desk.printer(namesPlaces: false)
        let (dispatcher, opened) = try desk.dispatcherUnderCase()
        if let opened, !opened.outcome.isSuccess { return DeskSetup.refused(opened, printer) }
        let place = SourcePlace(file: "-", line: 1)
        do {
            let words = try Tokenizer.words(try words(dispatcher))
            let registry = dispatcher.context.registry
            guard let parsed = try LineParser(registry: registry).parse(words) else {
                return ExitStatus.done
            }
            let mode = RunMode(
                yes: desk.options.yes || parsed.globals.yes,
                dryRun: desk.options.dryRun || parsed.globals.dryRun,
                isFile: true
            )
            if parsed.invocation.manifest.act == "session.source" {
                return try RunVerb(desk: desk).run([parsed.invocation.text("FILE") ?? "-"])
            }
            // Work that takes long ends in good order; anything shorter ends with its commit.
            let manifest = parsed.invocation.manifest
            if manifest.isLong || manifest.isExternal { Interrupts.install() }
            let result = dispatcher.run(parsed.invocation, mode: mode)
            let format = parsed.globals.format ?? dispatcher.state.format
            printer.show(result, of: parsed, format: format, at: place)
            if desk.output.hasFailed { return ExitStatus.ioError }
            let status = ExitStatus.of(result.outcome, code: result.code)
            return status == ExitStatus.interrupted ? RunVerb.interruption() ?? status : status
        } catch let error as LineError {
            let fault = ScriptFault(error: error.commandError, place: place, source: nil)
            printer.show(fault)
            _ = dispatcher.reject(error.commandError, act: "line.rejected")
            return ExitStatus.usage
        }
    }

    /// The words of the console command; process plugins are looked at only when it may be theirs.
    private func words(_ dispatcher: Dispatcher) throws -> [String] {
        var options = desk.options
        guard !dispatcher.context.commands.isBuiltIn(options.words) else { return options.words }
        dispatcher.refreshCommands()
        options.shareReason(dispatcher.context.registry.optionNames(of: options.words) ?? [])
        try options.checkReason()
        return options.words
    }
}

extension DeskSetup {
    /// Tells why the case of `--case` could not be opened.
    static func refused(_ result: CommandResult, _ printer: ResultPrinter) -> Int32 {
        printer.tell(result.error, result.warnings, at: SourcePlace(file: "--case", line: 0))
        return ExitStatus.of(result.outcome, code: result.code)
    }
}
