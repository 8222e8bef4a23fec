/// One sentence or label in the console's two languages.
public struct Phrase: Hashable, Sendable, Codable {
    /// Vietnamese, the first language; NFC.
    public let vi: String
    /// English.
    public let en: String

    /// Makes a phrase from both of its forms.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// Makes a phrase that reads the same in both languages (a name, a code, a number).
    public init(_ same: String) {
        vi = same
        en = same
    }

    /// The form in `language`.
    public func text(_ language: Language) -> String {
        language == .vi ? vi : en
    }
}

/// The language that people are spoken to in.
public enum Language: String, Sendable, Codable, CaseIterable {
    /// Vietnamese, the default.
    case vi
    /// English.
    case en
}
