import CommandKit
import Identity

/// What came of a line of a run.
struct LineResult: Sendable {
    /// The line.
    let item: ScriptItem
    /// What its command came to.
    let result: CommandResult
    /// How the result is written.
    let format: OutputFormat
    /// Why the line failed although its command did not do otherwise than it says; nil when the line
    /// expects nothing else.
    let unmet: CommandError?
    /// The exit status that the line stands for.
    let status: Int32

    init(item: ScriptItem, result: CommandResult, format: OutputFormat) {
        self.item = item
        self.result = result
        self.format = format
        let ended = ExitStatus.of(result.outcome, code: result.code)
        guard ended != ExitStatus.untrusted, case .line(let line) = item,
            let assertion = line.manner.assertion
        else {
            unmet = nil
            status = ended
            return
        }
        unmet = assertion.isMet(by: result) ? nil : assertion.unmet(by: result)
        status = unmet.map { ExitStatus.of($0.outcome, code: $0.code) } ?? ExitStatus.done
    }

    /// The error's code.
    var code: String? { result.code ?? unmet?.code }

    /// The row that it ran for.
    var row: EachRow? { item.row }

    /// Whether no rule lets the run go on after it.
    var endsRun: Bool {
        if case .fault = item { return true }
        return result.code == "plan.differs"
    }

    /// Whether the run counts the line as a failure.
    var failed: Bool {
        if case .line(let line) = item, line.manner.ignoresFailure { return false }
        return status != ExitStatus.done
    }

    /// Why it failed; nil when its command did not.
    var error: ErrorText? { result.error ?? unmet.map(ErrorText.init) }

    /// The line as the journal keeps it.
    func ended(_ language: Language) -> EndedLine {
        var command = ""
        if case .line(let line) = item { command = line.parsed.invocation.manifest.name }
        return EndedLine(
            text: LineMark.text(of: item),
            place: item.place,
            command: command,
            outcome: result.foreseen ?? result.outcome,
            failed: failed,
            code: error?.code ?? "",
            reason: failed ? error?.message.text(language) ?? "" : "",
            seq: result.seq
        )
    }
}
