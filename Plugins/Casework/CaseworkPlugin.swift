import CommandKit
import Identity

/// Support cases: the ticket under which an agent looks at a citizen.
public struct CaseworkPlugin: CommandPlugin {
    /// `lienket.casework`.
    public let id = "lienket.casework"
    /// What it is for.
    public let summary = Phrase(vi: "Vụ việc", en: "Support cases")
    /// Its commands.
    public let commands: [any Command] = [
        CaseOpenCommand(), CaseNoteCommand(), CaseCloseCommand(), CaseShowCommand(),
        CaseListCommand(),
    ]

    /// Makes the plugin.
    public init() {}
}
