import CommandKit
import Identity

/// The console itself: help, who one is, formats, aliases, files, leaving.
public struct SessionPlugin: CommandPlugin {
    /// `lienket.session`.
    public let id = "lienket.session"
    /// What it is for.
    public let summary = Phrase(vi: "Phiên làm việc", en: "The session")
    /// Its commands.
    public let commands: [any Command] = [
        HelpCommand(), WhoamiCommand(), OutputCommand(), AliasCommand(), SourceCommand(),
        QuitCommand(),
    ]

    /// Makes the plugin.
    public init() {}
}
