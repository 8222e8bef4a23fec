/// A rule of the help desk that is design, not published law: it has a default and can be changed.
///
/// - Rule: every rule that the domain notes mark as a guess.
public struct Policy: Sendable {
    /// Its name, `area.subject` in lower case.
    public let name: String
    /// The values that it may take.
    public let values: PolicyValues
    /// The value that holds until an admin sets another.
    public let defaultValue: String
    /// The rule or stuck point that it comes from (`R22`).
    public let source: String
    /// What it decides.
    public let summary: Phrase

    /// Makes a policy.
    public init(
        _ name: String,
        _ values: PolicyValues,
        default defaultValue: String,
        source: String,
        summary: Phrase
    ) {
        self.name = name
        self.values = values
        self.defaultValue = defaultValue
        self.source = source
        self.summary = summary
    }
}

/// The values that a policy may take.
public enum PolicyValues: Hashable, Sendable {
    /// One of these words.
    case words([String])
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// A code that somebody else has given out: 1 to 64 letters, digits, `.`, `_`, `-`.
    case code

    /// Whether `text` is one of the values.
    public func allows(_ text: String) -> Bool {
        switch self {
        case .words(let words): words.contains(text)
        case .number(let range): Int(text).map(range.contains) ?? false
        case .code:
            (1...64).contains(text.utf8.count)
                && text.utf8.allSatisfy {
                    switch $0 {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                    default: false
                    }
                }
        }
    }
}

/// The policies in force: what the store holds, and the defaults for the rest.
public struct PolicyBook: Sendable {
    /// Values that were set, by policy name.
    public var settings: [String: String]

    /// Makes a book; with no settings every default holds.
    public init(settings: [String: String] = [:]) {
        self.settings = settings
    }

    /// The value in force.
    public func value(_ policy: Policy) -> String {
        settings[policy.name] ?? policy.defaultValue
    }

    /// The number in force, for a policy over numbers.
    public func number(_ policy: Policy) -> Int {
        Int(value(policy)) ?? Int(policy.defaultValue) ?? 0
    }
}
