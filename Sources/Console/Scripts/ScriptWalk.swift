import CommandKit
import Identity

/// A walk over a script, line by line: expands `set`, `source` and `each`, and parses every line.
///
/// A value: a copy of a walk that has not begun walks the same way again, over the same bytes.
package struct ScriptWalk: IteratorProtocol {
    /// The deepest nesting of `source`.
    static let deepest = 25

    let registry: CommandRegistry
    let files: FileMemory
    /// The files of the run that were not begun, the last one first.
    private var waiting: [String]
    /// The files that are being read, the innermost last.
    private var frames: [Frame] = []
    private var variables: [String: String] = [:]
    /// Whether files were found to nest too deep: then no more are followed, lest a file that names
    /// itself twice is read a million times.
    private var isTooDeep = false

    /// A file that is being read.
    private struct Frame {
        let file: String
        /// The places of the `source` lines that lead here, innermost first.
        let chain: [(file: String, line: Int)]
        /// What those lines say for every line of this file.
        let inherited: GlobalOptions
        var lines: SourceLines
        /// The rows that a line of this file is running over.
        var each: EachWalk?
    }

    init(_ paths: [String], registry: CommandRegistry, files: FileMemory) {
        waiting = paths.reversed()
        self.registry = registry
        self.files = files
    }

    /// The next line that runs, or what is wrong; nil at the end.
    package mutating func next() -> ScriptItem? {
        while true {
            if frames.isEmpty {
                guard let path = waiting.popLast() else { return nil }
                if let item = open(path, chain: [], inherited: GlobalOptions(), from: nil) {
                    return item
                }
                continue
            }
            let top = frames.count - 1
            if let each = frames[top].each {
                if let item = each.next(registry, variables) { return item }
                frames[top].each = nil
                continue
            }
            switch frames[top].lines.next() {
            case nil: frames.removeLast()
            case .failure(let fault):
                let place = SourcePlace(
                    file: frames[top].file,
                    line: fault.error.span.line,
                    chain: frames[top].chain
                )
                return .fault(
                    ScriptFault(
                        error: fault.error.commandError,
                        place: place,
                        source: (fault.line, fault.error.span)
                    )
                )
            case .success(let line): if let item = take(line) { return item }
            }
        }
    }

    /// Begins to read a file; `site` is the `source` line that names it.
    private mutating func open(
        _ path: String,
        chain: [(file: String, line: Int)],
        inherited: GlobalOptions,
        from site: (line: LineText, span: Span, place: SourcePlace)?
    ) -> ScriptItem? {
        do {
            frames.append(
                Frame(
                    file: path,
                    chain: chain,
                    inherited: inherited,
                    lines: SourceLines(bytes: try files.bytes(of: path))
                )
            )
            return nil
        } catch {
            return .fault(
                ScriptFault(
                    error: error.commandError,
                    place: site?.place ?? SourcePlace(file: path, line: 0, chain: chain),
                    source: site.map { ($0.line, $0.span) }
                )
            )
        }
    }

    /// Takes one logical line; nil when nothing of it runs.
    private mutating func take(_ line: LineText) -> ScriptItem? {
        let frame = frames[frames.count - 1]
        let place = SourcePlace(file: frame.file, line: line.number, chain: frame.chain)
        do {
            return try item(line, place, frame.inherited)
        } catch let error as LineError {
            return .fault(
                ScriptFault(
                    error: error.commandError,
                    place: SourcePlace(
                        file: frame.file,
                        line: error.span.line,
                        chain: frame.chain
                    ),
                    source: (line, error.span)
                )
            )
        } catch {
            return .fault(ScriptFault(error: ErrorMapping.commandError(error), place: place))
        }
    }

    private mutating func item(
        _ line: LineText,
        _ place: SourcePlace,
        _ inherited: GlobalOptions
    ) throws -> ScriptItem? {
        let values = variables
        var words = try Tokenizer.tokenize(
            line,
            substitution: Substitution(variable: { values[$0] })
        )
        guard !words.words.isEmpty else { return nil }
        let manner = try LineManner(taking: &words)
        let first = words.words.first.flatMap { $0.isSubstituted ? nil : CommandName.key($0.text) }
        switch first {
        case "set" where manner.assertion == nil:
            try define(words)
            return nil
        case "source" where manner.assertion == nil, "nap" where manner.assertion == nil:
            return try source(words, line, place, inherited)
        case "each":
            frames[frames.count - 1].each = try EachWalk(
                words,
                line: line,
                manner: manner,
                place: place,
                inherited: inherited,
                files: files,
                variables: variables
            )
            return nil
        default:
            guard let parsed = try LineParser(registry: registry).parse(words) else { return nil }
            return .line(
                ScriptLine(place: place, parsed: parsed.under(inherited), manner: manner, row: nil)
            )
        }
    }

    /// `set NAME VALUE`.
    private mutating func define(_ line: TokenizedLine) throws {
        let words = line.words
        guard words.count == 3 else {
            let span = (words.count > 3 ? words[3] : words[words.count - 1]).span
            throw LineError(
                "usage.set",
                Phrase(
                    vi: "set cần đúng một tên và một giá trị",
                    en: "set takes one name and one value"
                ),
                hint: Phrase("set TICKET CALL-1042"),
                at: span
            )
        }
        guard ScriptWalk.isName(words[1].text) else {
            throw LineError(
                "usage.bad-name",
                Phrase(
                    vi: "tên biến gồm chữ cái, chữ số và _, không bắt đầu bằng chữ số",
                    en: "a name has letters, digits and _, and does not begin with a digit"
                ),
                hint: Phrase("set TICKET CALL-1042"),
                at: words[1].span
            )
        }
        variables[words[1].text] = words[2].text
    }

    /// Whether a word can be the name of a variable.
    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return (first == "_" || first.properties.isAlphabetic)
            && text.unicodeScalars.allSatisfy {
                $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
            }
    }

    /// `source FILE`, relative to the including file.
    private mutating func source(
        _ words: TokenizedLine,
        _ line: LineText,
        _ place: SourcePlace,
        _ outer: GlobalOptions
    ) throws -> ScriptItem? {
        guard let parsed = try LineParser(registry: registry).parse(words),
            let name = parsed.invocation.text("FILE"), words.words.count > 1
        else { return nil }
        let span = words.words[1].span
        guard !isTooDeep else { return nil }
        guard place.chain.count < ScriptWalk.deepest else {
            isTooDeep = true
            throw LineError.nestedTooDeep(at: span)
        }
        return open(
            ScriptWalk.resolve(name, beside: place.file),
            chain: [(place.file, place.line)] + place.chain,
            inherited: parsed.under(outer).globals,
            from: (line, span, place)
        )
    }

    /// A path relative to the file that names it.
    static func resolve(_ name: String, beside file: String) -> String {
        guard !name.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return name }
        return file[...slash] + name
    }
}

extension LineError {
    /// Files include each other without end.
    fileprivate static func nestedTooDeep(at span: Span) -> LineError {
        LineError(
            "syntax.nested-too-deep",
            Phrase(
                vi: "các tệp lồng nhau quá \(ScriptWalk.deepest) tầng",
                en: "files include each other more than \(ScriptWalk.deepest) deep"
            ),
            hint: Phrase(
                vi: "kiểm tra xem tệp có tự nạp chính nó không",
                en: "see whether a file includes itself"
            ),
            at: span
        )
    }
}
