import CommandKit
import Identity

/// Reads files for scripts; a seam for tests.
package protocol FileSource: Sendable {
    /// A file's bytes; `-` is standard input.
    ///
    /// - Throws: `ScriptReadError`.
    func bytes(of path: String) throws(ScriptReadError) -> [UInt8]
}

/// Why a file could not be read.
package enum ScriptReadError: Error, Sendable {
    /// There is no such file.
    case missing
    /// It cannot be read: a folder, no permission, an input error.
    case unreadable
    /// It is larger than a script may be.
    case tooLarge
    /// Somebody wanted it to end.
    case stopped
}

/// Reads a command file with all that it includes, expands `set` and `source`, and parses every
/// line, so that nothing runs unless everything is in order.
package struct ScriptReader {
    /// The deepest nesting of `source`.
    static let deepest = 25

    private let registry: CommandRegistry
    private let files: any FileSource
    private var variables: [String: String] = [:]
    private var lines: [ScriptLine] = []
    private var faults: [ScriptFault] = []
    /// What the `source` lines that lead here say for every line of their files.
    private var inherited = GlobalOptions()
    /// Whether files were found to nest too deep: then no more are followed, lest a file that names
    /// itself twice is read a million times.
    private var isTooDeep = false

    /// Makes a reader.
    package init(registry: CommandRegistry, files: any FileSource) {
        self.registry = registry
        self.files = files
    }

    /// Reads files in order as one script.
    package mutating func read(_ paths: [String]) -> Script {
        for path in paths { include(path, chain: [], from: nil) }
        return Script(lines: lines, faults: faults)
    }

    /// Reads one file; `from` is the `source` line that names it.
    private mutating func include(
        _ path: String,
        chain: [(file: String, line: Int)],
        from site: (line: LineText, span: Span, place: SourcePlace)?
    ) {
        do {
            let text = SourceText(bytes: try files.bytes(of: path))
            for fault in text.errors {
                let place = SourcePlace(file: path, line: fault.error.span.line, chain: chain)
                faults.append(
                    ScriptFault(
                        error: fault.error.commandError,
                        place: place,
                        source: (fault.line, fault.error.span)
                    )
                )
            }
            for line in text.lines { take(line, in: path, chain: chain) }
        } catch {
            faults.append(
                ScriptFault(
                    error: ScriptReader.unreadable(path, error),
                    place: site?.place ?? SourcePlace(file: path, line: 0, chain: chain),
                    source: site.map { ($0.line, $0.span) }
                )
            )
        }
    }

    /// Takes one logical line.
    private mutating func take(
        _ line: LineText,
        in file: String,
        chain: [(file: String, line: Int)]
    ) {
        let place = SourcePlace(file: file, line: line.number, chain: chain)
        do {
            let values = variables
            var words = try Tokenizer.tokenize(
                line,
                substitution: Substitution(variable: { values[$0] })
            )
            guard !words.words.isEmpty else { return }
            let ignoresFailure = words.takeKeepGoingPrefix()
            let expectation = try words.takeExpectation()
            let first = words.words.first.flatMap {
                $0.isSubstituted ? nil : CommandName.key($0.text)
            }
            switch first {
            case "set" where expectation == nil: try define(words)
            case "source" where expectation == nil, "nap" where expectation == nil:
                try source(words, line, place)
            default:
                guard let parsed = try LineParser(registry: registry).parse(words) else { return }
                lines.append(
                    ScriptLine(
                        place: place,
                        parsed: parsed.under(inherited),
                        ignoresFailure: ignoresFailure,
                        expectation: expectation
                    )
                )
            }
        } catch let error as LineError {
            faults.append(
                ScriptFault(
                    error: error.commandError,
                    place: SourcePlace(file: file, line: error.span.line, chain: chain),
                    source: (line, error.span)
                )
            )
        } catch {
            faults.append(
                ScriptFault(error: ErrorMapping.commandError(error), place: place, source: nil)
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
        guard ScriptReader.isName(words[1].text) else {
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
    private mutating func source(_ words: TokenizedLine, _ line: LineText, _ place: SourcePlace)
        throws
    {
        guard let parsed = try LineParser(registry: registry).parse(words),
            let name = parsed.invocation.text("FILE"), words.words.count > 1
        else { return }
        let span = words.words[1].span
        guard !isTooDeep else { return }
        guard place.chain.count < ScriptReader.deepest else {
            isTooDeep = true
            throw LineError(
                "syntax.nested-too-deep",
                Phrase(
                    vi: "các tệp lồng nhau quá \(ScriptReader.deepest) tầng",
                    en: "files include each other more than \(ScriptReader.deepest) deep"
                ),
                hint: Phrase(
                    vi: "kiểm tra xem tệp có tự nạp chính nó không",
                    en: "see whether a file includes itself"
                ),
                at: span
            )
        }
        let outer = inherited
        defer { inherited = outer }
        inherited = parsed.under(outer).globals
        include(
            ScriptReader.resolve(name, beside: place.file),
            chain: [(place.file, place.line)] + place.chain,
            from: (line, span, place)
        )
    }

    /// A path relative to the file that names it.
    static func resolve(_ name: String, beside file: String) -> String {
        guard !name.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return name }
        return file[...slash] + name
    }

    private static func unreadable(_ path: String, _ error: ScriptReadError) -> CommandError {
        switch error {
        case .missing:
            CommandError(
                "file.not-found",
                Phrase(vi: "không có tệp này", en: "there is no such file"),
                hint: Phrase(vi: "kiểm tra đường dẫn", en: "check the path"),
                outcome: .notFound
            )
        case .unreadable:
            CommandError(
                "file.unreadable",
                Phrase(vi: "không đọc được tệp", en: "the file cannot be read"),
                hint: Phrase(vi: "kiểm tra quyền của tệp", en: "check the file's permissions"),
                outcome: .failed
            )
        case .stopped:
            CommandError(
                "file.interrupted",
                Phrase(
                    vi: "đã dừng đọc tệp; không chạy gì",
                    en: "reading was stopped; nothing was run"
                ),
                outcome: .failed
            )
        case .tooLarge:
            CommandError(
                "file.too-large",
                Phrase(vi: "tệp lệnh lớn hơn 256 MB", en: "the command file is larger than 256 MB"),
                hint: Phrase(vi: "chia thành nhiều tệp", en: "split it"),
                outcome: .failed
            )
        }
    }
}
