import CommandKit
import Identity

/// What a line `each FILE.csv [--where COLUMN=VALUE]… [--rejects FILE] COMMAND…` says.
struct EachTemplate: Sendable {
    /// The CSV file, as it was written.
    let file: Word
    /// The columns that a row must agree with, and the values.
    let filters: [(column: String, value: String, span: Span)]
    /// Where rows that fail are kept; nil when a row that fails is a line that fails.
    let rejects: Word?
    /// How many words stand before the command.
    let leading: Int

    /// Reads the words of a line that begins with `each`.
    ///
    /// - Throws: `usage.each`, `usage.missing-value`.
    init(_ line: TokenizedLine) throws(LineError) {
        let words = line.words
        guard words.count > 1, !words[1].text.isEmpty else {
            throw .badEach(at: words[words.count - 1].span)
        }
        file = words[1]
        var filters: [(column: String, value: String, span: Span)] = []
        var rejects: Word?
        var next = 2
        while next < words.count, words[next].text.hasPrefix("--"), !words[next].startsSubstituted {
            let (name, value) = try EachTemplate.option(words, &next)
            switch name {
            case "where":
                guard let equals = value.text.firstIndex(of: "="), equals != value.text.startIndex
                else { throw .badEach(at: value.span) }
                filters.append(
                    (
                        String(value.text[..<equals]),
                        String(value.text[value.text.index(after: equals)...]), value.span
                    )
                )
            case "rejects" where rejects == nil && !value.text.isEmpty: rejects = value
            default: throw .badEach(at: value.span)
            }
        }
        guard next < words.count else { throw .badEach(at: words[words.count - 1].span) }
        self.filters = filters
        self.rejects = rejects
        leading = next
    }

    /// Takes `--name value` or `--name=value`.
    private static func option(
        _ words: [Word],
        _ next: inout Int
    ) throws(LineError) -> (String, Word) {
        let word = words[next]
        next += 1
        let text = word.text.dropFirst(2)
        if let equals = text.firstIndex(of: "=") {
            let value = Word(String(text[text.index(after: equals)...]), span: word.span)
            return (String(text[..<equals]), value)
        }
        guard text == "where" || text == "rejects", next < words.count else {
            throw .badEach(at: word.span)
        }
        next += 1
        return (String(text), words[next - 1])
    }
}

extension LineError {
    /// A line that begins with `each` is not of its form.
    static func badEach(at span: Span) -> LineError {
        LineError(
            "usage.each",
            Phrase(
                vi: "each cần một tệp CSV rồi một lệnh",
                en: "each takes a CSV file, then a command"
            ),
            hint: Phrase(
                "each rows.csv --where province=052 --rejects rejects.csv status {id}"
            ),
            at: span
        )
    }
}
