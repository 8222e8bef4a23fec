import CommandKit
import Identity

/// Completes a line at the cursor: commands, options and values, from the manifests and the session.
package struct Completer: Sendable {
    private let registry: CommandRegistry

    /// Makes a completer.
    package init(registry: CommandRegistry) {
        self.registry = registry
    }

    /// What fits at the cursor.
    ///
    /// - Parameters:
    ///   - line: the line as it stands in the editor.
    ///   - cursor: a UTF-8 offset; what stands behind it does not count and stays.
    ///   - context: what the session offers.
    /// - Returns: the candidates; none when nothing fits.
    package func complete(
        _ line: String,
        cursor: Int,
        _ context: CompletionContext
    ) -> Completion {
        let end = max(0, min(cursor, line.utf8.count))
        let none = Completion(range: end..<end, candidates: [])
        let before = String(decoding: line.utf8.prefix(end), as: UTF8.self)
        guard let scanned = try? Tokenizer.scan(LineText(before)), scanned.ending != .comment,
            scanned.ending != .backslash
        else { return none }
        let target = CompletionTarget(scanned, end: end)
        let offers = offers(target, context)
        let candidates = offers.compactMap { offer -> Candidate? in
            guard offer.isFitting || target.fits(offer.value) else { return nil }
            guard let text = target.written(offer) else { return nil }
            return Candidate(
                text,
                description: Escaping.visible(offer.description),
                isFinal: offer.isFinal
            )
        }
        var seen: Set<String> = []
        return Completion(
            range: target.range,
            candidates: candidates.filter { seen.insert($0.text).inserted }
        )
    }

    /// Everything that may stand at the target, fitting or not.
    private func offers(_ target: CompletionTarget, _ context: CompletionContext) -> [Offer] {
        let names = CommandOffers(registry: registry, context: context)
        guard let first = target.before.first else { return names.firstWords(target.typed) }
        let words = target.before.map(\.text)
        switch registry.look(up: Array(words.prefix(2)), prefixes: true) {
        case .incomplete where words.count == 1: return names.secondWords(first.text, target.typed)
        case .found(let entry, let used):
            let values = ValueOffers(registry: registry, context: context, typed: target.typed)
            let place = ArgumentPlace(entry.manifest, Array(target.before.dropFirst(used)), target)
            var offers = place.offers(values, language: context.language)
            if used == 1, words.count == 1, !registry.members(of: first.text).isEmpty {
                offers = names.secondWords(first.text, target.typed) + offers
            }
            return offers
        case .incomplete, .ambiguous, .unknown: return []
        }
    }
}

/// Something that can be put in, before it is matched and quoted.
struct Offer {
    var value: String
    var description: String
    var isFinal = true
    /// Whether it has been matched already and needs no further match.
    var isFitting = false
}

/// The word at the cursor, and the words before it.
struct CompletionTarget {
    /// The finished words before the word at the cursor.
    let before: [Word]
    /// What is typed of the word, quotes resolved; empty behind a blank.
    let typed: String
    /// What a candidate replaces.
    let range: Range<Int>
    /// The quote that is open at the cursor.
    private let quote: Character?
    /// Whether the word's `--name=` part is before the range.
    let optionName: String?

    init(_ line: TokenizedLine, end: Int) {
        var words = line.words
        switch line.ending {
        case .singleQuote: quote = "'"
        case .doubleQuote: quote = "\""
        default: quote = nil
        }
        guard let last = words.last, last.span.range.upperBound == end else {
            before = words
            typed = ""
            range = end..<end
            optionName = nil
            return
        }
        words.removeLast()
        before = words
        if last.text.hasPrefix("--"), let start = last.valueStart,
            let equals = last.text.firstIndex(of: "=")
        {
            optionName = String(last.text[..<equals].dropFirst(2))
            typed = String(last.text[last.text.index(after: equals)...])
            range = start..<end
        } else {
            optionName = nil
            typed = last.text
            range = last.span.range.lowerBound..<end
        }
    }

    /// Whether a value begins with what is typed, case and diacritics apart.
    func fits(_ value: String) -> Bool {
        typed.isEmpty || CommandName.key(value).hasPrefix(CommandName.key(typed))
    }

    /// The value as the line needs it: inside the quote that is open, or quoted if it must be.
    func written(_ offer: Offer) -> String? {
        guard let quote else {
            let quoted = Quoting.quote(offer.value)
            // A folder goes on: its quote stays open.
            if !offer.isFinal, quoted.hasSuffix("'"), quoted.count > 1 {
                return String(quoted.dropLast())
            }
            return quoted
        }
        return Quoting.continuing(offer.value, quote: quote).map {
            offer.isFinal ? $0 + String(quote) : $0
        }
    }
}
