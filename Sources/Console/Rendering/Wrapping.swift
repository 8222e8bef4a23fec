import DisplayColumns

/// Breaks text into lines of a given width.
enum Wrapping {
    /// The lines of a text, each at most `width` columns (at least 2), broken at blanks.
    ///
    /// A word that is too long for a line is broken between characters. Nothing is left out but the
    /// blanks at a break.
    static func lines(_ text: String, width: Int) -> [String] {
        let width = max(2, width)
        guard DisplayWidth.of(text) > width else { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            var rest = String(word)
            var need = DisplayWidth.of(rest)
            if used > 0, used + 1 + need <= width {
                line += " " + rest
                used += 1 + need
                continue
            }
            if used > 0 {
                lines.append(line)
                line = ""
                used = 0
            }
            while need > width {
                let head = prefix(rest, width: width)
                lines.append(head)
                rest = String(rest.dropFirst(head.count))
                need = DisplayWidth.of(rest)
            }
            line = rest
            used = need
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The widest word of a text, in columns.
    static func longestWord(_ text: String) -> Int {
        text.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
    }

    /// As many characters as fit into `width` columns, at least one.
    private static func prefix(_ text: String, width: Int) -> String {
        var result = ""
        var used = 0
        for character in text {
            let need = DisplayWidth.of(character)
            if used + need > width, !result.isEmpty { break }
            result.append(character)
            used += need
        }
        return result
    }
}
