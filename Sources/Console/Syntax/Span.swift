/// A stretch of a source line: what a caret points at.
package struct Span: Sendable, Hashable {
    /// The physical line, from 1.
    package let line: Int
    /// UTF-8 offsets in the logical line (which keeps its line breaks when lines are joined).
    package let range: Range<Int>
    /// The display column where it starts, from 1.
    package let column: Int
    /// How many display columns it covers, at least 1.
    package let width: Int

    /// Makes a span.
    package init(line: Int, range: Range<Int>, column: Int, width: Int) {
        self.line = line
        self.range = range
        self.column = column
        self.width = width
    }
}

/// The text of one logical line with its place in a file; finds spans in it.
package struct LineText: Sendable, Hashable {
    /// The text as read, with `\` and a line break where lines were joined; not normalised.
    package let text: String
    /// The number of its first physical line, from 1.
    package let number: Int

    /// Makes a line.
    package init(_ text: String, number: Int = 1) {
        self.text = text
        self.number = number
    }

    /// The span of a range of UTF-8 offsets; offsets outside of the line are moved to its end.
    package func span(_ range: Range<Int>) -> Span {
        let utf8 = text.utf8
        let count = utf8.count
        let lower = max(0, min(range.lowerBound, count))
        let upper = max(lower, min(range.upperBound, count))
        var line = number
        var start = 0
        for (offset, byte) in utf8.prefix(lower).enumerated() where byte == 0x0A {
            line += 1
            start = offset + 1
        }
        let before = slice(start..<lower)
        let inside = slice(lower..<upper).prefix { $0 != "\n" && $0 != "\r\n" }
        return Span(
            line: line, range: lower..<upper,
            column: DisplayWidth.of(Escaping.visible(before)) + 1,
            width: max(1, DisplayWidth.of(Escaping.visible(String(inside)))))
    }

    /// The physical line that a span lies in, without its line break.
    package func physicalLine(of span: Span) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let index = span.line - number
        guard lines.indices.contains(index) else { return text }
        let line = lines[index]
        return String(line.last == "\r" ? line.dropLast() : line)
    }

    /// The UTF-8 offset in the logical line at which the physical line of `span` starts.
    package func physicalStart(of span: Span) -> Int {
        var line = number
        guard span.line > line else { return 0 }
        for (offset, byte) in text.utf8.enumerated() where byte == 0x0A {
            line += 1
            if line == span.line { return offset + 1 }
        }
        return 0
    }

    /// The text between two UTF-8 offsets.
    private func slice(_ range: Range<Int>) -> String {
        let bytes = text.utf8.dropFirst(range.lowerBound).prefix(range.count)
        return String(decoding: bytes, as: UTF8.self)
    }
}
