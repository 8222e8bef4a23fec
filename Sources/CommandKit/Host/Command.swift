import Identity

/// A command: a manifest and what it does with an invocation.
public protocol Command: Sendable {
    /// What the command is.
    var manifest: CommandManifest { get }

    /// Answers, plans, or asks; never writes, prints or reads the terminal.
    ///
    /// - Throws: `CommandError` or a rule's `Refusal`.
    func run(_ invocation: Invocation, host: any Host) throws -> Reply
    /// What an `.offered` argument may become; soon, or nothing.
    ///
    /// - Parameters:
    ///   - argument: the parameter's name.
    ///   - typed: what is typed of it.
    ///   - language: of the descriptions.
    /// - Returns: the values, best first.
    func offers(for argument: String, typed: String, _ language: Language) -> [OfferedValue]
}

extension Command {
    /// Nothing.
    public func offers(for argument: String, typed: String, _ language: Language)
        -> [OfferedValue]
    { [] }
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
