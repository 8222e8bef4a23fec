import DisplayColumns

/// Lays candidates out for a terminal: aligned by display width, cut to the screen.
struct CandidateList {
    var candidates: [Candidate]
    var columns: Int
    var rows: Int
    /// What stands in the last row when not all fit; given the number left out.
    var more: (Int) -> String

    private static let gap = 2

    /// The rows to print, each ended by a line break.
    func text() -> String {
        let width = max(columns - 1, 1)
        let described = candidates.contains { !$0.description.isEmpty }
        let lines = described ? describedLines(width: width) : gridLines(width: width)
        return lines.map { $0 + "\n" }.joined()
    }

    /// How many rows may be used: the line edited stays on the screen.
    private var room: Int {
        max(rows - 2, 1)
    }

    private func describedLines(width: Int) -> [String] {
        let shown = candidates.count <= room ? candidates.count : max(room - 1, 0)
        let visible = candidates.prefix(shown)
        let names = visible.map { Self.cut(Self.printable($0.text), to: width) }
        let column = min(names.map { DisplayWidth.of($0) }.max() ?? 0, width)
        var lines: [String] = []
        for (name, candidate) in zip(names, visible) {
            let left = width - column - Self.gap
            guard left > 3, !candidate.description.isEmpty else {
                lines.append(name)
                continue
            }
            let text = Self.cut(Self.printable(candidate.description), to: left)
            lines.append(Self.padded(name, to: column + Self.gap) + text)
        }
        return lines + rest(after: shown, width: width)
    }

    private func gridLines(width: Int) -> [String] {
        let names = candidates.map { Self.cut(Self.printable($0.text), to: width) }
        let cell = (names.map { DisplayWidth.of($0) }.max() ?? 0) + Self.gap
        let perRow = max((width + Self.gap) / cell, 1)
        let needed = (names.count + perRow - 1) / perRow
        let used = needed <= room ? needed : max(room - 1, 0)
        let shown = min(used * perRow, names.count)
        var lines: [String] = []
        for start in stride(from: 0, to: shown, by: perRow) {
            let row = names[start..<min(start + perRow, shown)]
            let cells = row.dropLast().map { Self.padded($0, to: cell) } + row.suffix(1)
            lines.append(cells.joined())
        }
        return lines + rest(after: shown, width: width)
    }

    private func rest(after shown: Int, width: Int) -> [String] {
        let left = candidates.count - shown
        return left > 0 ? [Self.cut(more(left), to: width)] : []
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
    }

    /// The text, or as much of it as fits with an ellipsis.
    static func cut(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width else {
            return text
        }
        var kept = ""
        var used = 0
        for character in text {
            let more = DisplayWidth.of(String(character))
            guard used + more <= width - 1 else {
                break
            }
            kept.append(character)
            used += more
        }
        return kept + "…"
    }

    /// The text with control characters shown as a question mark.
    static func printable(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            out.append(isControl ? "?" : scalar)
        }
        return String(out)
    }
}
