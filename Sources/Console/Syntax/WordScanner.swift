import Identity

/// The tokenizer's walk over one line, a character at a time.
struct WordScanner {
    private let source: LineText
    private let substitution: Substitution
    private let scalars: [Unicode.Scalar]
    /// The place in `scalars`.
    private var index = 0
    /// The same place as a UTF-8 offset.
    private var offset = 0

    private var words: [Word] = []
    private var text = String.UnicodeScalarView()
    private var wordStart: Int?
    private var startsSubstituted = false
    private var isSubstituted = false
    private var valueStart: Int?

    init(source: LineText, substitution: Substitution) {
        self.source = source
        self.substitution = substitution
        scalars = Array(source.text.unicodeScalars)
    }

    /// Reads the whole line.
    mutating func run() throws(LineError) -> TokenizedLine {
        while let scalar = peek() {
            if Tokenizer.isBlank(scalar) {
                endWord()
                advance()
            } else if scalar == "#", wordStart == nil {
                let ending = try comment()
                if ending == .comment { return line(.comment) }
            } else if wordStart == nil, let end = CardText.end(in: scalars, from: index) {
                beginWord()
                while index < end {
                    try append(scalars[index])
                    advance()
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
            advance()
            guard let next = peek() else { return .backslash }
            if skipLineBreak() {
                if text.isEmpty, offset == (wordStart ?? 0) + 2 { wordStart = nil }
                return nil
            }
            try append(next)
            advance()
        case "$", "{":
            if try !substitute(scalar) {
                try append(scalar)
                advance()
            }
        default:
            try append(scalar)
            advance()
            if scalar == "=", valueStart == nil { valueStart = offset }
        }
        return nil
    }

    /// Reads `'…'`.
    private mutating func singleQuoted() throws(LineError) -> TokenizedLine.Ending? {
        let open = offset
        advance()
        while let scalar = peek() {
            advance()
            if scalar == "'" { return nil }
            try append(scalar)
        }
        return .singleQuote(open)
    }

    /// Reads `"…"`.
    private mutating func doubleQuoted() throws(LineError) -> TokenizedLine.Ending? {
        let open = offset
        advance()
        while let scalar = peek() {
            switch scalar {
            case "\"":
                advance()
                return nil
            case "\\":
                advance()
                if skipLineBreak() { continue }
                switch peek() {
                case nil: return .doubleQuote(open)
                case "\"", "\\", "$", "{": break
                default: try append("\\")
                }
                if let next = peek() {
                    try append(next)
                    advance()
                }
            case "$", "{":
                if try !substitute(scalar) {
                    try append(scalar)
                    advance()
                }
            default:
                try append(scalar)
                advance()
            }
        }
        return .doubleQuote(open)
    }

    /// Puts the value in for `${NAME}` or `{column}`; false when the character means itself.
    private mutating func substitute(_ scalar: Unicode.Scalar) throws(LineError) -> Bool {
        let isVariable = scalar == "$"
        guard let lookUp = isVariable ? substitution.variable : substitution.column else {
            return false
        }
        let nameStart = index + (isVariable ? 2 : 1)
        if isVariable {
            guard index + 1 < scalars.count, scalars[index + 1] == "{" else { return false }
        }
        guard let close = scalars[min(nameStart, scalars.count)...].firstIndex(of: "}") else {
            throw LineError.badSubstitution(at: source.span(offset..<offset + (isVariable ? 2 : 1)))
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[nameStart..<close])
        let name = String(view).nfc
        let length = scalars[index...close].reduce(0) { $0 + UTF8.width($1) }
        let span = source.span(offset..<offset + length)
        guard !name.isEmpty, let value = lookUp(name) else {
            throw isVariable
                ? LineError.undefinedName(at: span) : LineError.undefinedColumn(at: span)
        }
        if text.isEmpty { startsSubstituted = true }
        isSubstituted = true
        text.append(contentsOf: value.unicodeScalars)
        while index <= close { advance() }
        return true
    }

    /// Skips a comment; a comment ends with its physical line.
    private mutating func comment() throws(LineError) -> TokenizedLine.Ending {
        while let scalar = peek() {
            guard scalar != "\u{0}" else { throw nulByte() }
            if scalar == "\n" { return .complete }
            advance()
        }
        return .comment
    }

    /// Skips a line break behind a backslash; false when there is none.
    private mutating func skipLineBreak() -> Bool {
        if peek() == "\n" {
            advance()
            return true
        }
        if peek() == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
            advance()
            advance()
            return true
        }
        return false
    }

    private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func advance() {
        offset += UTF8.width(scalars[index])
        index += 1
    }

    private mutating func append(_ scalar: Unicode.Scalar) throws(LineError) {
        guard scalar != "\u{0}" else { throw nulByte() }
        text.append(scalar)
    }

    private func nulByte() -> LineError { .nulByte(at: source.span(offset..<offset + 1)) }

    private mutating func beginWord() {
        if wordStart == nil { wordStart = offset }
    }

    private mutating func endWord() {
        guard let start = wordStart else { return }
        words.append(
            Word(
                String(text).nfc, span: source.span(start..<offset),
                startsSubstituted: startsSubstituted, isSubstituted: isSubstituted,
                valueStart: valueStart))
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
