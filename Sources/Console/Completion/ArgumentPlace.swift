import CommandKit
import Identity

/// Which arguments of a command can stand at the cursor.
struct ArgumentPlace {
    private let manifest: CommandManifest
    private let typed: String
    /// The options that are given already.
    private var used: Set<String> = []
    /// How many words in order stand before the cursor.
    private var count = 0
    /// The option whose value is at the cursor.
    private var pending: Parameter?
    private var optionsEnded = false

    init(_ manifest: CommandManifest, _ words: [Word], _ target: CompletionTarget) {
        self.manifest = manifest
        typed = target.typed
        for word in words { take(word.text) }
        if let name = target.optionName { pending = option(name) }
    }

    /// What may stand there.
    func offers(_ values: ValueOffers, language: Language) -> [Offer] {
        if let pending {
            return pending.place == .option ? values.offers(pending, of: manifest) : []
        }
        let isOption = typed.hasPrefix("-") && !optionsEnded
        if isOption { return options(language) }
        let words = possible.flatMap { values.offers($0, of: manifest) }
        return words.isEmpty && typed.isEmpty && !optionsEnded ? options(language) : words
    }

    /// The options not given yet: the command's own, then those of every command.
    private func options(_ language: Language) -> [Offer] {
        var names: Set<String> = []
        return (manifest.options + Parameter.common)
            .filter { names.insert($0.name).inserted && !used.contains($0.name) }
            .map { Offer(value: "--\($0.name)", description: $0.summary.text(language)) }
    }

    /// The parameters that the next word may belong to: optional ones may have been left out.
    private var possible: [Parameter] {
        var least = 0
        var most = 0
        return manifest.positionals.filter { parameter in
            let from = least
            let to = most
            if parameter.isNeeded { least += 1 }
            most = parameter.takesMany ? Int.max / 2 : most + 1
            return count >= from && (count <= to || parameter.takesMany && count >= from)
        }
    }

    private mutating func take(_ text: String) {
        if pending != nil {
            pending = nil
        } else if optionsEnded || !text.hasPrefix("--") {
            count += 1
        } else if text == "--" {
            optionsEnded = true
        } else {
            let name = String(text.dropFirst(2).prefix { $0 != "=" })
            used.insert(name)
            if !text.contains("="), let option = option(name), option.place == .option {
                pending = option
            }
        }
    }

    private func option(_ name: String) -> Parameter? {
        (manifest.options + Parameter.common).first { $0.name == CommandName.key(name) }
    }
}
