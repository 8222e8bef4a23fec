import CommandKit
import Identity

/// Checks a whole script against the session before its first line runs: roles and confirmations.
struct Preflight {
    let mode: RunMode
    let policies: PolicyBook
    /// The role of an agent of a demonstration store, for scripts that change chairs.
    let roleOf: (String) -> Role?

    /// What is wrong, line by line.
    func faults(in script: Script, role: Role) -> [ScriptFault] {
        var role = role
        var faults: [ScriptFault] = []
        for line in script.lines {
            let invocation = line.parsed.invocation
            var lineMode = mode
            lineMode.yes = mode.yes || line.parsed.globals.yes
            lineMode.dryRun = mode.dryRun || line.parsed.globals.dryRun
            do {
                // The case is a matter of the run, not of the file: a line before may open it.
                try Gate(role: role, ticket: "", policies: policies).check(
                    invocation,
                    mode: lineMode
                )
            } catch let error where line.expects(error) {
                // The file says that it will be refused.
            } catch {
                faults.append(
                    ScriptFault(
                        error: ErrorMapping.commandError(error),
                        place: line.place,
                        source: (line.parsed.line.source, line.parsed.commandSpan),
                        sensitive: line.parsed.privateSpans
                    )
                )
            }
            if invocation.manifest.act == "training.act-as", let login = invocation.text("LOGIN") {
                role = roleOf(login) ?? role
            }
        }
        return faults
    }

    /// The exit status for what was found: a missing confirmation and a missing permission have
    /// their own.
    static func status(_ faults: [ScriptFault]) -> Int32 {
        let codes = Set(faults.map(\.error.code))
        if codes == ["confirm.missing"] { return ExitStatus.unconfirmed }
        if codes == ["conduct.not-permitted"] { return ExitStatus.notPermitted }
        if codes == ["file.not-found"] { return ExitStatus.noFile }
        if codes == ["file.unreadable"] { return ExitStatus.ioError }
        return ExitStatus.usage
    }
}

extension ScriptLine {
    /// Whether the line says that it will fail just so.
    fileprivate func expects(_ error: any Error) -> Bool {
        let error = ErrorMapping.commandError(error)
        return expectation?.isMet(by: error.outcome, code: error.code) ?? false
    }
}
