import Identity

/// A command: a manifest and what it does with an invocation.
public protocol Command: Sendable {
    /// What the command is.
    var manifest: CommandManifest { get }

    /// Answers, plans, or asks; never writes, prints or reads the terminal.
    ///
    /// - Throws: `CommandError` or a rule's `Refusal`.
    func run(_ invocation: Invocation, host: any Host) throws -> Reply
}

/// A folder of commands.
public protocol CommandPlugin: Sendable {
    /// The plugin's id, lower case with dots.
    var id: String { get }
    /// What it is for.
    var summary: Phrase { get }
    /// Its commands, in the order in which help lists them.
    var commands: [any Command] { get }
}
