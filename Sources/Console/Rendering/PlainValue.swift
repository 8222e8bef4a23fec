import CommandKit
import Identity

/// A value of a command's data with personal data masked or revealed: what renderers see.
package enum PlainValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case string(String)
    case date(CivilDate)
    case time(Instant)
    /// Personal data: as data (`1989-**-**`) and as tables show it (`**/**/1989`).
    case personal(data: String, display: String)
    case array([PlainValue])
    case object(PlainObject)
}

/// Named plain values in order.
package struct PlainObject: Sendable, Hashable {
    /// One name with its value.
    package struct Entry: Sendable, Hashable {
        /// The key.
        package let key: String
        /// The value.
        package let value: PlainValue
    }

    /// The entries in order.
    package let entries: [Entry]

    /// The value under a key.
    package subscript(key: String) -> PlainValue? { entries.first { $0.key == key }?.value }
}

/// A view with its values masked or revealed.
package struct PlainView: Sendable {
    /// A part of a view.
    package enum Block: Sendable {
        case heading(Phrase)
        case pairs([(label: Phrase, cell: PlainCell)])
        case table(columns: [Phrase], rows: [[PlainCell]], empty: Phrase)
        case note(Phrase, Tone)
        case say(String)
        case verbatim(String)
    }

    /// The blocks from top to bottom.
    package var blocks: [Block]

    /// Makes a view.
    package init(_ blocks: [Block] = []) {
        self.blocks = blocks
    }
}

/// A cell with its value masked or revealed.
package struct PlainCell: Sendable {
    /// What it shows.
    package enum Content: Sendable {
        case value(PlainValue)
        case phrase(Phrase)
    }

    /// What it shows.
    package let content: Content
    /// How it is toned.
    package let tone: Tone

    /// Makes a cell.
    package init(_ content: Content, _ tone: Tone = .plain) {
        self.content = content
        self.tone = tone
    }

    /// Whether it shows a number (such columns are aligned to the right).
    var isNumber: Bool {
        if case .value(.int) = content { return true }
        return false
    }
}

/// An answer with its data and view masked or revealed.
package struct PlainAnswer: Sendable {
    /// How the command ended.
    package let outcome: Outcome
    /// Its data; those of the error when it has any.
    package let data: PlainObject?
    /// How a person reads them.
    package let view: PlainView
    /// Why it did not plainly succeed.
    package let error: ErrorText?
    /// What the agent should know besides.
    package let warnings: [Phrase]
}

/// The words of an error.
package struct ErrorText: Sendable, Hashable {
    /// Stable, `area.reason`.
    package let code: String
    /// What did not happen.
    package let message: Phrase
    /// What would work.
    package let hint: Phrase?

    /// Makes the words of an error.
    package init(_ code: String, _ message: Phrase, hint: Phrase? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The words of a command's error.
    init(_ error: CommandError) { self.init(error.code, error.message, hint: error.hint) }
}

/// An identity field that a result shows, for the audit leaf.
package struct ShownField: Sendable, Hashable {
    /// The field.
    package let field: FieldKey
    /// Whether it is shown in clear.
    package let isFull: Bool

    /// As leaves name it: `personalId:masked`, `personalId:full`.
    package var text: String { "\(field.rawValue):\(isFull ? "full" : "masked")" }
}
