import CommandKit
import Identity

/// Tells the options of a line from its words in order.
struct ArgumentReader {
    let manifest: CommandManifest
    let line: TokenizedLine

    private(set) var positionals: [Word] = []
    private(set) var values: [String: [ArgumentValue]] = [:]
    private(set) var flags: Set<String> = []
    private(set) var globals = GlobalOptions()
    private(set) var spans: [String: [Span]] = [:]
    private var rest: ArraySlice<Word>
    private var seen: Set<String> = []

    init(manifest: CommandManifest, line: TokenizedLine, skipping count: Int) {
        self.manifest = manifest
        self.line = line
        rest = line.words.dropFirst(count)
    }

    /// Where the last word ends.
    var endSpan: Span? { line.words.last?.span }

    /// Reads all words behind the command.
    mutating func read() throws(LineError) {
        var optionsEnded = false
        while let word = rest.popFirst() {
            if optionsEnded || word.startsSubstituted || !word.text.hasPrefix("--") {
                positionals.append(word)
            } else if word.text == "--" {
                optionsEnded = true
            } else {
                try option(word)
            }
        }
    }

    /// Reads one `--name`, `--name value` or `--name=value`.
    private mutating func option(_ word: Word) throws(LineError) {
        let typed = word.text.dropFirst(2)
        let equals = typed.firstIndex(of: "=")
        let name = String(equals.map { typed[..<$0] } ?? typed)
        guard let (parameter, isGlobal) = parameter(name) else {
            let names = (manifest.options + Parameter.common).map(\.name)
            throw .unknownOption(
                of: manifest.name,
                nearest: Nearest.names(to: name, among: names),
                at: nameSpan(word)
            )
        }
        guard seen.insert(parameter.name).inserted else {
            throw .repeatedOption(parameter.name, at: nameSpan(word))
        }
        if parameter.place == .flag {
            guard equals == nil else {
                throw .unexpectedValue(parameter.name, at: word.span)
            }
            spans[parameter.name] = [word.span]
            if isGlobal {
                setGlobal(parameter.name, nil)
            } else {
                flags.insert(parameter.name)
            }
            return
        }
        let value = try value(
            of: parameter,
            word,
            equals.map { String(typed[typed.index(after: $0)...]) }
        )
        let checked = try ValueCheck.value(value, parameter)
        spans[parameter.name] = [value.span]
        if isGlobal {
            if case .text(let text) = checked.first { setGlobal(parameter.name, text) }
        } else {
            values[parameter.name] = checked
        }
    }

    /// The word that holds an option's value: behind `=`, or the next one.
    private mutating func value(
        of parameter: Parameter,
        _ word: Word,
        _ inline: String?
    ) throws(LineError) -> Word {
        if let inline {
            let range = word.span.range
            let start = min(word.valueStart ?? range.lowerBound, range.upperBound)
            return Word(inline, span: line.source.span(start..<range.upperBound))
        }
        // A value never begins with `--` unless behind `=`: somebody forgot it.
        guard let next = rest.first, next.startsSubstituted || !next.text.hasPrefix("--") else {
            throw .missingValue(parameter, at: word.span)
        }
        rest.removeFirst()
        return next
    }

    /// The parameter of a name; the command's own come before those of every command.
    private func parameter(_ name: String) -> (Parameter, isGlobal: Bool)? {
        let key = CommandName.key(name)
        if let own = manifest.options.first(where: { CommandName.key($0.name) == key }) {
            return (own, false)
        }
        return Parameter.common.first { $0.name == key }.map { ($0, true) }
    }

    private mutating func setGlobal(_ name: String, _ value: String?) {
        switch name {
        case "yes": globals.yes = true
        case "dry-run": globals.dryRun = true
        case "format": globals.format = value.flatMap(OutputFormat.init(rawValue:))
        default: break
        }
    }

    /// The span of `--name` without its value.
    private func nameSpan(_ word: Word) -> Span {
        guard let end = word.valueStart else { return word.span }
        return line.source.span(
            word.span.range.lowerBound..<max(end - 1, word.span.range.lowerBound)
        )
    }
}
