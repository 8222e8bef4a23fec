import CommandKit
import Identity

/// Checks a line against the session before the first line of its script runs: role, confirmation.
struct Preflight {
    let mode: RunMode
    let policies: PolicyBook
    /// The roles of a demonstration store's agents, for scripts that change chairs.
    let roles: [String: Role]

    /// What is wrong with a line; `role` is the one that it runs in, and then the next one.
    func fault(of line: ScriptLine, role: inout Role) -> ScriptFault? {
        let invocation = line.parsed.invocation
        var lineMode = mode
        lineMode.yes = mode.yes || line.parsed.globals.yes
        lineMode.dryRun = mode.dryRun || line.parsed.globals.dryRun
        defer {
            if invocation.manifest.act == "training.act-as",
                let login = invocation.text("LOGIN")
            {
                role = roles[login] ?? role
            }
        }
        do {
            // The case is a matter of the run, not of the file: a line before may open it.
            try Gate(role: role, ticket: "", policies: policies).check(invocation, mode: lineMode)
            return nil
        } catch {
            let error = ErrorMapping.commandError(error)
            // The file may say that the line will be refused just so.
            if line.manner.assertion?.foresees(error) == true { return nil }
            return line.fault(error)
        }
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
