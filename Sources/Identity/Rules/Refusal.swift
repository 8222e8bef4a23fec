/// A rule's no: what did not happen, and the code that scripts rely on.
public struct Refusal: Error, Hashable, Sendable {
    /// Stable, `area.reason`, lower case.
    public let code: String
    /// What did not happen and why; never holds personal data.
    public let message: Phrase
    /// A command that would work, or whom to ask.
    public let hint: Phrase?

    /// Makes a refusal.
    public init(_ code: String, _ message: Phrase, hint: Phrase? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
