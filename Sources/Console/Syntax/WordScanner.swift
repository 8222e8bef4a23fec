import Identity

/// The tokenizer's walk over one line, a character at a time.
struct WordScanner {
    private let source: LineText
    private let substitution: Substitution
    private var cursor: ScalarCursor
    private var spans: SpanCounter

    private var words: [Word] = []
    private var text = String.UnicodeScalarView()
    private var wordStart: Int?
    private var startsSubstituted = false
    private var isSubstituted = false
    private var valueStart: Int?

    init(source: LineText, substitution: Substitution) {
        self.source = source
        self.substitution = substitution
        cursor = ScalarCursor(source.text)
        spans = SpanCounter(source)
    }

    /// Reads the whole line.
    mutating func run() throws(LineError) -> TokenizedLine {
        while let scalar = cursor.current {
            if Tokenizer.isBlank(scalar) {
                endWord()
                cursor.advance()
            } else if scalar == "#", wordStart == nil {
                let ending = try comment()
                if ending == .comment { return line(.comment) }
            } else if wordStart == nil,
                let end = CardText.end(in: cursor.scalars, from: cursor.index)
            {
                beginWord()
                while cursor.index < end {
                    try append(cursor.scalars[cursor.index])
                    cursor.advance()
                }
                endWord()
            } else {
                beginWord()
                if let ending = try piece(scalar) {
                    endWord()
                    return line(ending)
                }
            }
        }
        endWord()
        return line(.complete)
    }

    /// Reads one character, quote, escape or substitution of a word; an ending when the line stops in
    /// the middle of it.
    private mutating func piece(_ scalar: Unicode.Scalar) throws(LineError)
        -> TokenizedLine.Ending?
    {
        switch scalar {
        case "'": return try singleQuoted()
        case "\"": return try doubleQuoted()
        case "\\":
            let backslash = cursor.offset
            cursor.advance()
            guard let next = cursor.current else { return .backslash }
            if cursor.skipLineBreak() {
                // Nothing of a word stands before it: the word starts on the next line.
                if wordStart == backslash { wordStart = nil }
                return nil
            }
            try escaped(next)
        case "$", "{":
            if try !substitute(scalar) {
                try append(scalar)
                cursor.advance()
            }
        default:
            try append(scalar)
            cursor.advance()
            if scalar == "=", valueStart == nil { valueStart = cursor.offset }
        }
        return nil
    }

    /// Reads `'…'`.
    private mutating func singleQuoted() throws(LineError) -> TokenizedLine.Ending? {
        let open = cursor.offset
        cursor.advance()
        while let scalar = cursor.current {
            if scalar != "'" { try append(scalar) }
            cursor.advance()
            if scalar == "'" { return nil }
        }
        return .singleQuote(open)
    }

    /// Reads `"…"`.
    private mutating func doubleQuoted() throws(LineError) -> TokenizedLine.Ending? {
        let open = cursor.offset
        cursor.advance()
        while let scalar = cursor.current {
            switch scalar {
            case "\"":
                cursor.advance()
                return nil
            case "\\":
                cursor.advance()
                if cursor.skipLineBreak() { continue }
                switch cursor.current {
                case nil: return .doubleQuote(open)
                case "\"", "\\", "$", "{": break
                default: try append("\\")
                }
                if let next = cursor.current { try escaped(next) }
            case "$", "{":
                if try !substitute(scalar) {
                    try append(scalar)
                    cursor.advance()
                }
            default:
                try append(scalar)
                cursor.advance()
            }
        }
        return .doubleQuote(open)
    }

    /// Takes the character behind a backslash as it is; `\${` takes the brace along.
    private mutating func escaped(_ scalar: Unicode.Scalar) throws(LineError) {
        try append(scalar)
        cursor.advance()
        if scalar == "$", cursor.current == "{" {
            text.append("{")
            cursor.advance()
        }
    }

    /// Puts the value in for `${NAME}` or `{column}`; false when the character means itself.
    private mutating func substitute(_ scalar: Unicode.Scalar) throws(LineError) -> Bool {
        let isVariable = scalar == "$"
        guard let lookUp = isVariable ? substitution.variable : substitution.column else {
            return false
        }
        let nameStart = cursor.index + (isVariable ? 2 : 1)
        if isVariable {
            guard cursor.next == "{" else { return false }
        }
        guard
            let close = cursor.scalars[min(nameStart, cursor.scalars.count)...].firstIndex(of: "}")
        else {
            throw LineError.badSubstitution(
                at: source.span(cursor.offset..<cursor.offset + (isVariable ? 2 : 1))
            )
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: cursor.scalars[nameStart..<close])
        let name = String(view).nfc
        let length = cursor.scalars[cursor.index...close].reduce(0) { $0 + UTF8.width($1) }
        let span = source.span(cursor.offset..<cursor.offset + length)
        guard !name.isEmpty, let value = lookUp(name) else {
            throw isVariable
                ? LineError.undefinedName(at: span) : LineError.undefinedColumn(at: span)
        }
        if text.isEmpty { startsSubstituted = true }
        isSubstituted = true
        text.append(contentsOf: value.unicodeScalars)
        while cursor.index <= close { cursor.advance() }
        return true
    }

    /// Skips a comment; a comment ends with its physical line.
    private mutating func comment() throws(LineError) -> TokenizedLine.Ending {
        while let scalar = cursor.current {
            guard scalar != "\u{0}" else { throw nulByte() }
            if scalar == "\n" { return .complete }
            cursor.advance()
        }
        return .comment
    }

    private mutating func append(_ scalar: Unicode.Scalar) throws(LineError) {
        guard scalar != "\u{0}" else { throw nulByte() }
        text.append(scalar)
    }

    private func nulByte() -> LineError {
        .nulByte(at: source.span(cursor.offset..<cursor.offset + 1))
    }

    private mutating func beginWord() {
        if wordStart == nil { wordStart = cursor.offset }
    }

    private mutating func endWord() {
        guard let start = wordStart else { return }
        words.append(
            Word(
                String(text).nfc,
                span: spans.span(start..<cursor.offset),
                startsSubstituted: startsSubstituted,
                isSubstituted: isSubstituted,
                valueStart: valueStart
            )
        )
        text = String.UnicodeScalarView()
        wordStart = nil
        startsSubstituted = false
        isSubstituted = false
        valueStart = nil
    }

    private func line(_ ending: TokenizedLine.Ending) -> TokenizedLine {
        TokenizedLine(source: source, words: words, ending: ending)
    }
}
