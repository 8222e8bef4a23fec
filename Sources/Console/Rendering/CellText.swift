import CommandKit
import Identity

/// The words that stand for a value in a table, a list or markdown.
enum CellText {
    /// What stands for no value.
    static let none = "—"

    /// The text of a cell, made visible, without its mark.
    static func text(_ cell: PlainCell, _ language: Language) -> String {
        switch cell.content {
        case .phrase(let phrase): Escaping.visible(phrase.text(language))
        case .value(let value): text(value, language)
        }
    }

    /// The text of a value, made visible; dates are `dd/MM/yyyy`, times are Vietnam's.
    static func text(_ value: PlainValue, _ language: Language) -> String {
        switch value {
        case .null: none
        case .bool(let flag):
            (flag ? Phrase(vi: "có", en: "yes") : Phrase(vi: "không", en: "no")).text(language)
        case .int(let number): String(number)
        case .string(let text): Escaping.visible(text)
        case .date(let date): date.display
        case .time(let instant): instant.display
        case .personal(_, let display): Escaping.visible(display)
        case .array(let values):
            values.isEmpty ? none : values.map { text($0, language) }.joined(separator: "; ")
        case .object(let object):
            object.entries.map { "\(Escaping.visible($0.key)): \(text($0.value, language))" }
                .joined(separator: ", ")
        }
    }

    /// The mark that carries a tone where there is no colour; empty for tones without a meaning, and
    /// for words that begin with a mark of their own.
    static func mark(_ tone: Tone, before text: String = "") -> String {
        if let first = text.unicodeScalars.first, isOwnMark(first) { return "" }
        switch tone {
        case .good: return "✓ "
        case .caution: return "! "
        case .bad: return "✗ "
        case .plain, .muted, .strong: return ""
        }
    }

    /// Whether it is a mark that plugins put before words themselves.
    private static func isOwnMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "✓", "⚠", "○", "✗", "●", "…", "→": true
        default: false
        }
    }
}
