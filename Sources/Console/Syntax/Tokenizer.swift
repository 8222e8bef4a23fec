import Identity

/// Cuts a line into words.
///
/// Words are separated by blanks. `'…'` is literal; `"…"` allows `\"`, `\\`, `\$` and `\{`; a
/// backslash takes the next character as it is; a backslash at the end of a line joins the next line;
/// `#` at the start of a word begins a comment. With a substitution, `${NAME}` (and `{column}`) is
/// replaced by its value in one pass outside of `'…'`: the value is part of the word that it stands
/// in, whatever it holds, and is never looked at again.
package enum Tokenizer {
    /// The longest line, in UTF-8 bytes.
    package static let longestLine = 64 * 1024

    /// Cuts a whole line into words.
    ///
    /// - Throws: `syntax.unclosed-quote`, `syntax.unfinished-line`, `syntax.nul-byte`,
    ///   `syntax.line-too-long`, `syntax.undefined-name`, `syntax.undefined-column`,
    ///   `syntax.bad-substitution`.
    package static func tokenize(
        _ source: LineText,
        substitution: Substitution = .none
    ) throws(LineError) -> TokenizedLine {
        let line = try scan(source, substitution: substitution)
        switch line.ending {
        case .singleQuote(let offset), .doubleQuote(let offset):
            throw LineError.unclosedQuote(at: source.span(offset..<offset + 1))
        case .backslash:
            let end = source.text.utf8.count
            throw LineError.unfinishedLine(at: source.span(max(0, end - 1)..<end))
        case .complete, .comment: return line
        }
    }

    /// Cuts a line that may not be finished into words (interactive input, completion).
    ///
    /// - Throws: as `tokenize`, but for open quotes and a backslash at the end: the ending tells.
    package static func scan(
        _ source: LineText,
        substitution: Substitution = .none
    ) throws(LineError) -> TokenizedLine {
        guard source.text.utf8.count <= longestLine else {
            throw LineError.lineTooLong(at: source.span(0..<0))
        }
        var scanner = WordScanner(source: source, substitution: substitution)
        return try scanner.run()
    }

    /// Words that come as arguments (`exec`), as if they had been typed with quotes.
    package static func words(_ arguments: [String]) throws(LineError) -> TokenizedLine {
        try tokenize(LineText(Quoting.line(arguments)))
    }

    /// Whether a character separates words: a blank, a tab, or one of Unicode's other blanks, which
    /// pasted text is full of.
    package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
