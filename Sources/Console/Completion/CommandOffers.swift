import CommandKit
import Identity

/// The names of commands that completion offers.
struct CommandOffers {
    let registry: CommandRegistry
    let context: CompletionContext

    /// First words: English names, Vietnamese ones when what is typed is the beginning of one, and
    /// aliases.
    func firstWords(_ typed: String) -> [Offer] {
        var offers: [Offer] = []
        var seen: Set<String> = []
        for manifest in registry.manifests {
            let english = CommandName.words(manifest.name)
            let vietnamese = CommandName.words(manifest.vietnamese)
            guard let first = english.first, let second = vietnamese.first else { continue }
            let name = chosen(first, second, typed)
            guard let name, seen.insert(name).inserted else { continue }
            let description = english.count > 1 ? members(first) : summary(manifest)
            offers.append(Offer(value: name, description: description))
        }
        offers += context.aliases.map { Offer(value: $0.value, description: "→ \($0.description)") }
        return offers
    }

    /// Second words of the commands behind a first word.
    func secondWords(_ first: String, _ typed: String) -> [Offer] {
        var members = registry.members(of: first)
        if members.isEmpty, case .incomplete(let found) = registry.look(up: [first], prefixes: true)
        {
            members = found
        }
        let isVietnamese = members.contains { manifest in
            guard let head = CommandName.words(manifest.vietnamese).first,
                let english = CommandName.words(manifest.name).first
            else { return false }
            let key = CommandName.key(first)
            return CommandName.key(head).hasPrefix(key) && !english.hasPrefix(key)
        }
        return members.compactMap { manifest in
            guard let english = CommandName.words(manifest.name).last,
                let vietnamese = CommandName.words(manifest.vietnamese).last
            else { return nil }
            let name =
                isVietnamese && typed.isEmpty
                ? spelled(vietnamese, like: first) : chosen(english, vietnamese, typed)
            return name.map { Offer(value: $0, description: summary(manifest)) }
        }
    }

    /// The English word, or the Vietnamese one when only that begins with what is typed.
    private func chosen(_ english: String, _ vietnamese: String, _ typed: String) -> String? {
        let key = CommandName.key(typed)
        if english.hasPrefix(key),
            typed.utf8.allSatisfy({ $0 < 0x80 }) || !CommandName.key(vietnamese).hasPrefix(key)
        {
            return english
        }
        return CommandName.key(vietnamese).hasPrefix(key) ? spelled(vietnamese, like: typed) : nil
    }

    /// A Vietnamese word with diacritics when the agent types them, else without.
    private func spelled(_ vietnamese: String, like typed: String) -> String {
        typed.utf8.contains { $0 >= 0x80 } ? vietnamese : CommandName.key(vietnamese)
    }

    private func summary(_ manifest: CommandManifest) -> String {
        manifest.summary.text(context.language)
    }

    private func members(_ head: String) -> String {
        registry.members(of: head).compactMap { CommandName.words($0.name).last }
            .joined(separator: " · ")
    }
}
