import Identity

/// Why a command did not do what it was asked: shown to the agent, coded for scripts.
public struct CommandError: Error, Sendable, Hashable {
    /// Stable, `area.reason`, lower case.
    public let code: String
    /// What did not happen; never holds personal data.
    public let message: Phrase
    /// A command that would work, or whom to ask.
    public let hint: Phrase?
    /// How the command ended.
    public let outcome: Outcome
    /// Data that belong to the error (the candidates of an ambiguous reference).
    public let data: DataObject?
    /// How a person reads those data.
    public let table: Table?

    /// Makes an error.
    public init(
        _ code: String,
        _ message: Phrase,
        hint: Phrase? = nil,
        outcome: Outcome,
        data: DataObject? = nil,
        table: Table? = nil
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.outcome = outcome
        self.data = data
        self.table = table
    }

    /// Makes an error from a rule's refusal.
    public init(_ refusal: Refusal, outcome: Outcome = .refused) {
        self.init(refusal.code, refusal.message, hint: refusal.hint, outcome: outcome)
    }

    /// Two errors are the same when code, wording and outcome are.
    public static func == (a: CommandError, b: CommandError) -> Bool {
        a.code == b.code && a.message == b.message && a.hint == b.hint && a.outcome == b.outcome
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
    }
}
