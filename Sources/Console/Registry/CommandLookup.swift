import CommandKit
import Identity

/// What the first words of a line lead to.
package enum CommandLookup: Sendable {
    /// This command, named by so many words.
    case found(CommandRegistry.Entry, words: Int)
    /// The first word is only the head of these commands, and no second word follows.
    case incomplete([CommandManifest])
    /// A prefix that several names share.
    case ambiguous([String], word: Int)
    /// No such name; these resemble it. `word` is the index of the word that is wrong.
    case unknown([String], word: Int)
}

extension CommandRegistry {
    /// Finds the command that a line begins with.
    ///
    /// - Parameters:
    ///   - words: the words of the line from the first on; at most two are looked at.
    ///   - prefixes: whether a unique prefix of a name is enough (interactive sessions).
    /// - Returns: what they lead to.
    package func look(up words: [String], prefixes: Bool) -> CommandLookup {
        guard let first = words.first else { return .unknown([], word: 0) }
        if let colon = first.firstIndex(of: ":"), heads[CommandName.key(first)] == nil {
            let plugin = CommandName.key(String(first[..<colon]))
            let rest = [String(first[first.index(after: colon)...])] + words.dropFirst()
            guard groups.contains(where: { CommandName.key($0.id) == plugin }) else {
                return .unknown(Nearest.names(to: plugin, among: groups.map(\.id)), word: 0)
            }
            return look(up: rest, prefixes: prefixes) { CommandName.key($0.plugin) == plugin }
        }
        return look(up: words, prefixes: prefixes) { _ in true }
    }

    private func look(
        up words: [String],
        prefixes: Bool,
        _ isWanted: (Entry) -> Bool
    ) -> CommandLookup {
        let key = CommandName.key(words[0])
        if let head = heads[key] { return look(up: words, in: head, prefixes: prefixes, isWanted) }
        let keys: [String]
        if prefixes, !key.isEmpty {
            keys = heads.keys.filter { $0.hasPrefix(key) }.sorted()
        } else {
            keys = []
        }
        guard !keys.isEmpty else {
            return .unknown(Nearest.names(to: words[0], among: headNames), word: 0)
        }
        // The English and the Vietnamese word of one command are one thing.
        let targets = Set(keys.map { Set(commands(under: $0)) })
        if targets.count > 1 { return .ambiguous(shownHeads(keys), word: 0) }
        return look(up: words, in: merged(keys), prefixes: prefixes, isWanted)
    }

    /// Looks further once it is known what the first word stands for.
    private func look(
        up words: [String],
        in head: Head,
        prefixes: Bool,
        _ isWanted: (Entry) -> Bool
    ) -> CommandLookup {
        if words.count > 1, !head.second.isEmpty {
            switch second(words[1], in: head, prefixes: prefixes) {
            case .found(let entry, let count):
                return isWanted(entry) ? .found(entry, words: count) : .unknown([], word: 0)
            case let other where head.single == nil: return other
            default: break
            }
        }
        if let single = head.single {
            let entry = entries[single]
            return isWanted(entry) ? .found(entry, words: 1) : .unknown([], word: 0)
        }
        return .incomplete(head.members.map { entries[$0].manifest })
    }

    private func second(_ word: String, in head: Head, prefixes: Bool) -> CommandLookup {
        let key = CommandName.key(word)
        if let index = head.second[key] { return .found(entries[index], words: 2) }
        if prefixes, !key.isEmpty {
            let indices = Set(head.second.filter { $0.key.hasPrefix(key) }.values)
            if indices.count == 1, let index = indices.first {
                return .found(entries[index], words: 2)
            }
            if indices.count > 1 {
                return .ambiguous(indices.sorted().map { entries[$0].manifest.name }, word: 1)
            }
        }
        let names = head.members.flatMap { index in
            [entries[index].manifest.name, entries[index].manifest.vietnamese]
                .compactMap { CommandName.words($0).last }
        }
        return .unknown(Nearest.names(to: word, among: names), word: 1)
    }

    /// Every first word as it is shown: English names, then Vietnamese ones, in order.
    package var headNames: [String] {
        var seen: Set<String> = []
        let names = entries.map(\.manifest.name) + entries.map(\.manifest.vietnamese)
        return names.compactMap { CommandName.words($0).first }.filter { seen.insert($0).inserted }
    }

    private func commands(under key: String) -> [Int] {
        guard let head = heads[key] else { return [] }
        return (head.single.map { [$0] } ?? []) + head.members
    }

    private func merged(_ keys: [String]) -> Head {
        var result = Head()
        for key in keys {
            guard let head = heads[key] else { continue }
            result.single = result.single ?? head.single
            result.second.merge(head.second) { first, _ in first }
            if result.members.isEmpty { result.members = head.members }
        }
        return result
    }

    /// The names behind folded first words, as they are shown.
    private func shownHeads(_ keys: [String]) -> [String] {
        let wanted = Set(keys)
        return headNames.filter { wanted.contains(CommandName.key($0)) }
    }
}
