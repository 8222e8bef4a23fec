import CommandKit
import Identity

/// Gives the words of a line to the parameters that stand in order.
///
/// Required parameters get theirs first; optional ones get words from left to right as far as words
/// are left over (`unlink vneid` has no REF, `unlink C-1 vneid` has); a parameter of many takes what
/// then remains.
struct PositionalAssignment {
    typealias Result = (values: [String: [ArgumentValue]], spans: [String: [Span]])

    let parameters: [Parameter]
    let registry: CommandRegistry
    let commandSpan: Span

    /// Assigns and checks all words.
    func assign(_ given: [Word], end: Span) throws(LineError) -> Result {
        let words = mergingCommandNames(given)
        let needed = parameters.count { $0.isNeeded }
        guard words.count >= needed else {
            let shares = shares(words, spare: 0)
            if let share = shares.first(where: { $0.parameter.isNeeded && $0.words.isEmpty }) {
                _ = try check(shares)
                throw .missingArgument(share.parameter, at: end)
            }
            throw .missingArgument(parameters.first, at: end)
        }
        let capacity = parameters.contains(where: \.takesMany) ? Int.max : parameters.count
        guard words.count <= capacity else {
            throw .tooManyArguments(parameters, at: words[capacity].span)
        }
        do {
            return try check(shares(words, spare: words.count - needed))
        } catch {
            throw forgottenArgument(words, needed: needed, at: end) ?? error
        }
    }

    /// A parameter with its words.
    private struct Share {
        let parameter: Parameter
        var words: [Word]
    }

    /// Deals the words out; `spare` is how many there are above the needed ones.
    private func shares(_ words: [Word], spare: Int) -> [Share] {
        var rest = words[...]
        var spare = spare
        return parameters.map { parameter in
            var count: Int
            switch parameter.place {
            case .required: count = 1
            case .optional:
                count = spare > 0 ? 1 : 0
                spare -= count
            case .oneOrMore:
                count = 1 + spare
                spare = 0
            case .anyNumber:
                count = spare
                spare = 0
            case .option, .flag: count = 0
            }
            count = max(0, min(count, rest.count))
            defer { rest = rest.dropFirst(count) }
            return Share(parameter: parameter, words: Array(rest.prefix(count)))
        }
    }

    private func check(_ shares: [Share]) throws(LineError) -> Result {
        var result: Result = ([:], [:])
        for share in shares where !share.words.isEmpty {
            var values: [ArgumentValue] = []
            var spans: [Span] = []
            for word in share.words {
                let checked = try ValueCheck.value(word, share.parameter, registry: registry)
                values += checked
                spans += Array(repeating: word.span, count: checked.count)
            }
            result.values[share.parameter.name] = values
            result.spans[share.parameter.name] = spans
        }
        return result
    }

    /// What is missing when the words would fit if the last one were still to come.
    ///
    /// In `link C-1 vneid` the ACCOUNT was forgotten; to say that C-1 is no provider would not help.
    private func forgottenArgument(_ words: [Word], needed: Int, at end: Span) -> LineError? {
        let optional = parameters.count { $0.place == .optional }
        let spare = words.count - needed
        guard spare < optional, !parameters.contains(where: \.takesMany) else { return nil }
        let shifted = shares(words, spare: spare + 1)
        guard let empty = shifted.last(where: { $0.parameter.isNeeded }), empty.words.isEmpty,
            (try? check(shifted)) != nil
        else { return nil }
        return .missingArgument(empty.parameter, at: end)
    }

    /// `help case open` has one argument: the name of a command may be two words.
    private func mergingCommandNames(_ words: [Word]) -> [Word] {
        guard parameters.contains(where: { $0.type == .command }), words.count >= 2 else {
            return words
        }
        let lookup = registry.look(up: [words[0].text, words[1].text], prefixes: false)
        guard case .found(let entry, words: 2) = lookup else { return words }
        return [Word(entry.manifest.name, span: words[0].span)] + words.dropFirst(2)
    }
}

extension Parameter {
    /// Whether a line without it is wrong.
    var isNeeded: Bool { place == .required || place == .oneOrMore }

    /// Whether it takes any number of words.
    var takesMany: Bool { place == .oneOrMore || place == .anyNumber }
}
