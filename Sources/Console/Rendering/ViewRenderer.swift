import CommandKit
import DisplayColumns
import Identity

/// Writes views for people on a terminal or on paper.
package struct ViewRenderer: Sendable {
    /// The language of labels.
    package let language: Language
    /// The columns there are.
    package let width: Int
    /// The colours.
    package let painter: Painter

    /// Makes a renderer for so many columns: the terminal's, or 100 or so for files.
    package init(language: Language, width: Int, colors: Bool) {
        self.language = language
        self.width = max(20, width)
        painter = Painter(isOn: colors)
    }

    /// The lines of a view, each ended, blocks parted by blank lines; empty for an empty view.
    package func text(_ view: PlainView) -> String {
        let blocks = view.blocks.map(lines).filter { !$0.isEmpty }
        var result = ""
        for (index, lines) in blocks.enumerated() {
            if index > 0, !belongsTogether(view.blocks, at: index, count: blocks.count) {
                result += "\n"
            }
            for line in lines { result += line + "\n" }
        }
        return result
    }

    /// The lines of one block.
    package func lines(_ block: PlainView.Block) -> [String] {
        switch block {
        case .heading(let phrase):
            return Wrapping.lines(Escaping.visible(phrase.text(language)), width: width)
                .map { painter.paint($0, .strong) }
        case .pairs(let pairs): return pairLines(pairs)
        case .table(let columns, let rows, let empty):
            if rows.isEmpty { return wrapped(empty.text(language), .muted) }
            return TextTable(
                titles: columns.map { Escaping.visible($0.text(language)) },
                rows: rows.map { $0.map(cell) }
            ).lines(width: width, painter: painter)
        case .note(let phrase, let tone): return wrapped(phrase.text(language), tone)
        case .say(let text):
            return text.split(separator: "\n").flatMap { paragraph in
                Wrapping.lines(Escaping.visible(String(paragraph)), width: width - 2).map {
                    "│ " + $0
                }
            }
        case .verbatim(let text):
            return text.split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast(text.hasSuffix("\n") ? 1 : 0)
                .map { Escaping.visible(String($0)) }
        }
    }

    /// A toned sentence with its mark; what follows the mark, or a number (`1. `), is indented.
    package func wrapped(_ text: String, _ tone: Tone) -> [String] {
        let own = ViewRenderer.number(of: text)
        let mark = CellText.mark(tone, before: text) + own
        let indent = String(repeating: " ", count: DisplayWidth.of(mark))
        let words = Escaping.visible(String(text.dropFirst(own.count)))
        let lines = Wrapping.lines(words, width: width - DisplayWidth.of(mark))
        return lines.enumerated().map { index, line in
            painter.paint((index == 0 ? mark : indent) + line, tone)
        }
    }

    /// The number that a sentence of a list begins with, with its dot and blank; empty for none.
    private static func number(of text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let end = text[digits.endIndex...].prefix(2)
        return !digits.isEmpty && end == ". " ? String(digits + end) : ""
    }

    private func pairLines(_ pairs: [(label: Phrase, cell: PlainCell)]) -> [String] {
        let labels = pairs.map { Escaping.visible($0.label.text(language)) }
        let widest = labels.map(DisplayWidth.of).max() ?? 0
        guard width >= TextTable.narrowest, widest + 2 + 12 <= width else {
            return zip(labels, pairs).flatMap {
                TextTable.labelled($0, cell($1.cell), width: width, painter: painter)
            }
        }
        return zip(labels, pairs).flatMap { label, pair in
            let cell = cell(pair.cell)
            let parts = Wrapping.lines(cell.text, width: width - widest - 2)
            return parts.enumerated().map { index, part in
                let head = index == 0 ? label : ""
                let padding = String(repeating: " ", count: widest + 2 - DisplayWidth.of(head))
                return painter.paint(head, .muted) + padding + painter.paint(part, cell.tone)
            }
        }
    }

    private func cell(_ cell: PlainCell) -> TextTable.Cell {
        let text = CellText.text(cell, language)
        return TextTable.Cell(
            CellText.mark(cell.tone, before: text) + text,
            tone: cell.tone,
            isNumber: cell.isNumber
        )
    }

    /// Whether the block at `index` belongs to the one before: it follows a heading, or both are
    /// sentences.
    private func belongsTogether(_ blocks: [PlainView.Block], at index: Int, count: Int) -> Bool {
        guard count == blocks.count else { return false }
        switch (blocks[index - 1], blocks[index]) {
        case (.heading, _), (.note, .note): return true
        default: return false
        }
    }
}
