import Identity

/// How a person reads a command's data: blocks from top to bottom, for tables and markdown.
public struct View: Sendable {
    /// The blocks.
    public var blocks: [Block]

    /// Makes a view.
    public init(_ blocks: [Block] = []) {
        self.blocks = blocks
    }
}

/// A part of a view.
public enum Block: Sendable {
    /// A heading.
    case heading(Phrase)
    /// Labels with values, one a line.
    case pairs([Pair])
    /// Rows under column titles.
    case table(Table)
    /// A sentence.
    case note(Phrase, Tone)
    /// What to say to the caller, in Vietnamese.
    case say(String)
    /// Lines to be taken as they are by another program (a signed note).
    case verbatim(String)
}

/// A label with its value.
public struct Pair: Sendable {
    /// The label.
    public let label: Phrase
    /// The value.
    public let cell: Cell

    /// Makes a pair.
    public init(_ label: Phrase, _ cell: Cell) {
        self.label = label
        self.cell = cell
    }
}

/// Rows under column titles.
public struct Table: Sendable {
    /// The column titles, left to right.
    public let columns: [Phrase]
    /// The rows; each has a cell a column.
    public let rows: [[Cell]]
    /// What stands there when there are no rows.
    public let empty: Phrase

    /// Makes a table.
    public init(_ columns: [Phrase], rows: [[Cell]], empty: Phrase) {
        self.columns = columns
        self.rows = rows
        self.empty = empty
    }
}

/// One value in a view.
public struct Cell: Sendable {
    /// What it shows.
    public enum Content: Sendable {
        /// A value of the data.
        case value(DataValue)
        /// Words.
        case phrase(Phrase)
    }

    /// What it shows.
    public let content: Content
    /// How it is toned; never the only carrier of a meaning.
    public let tone: Tone

    /// A cell that shows a value of the data.
    public static func value(_ value: DataValue, _ tone: Tone = .plain) -> Cell {
        Cell(content: .value(value), tone: tone)
    }

    /// A cell that shows words.
    public static func phrase(_ phrase: Phrase, _ tone: Tone = .plain) -> Cell {
        Cell(content: .phrase(phrase), tone: tone)
    }
}

/// How something is toned on a terminal with colours.
public enum Tone: String, Sendable {
    /// As it is.
    case plain
    /// Verified, done: green.
    case good
    /// Declared, waiting: yellow.
    case caution
    /// Missing, refused: red.
    case bad
    /// Of less weight.
    case muted
    /// Of more weight.
    case strong
}
