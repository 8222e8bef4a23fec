import CommandKit
import DisplayColumns
import Identity

/// Writes errors for standard error: place, code, message, the line with a caret, a hint, and how the
/// file came to be read.
///
/// `error[` and `hint:` are the same in both languages, for scripts and editors.
package struct Diagnostics: Sendable {
    /// The language of messages.
    package let language: Language
    /// The colours.
    package let painter: Painter
    /// The longest stretch of a source line that is shown, in columns.
    package static let widestLine = 160

    /// Makes a writer.
    package init(language: Language, colors: Bool) {
        self.language = language
        painter = Painter(isOn: colors)
    }

    /// An error of a line.
    ///
    /// - Parameters:
    ///   - error: what is wrong, and where.
    ///   - file: the file's name, `-` for standard input; nil for an interactive line, which has no
    ///     place but the caret.
    ///   - source: the line.
    ///   - sensitive: spans that are not shown whatever they look like.
    ///   - includes: the files and lines that led here, innermost first.
    /// - Returns: its lines, each ended.
    package func text(
        _ error: LineError,
        file: String?,
        source: LineText,
        sensitive: [Span] = [],
        includes: [(file: String, line: Int)] = []
    ) -> String {
        let place = file.map {
            "\(Escaping.visible($0)):\(error.span.line):\(error.span.column): "
        }
        return head(place ?? "", error.code, error.message)
            + excerpt(source, error.span, sensitive)
            + hint(error.hint) + chain(includes)
    }

    /// An error of a command that ran, or of the process command line: no caret.
    package func text(
        _ error: ErrorText,
        file: String? = nil,
        line: Int? = nil,
        includes: [(file: String, line: Int)] = []
    ) -> String {
        var place = ""
        if let file { place = Escaping.visible(file) + ":" + (line.map { "\($0):" } ?? "") + " " }
        return head(place, error.code, error.message) + hint(error.hint) + chain(includes)
    }

    /// A warning.
    package func warning(_ phrase: Phrase) -> String {
        painter.paint("warning:", .caution) + " " + Escaping.visible(phrase.text(language)) + "\n"
    }

    private func head(_ place: String, _ code: String, _ message: Phrase) -> String {
        place + painter.paint("error[\(Escaping.visible(code))]:", .bad) + " "
            + Escaping.visible(message.text(language)) + "\n"
    }

    private func hint(_ hint: Phrase?) -> String {
        guard let hint else { return "" }
        return painter.paint("hint:", .strong) + " " + Escaping.visible(hint.text(language)) + "\n"
    }

    private func chain(_ includes: [(file: String, line: Int)]) -> String {
        includes.map { "  from \(Escaping.visible($0.file)):\($0.line)\n" }.joined()
    }

    /// The source line and a caret line below it; a long line is shown from near the caret on.
    private func excerpt(_ source: LineText, _ span: Span, _ sensitive: [Span]) -> String {
        let start = source.physicalStart(of: span)
        let physical = source.physicalLine(of: span)
        let length = physical.utf8.count
        let hidden = sensitive.map(\.range).map { range in
            let lower = min(length, max(0, range.lowerBound - start))
            return lower..<max(lower, min(length, range.upperBound - start))
        }
        let shown = Array(Escaping.visibleLine(PersonalData.redacted(physical, hiding: hidden)))
        var column = span.column
        var text = shown[...]
        if DisplayWidth.of(String(shown)) > Diagnostics.widestLine {
            let skip = max(0, column - Diagnostics.widestLine / 2)
            var skipped = 0
            while skipped < skip, let first = text.first {
                skipped += DisplayWidth.of(first)
                text = text.dropFirst()
            }
            column -= skipped
            var used = 0
            text = text.prefix { character in
                used += DisplayWidth.of(character)
                return used <= Diagnostics.widestLine
            }
        }
        let line = String(text)
        let room = max(1, DisplayWidth.of(line) - column + 1)
        let carets = String(repeating: "^", count: max(1, min(span.width, room)))
        return "  \(line)\n  " + String(repeating: " ", count: max(0, column - 1))
            + painter.paint(carets, .bad) + "\n"
    }
}
