/// One word of a line.
package struct Word: Sendable, Hashable {
    /// What it says: quotes and escapes resolved, names replaced, NFC.
    package let text: String
    /// Where it stands, quotes included.
    package let span: Span
    /// Whether its first character was put in for a `${NAME}` or `{column}`: such a word is a value,
    /// never an option or a command.
    package let startsSubstituted: Bool
    /// Whether any of it was put in.
    package let isSubstituted: Bool
    /// The UTF-8 offset in the line behind the first `=` that stands in the source, if any.
    package let valueStart: Int?

    /// Makes a word.
    package init(
        _ text: String,
        span: Span,
        startsSubstituted: Bool = false,
        isSubstituted: Bool = false,
        valueStart: Int? = nil
    ) {
        self.text = text
        self.span = span
        self.startsSubstituted = startsSubstituted
        self.isSubstituted = isSubstituted
        self.valueStart = valueStart
    }

    /// The same word at another place (a word of an alias stands where the alias stands).
    package func at(_ span: Span) -> Word {
        Word(
            text,
            span: span,
            startsSubstituted: startsSubstituted,
            isSubstituted: isSubstituted
        )
    }
}

/// A line cut into words.
package struct TokenizedLine: Sendable, Hashable {
    /// How a line ends.
    package enum Ending: Sendable, Hashable {
        /// All is closed.
        case complete
        /// Inside `'…`, opened at this UTF-8 offset.
        case singleQuote(Int)
        /// Inside `"…`, opened at this UTF-8 offset.
        case doubleQuote(Int)
        /// Behind a backslash at the very end.
        case backslash
        /// Inside a comment.
        case comment
    }

    /// The line.
    package let source: LineText
    /// The words in order; the last one may be unfinished when `ending` says so.
    package var words: [Word]
    /// How it ends.
    package let ending: Ending

    /// Makes a tokenized line.
    package init(source: LineText, words: [Word], ending: Ending) {
        self.source = source
        self.words = words
        self.ending = ending
    }

    /// Whether another line must follow before it can run (an interactive prompt asks for it).
    package var needsMore: Bool { ending == .backslash }

    /// Takes the prefix `-` of a command file's line away ("go on if this line fails").
    ///
    /// - Returns: whether it was there. `- status` and `-status` are the same; `--x` and a lone `-`
    ///   behind a command are not prefixes.
    package mutating func takeKeepGoingPrefix() -> Bool {
        guard let first = words.first, first.text.hasPrefix("-"), !first.text.hasPrefix("--"),
            !first.startsSubstituted
        else { return false }
        let rest = String(first.text.dropFirst())
        guard !rest.isEmpty else {
            words.removeFirst()
            return true
        }
        let range = min(first.span.range.lowerBound + 1, first.span.range.upperBound)
        words[0] = Word(
            rest,
            span: source.span(range..<first.span.range.upperBound),
            isSubstituted: first.isSubstituted,
            valueStart: first.valueStart
        )
        return true
    }
}

extension TokenizedLine {
    /// Takes `expect OUTCOME` off the front of a line.
    ///
    /// - Throws: `usage.expect` when what follows is neither an outcome nor a code, or no command
    ///   follows.
    /// - Returns: how the line must end; nil when it does not say.
    mutating func takeExpectation() throws(LineError) -> Expectation? {
        guard let first = words.first, !first.isSubstituted, first.text == "expect" else {
            return nil
        }
        guard words.count > 2, let expectation = Expectation(words[1].text) else {
            throw LineError.badExpectation(at: (words.count > 1 ? words[1] : first).span)
        }
        words.removeFirst(2)
        return expectation
    }
}

/// What `${NAME}` and, behind `each`, `{column}` stand for.
package struct Substitution: Sendable {
    /// The value of a name, nil when there is no such name; absent, `$` means nothing.
    package let variable: (@Sendable (String) -> String?)?
    /// The value of a column of the current row; nil when there is no such column.
    package let column: (@Sendable (String) -> String?)?

    /// Makes a substitution.
    package init(
        variable: (@Sendable (String) -> String?)? = nil,
        column: (@Sendable (String) -> String?)? = nil
    ) {
        self.variable = variable
        self.column = column
    }

    /// `$` and `{` mean nothing: interactive lines and `exec`.
    package static let none = Substitution()
}
