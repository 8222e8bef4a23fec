import DisplayColumns

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
        return Span(
            line: line,
            range: lower..<upper,
            column: width(start..<lower) + 1,
            width: max(1, firstLineWidth(lower..<upper))
        )
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

    /// The columns of a stretch that lies in one physical line, as an excerpt shows it.
    fileprivate func width(_ range: Range<Int>) -> Int {
        DisplayWidth.of(Escaping.visibleLine(slice(range)))
    }

    /// The columns of a stretch as far as its first line break.
    fileprivate func firstLineWidth(_ range: Range<Int>) -> Int {
        let inside = slice(range).prefix { $0 != "\n" && $0 != "\r\n" }
        return DisplayWidth.of(Escaping.visibleLine(String(inside)))
    }

    /// The text between two UTF-8 offsets.
    fileprivate func slice(_ range: Range<Int>) -> String {
        let bytes = text.utf8.dropFirst(range.lowerBound).prefix(range.count)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Finds the spans of a line's words from left to right, in one pass over the line.
struct SpanCounter {
    private let source: LineText
    private let bytes: [UInt8]
    private var line: Int
    private var offset = 0
    private var column = 1

    init(_ source: LineText) {
        self.source = source
        bytes = Array(source.text.utf8)
        line = source.number
    }

    /// The span of a range that starts where the last one ended, or behind it.
    mutating func span(_ range: Range<Int>) -> Span {
        guard range.lowerBound >= offset, range.upperBound <= bytes.count else {
            return source.span(range)
        }
        advance(to: range.lowerBound)
        let (startLine, startColumn) = (line, column)
        advance(to: range.upperBound)
        let width = line == startLine ? column - startColumn : source.firstLineWidth(range)
        return Span(line: startLine, range: range, column: startColumn, width: max(1, width))
    }

    private mutating func advance(to end: Int) {
        var from = offset
        if let last = bytes[offset..<end].lastIndex(of: 0x0A) {
            line += bytes[offset..<end].count { $0 == 0x0A }
            column = 1
            from = last + 1
        }
        // Plain letters, which most lines are, need no look at widths.
        if bytes[from..<end].allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            column += end - from
        } else {
            column += DisplayWidth.of(
                Escaping.visibleLine(String(decoding: bytes[from..<end], as: UTF8.self))
            )
        }
        offset = end
    }
}
