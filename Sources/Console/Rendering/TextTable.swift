import CommandKit
import DisplayColumns
import Identity

/// Rows under titles, in columns that align by display width.
///
/// A table that does not fit has its widest columns wrapped; on a narrow terminal, or when wrapping
/// is not enough, each row becomes a block of `title: value` lines. Nothing is ever cut off.
package struct TextTable: Sendable {
    /// One cell.
    package struct Cell: Sendable, Hashable {
        /// The text with its mark, without colours, made visible.
        package let text: String
        /// The colour, when colours are on.
        package let tone: Tone
        /// Whether it stands at the right of its column.
        package let isNumber: Bool

        /// Makes a cell.
        package init(_ text: String, tone: Tone = .plain, isNumber: Bool = false) {
            self.text = text
            self.tone = tone
            self.isNumber = isNumber
        }
    }

    /// The width below which rows become blocks, in columns.
    package static let narrowest = 48
    /// The columns between two columns.
    private static let gap = 2
    /// No column is wrapped to less than this.
    private static let narrowestColumn = 6

    /// The titles.
    package let titles: [String]
    /// The rows.
    package let rows: [[Cell]]

    /// Makes a table; missing cells of a row are empty, surplus ones keep a column without a title.
    package init(titles: [String], rows: [[Cell]]) {
        let count = max(titles.count, rows.map(\.count).max() ?? 0)
        self.titles = titles + Array(repeating: "", count: count - titles.count)
        self.rows = rows.map { $0 + Array(repeating: Cell(""), count: count - $0.count) }
    }

    /// The lines for a terminal of `width` columns.
    package func lines(width: Int, painter: Painter) -> [String] {
        guard width >= TextTable.narrowest, let widths = columnWidths(width) else {
            return blocks(width: width, painter: painter)
        }
        let header = titles.indices.map {
            Cell(titles[$0], tone: .strong, isNumber: isNumeric($0))
        }
        var lines = rowLines(header, widths, painter)
        lines.append(
            widths.map { String(repeating: "─", count: $0) }
                .glued(String(repeating: " ", count: TextTable.gap))
        )
        for row in rows { lines += rowLines(row, widths, painter) }
        return lines
    }

    /// The width of each column; nil when they cannot fit.
    private func columnWidths(_ width: Int) -> [Int]? {
        let natural = titles.indices.map { column in
            ([titles[column]] + rows.map { $0[column].text }).map(DisplayWidth.of).max() ?? 0
        }
        let available = width - TextTable.gap * max(0, titles.count - 1)
        guard natural.reduce(0, +) > available else { return natural }
        let least = titles.indices.map { column in
            let longest =
                ([titles[column]] + rows.map { $0[column].text })
                .map(Wrapping.longestWord).max() ?? 0
            return min(natural[column], max(TextTable.narrowestColumn, longest))
        }
        // The widest columns give way first: the highest ceiling under which all fit.
        var ceiling = natural.max() ?? 0
        while ceiling >= TextTable.narrowestColumn {
            let widths = titles.indices.map { max(least[$0], min(natural[$0], ceiling)) }
            if widths.reduce(0, +) <= available { return widths }
            ceiling -= 1
        }
        return nil
    }

    private func rowLines(_ row: [Cell], _ widths: [Int], _ painter: Painter) -> [String] {
        let cells = zip(row, widths).map { Wrapping.lines($0.text, width: max(1, $1)) }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { index in
            var line = ""
            var pending = 0
            for (column, parts) in cells.enumerated() {
                if column > 0 { pending += TextTable.gap }
                let part = index < parts.count ? parts[index] : ""
                let padding = max(0, widths[column] - DisplayWidth.of(part))
                if part.isEmpty {
                    pending += padding
                    continue
                }
                let isRight = row[column].isNumber
                line += String(repeating: " ", count: pending + (isRight ? padding : 0))
                line += painter.paint(part, row[column].tone)
                pending = isRight ? 0 : padding
            }
            return line
        }
    }

    /// Whether all cells of a column that say something are numbers.
    private func isNumeric(_ column: Int) -> Bool {
        let cells = rows.map { $0[column] }.filter { !$0.text.isEmpty && $0.text != CellText.none }
        return !cells.isEmpty && cells.allSatisfy(\.isNumber)
    }

    private func blocks(width: Int, painter: Painter) -> [String] {
        var lines: [String] = []
        for (index, row) in rows.enumerated() {
            if index > 0 { lines.append("") }
            for (title, cell) in zip(titles, row) {
                lines += TextTable.labelled(title, cell, width: width, painter: painter)
            }
        }
        return lines
    }

    /// `label: value`, the value on lines of its own when it does not fit beside the label.
    static func labelled(
        _ label: String,
        _ cell: Cell,
        width: Int,
        painter: Painter
    ) -> [String] {
        let head = label.isEmpty ? "" : label + ":"
        let used = DisplayWidth.of(head)
        guard !head.isEmpty else {
            return Wrapping.lines(cell.text, width: width).map { painter.paint($0, cell.tone) }
        }
        if used + 1 + DisplayWidth.of(cell.text) <= width {
            return ["\(head) \(painter.paint(cell.text, cell.tone))"]
        }
        let labels = Wrapping.lines(head, width: width)
        let values = Wrapping.lines(cell.text, width: max(4, width - 2))
        return labels + values.map { "  " + painter.paint($0, cell.tone) }
    }
}
