import CommandKit
import Identity

/// How command names are compared: without case, diacritics or đ.
package enum CommandName {
    /// What two spellings of the same name have in common: `trạng-thái`, `trang-thai`, `TRANG-THAI`.
    package static func key(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 && !(65...90).contains($0) }) { return word }
        return Folding.fold(word)
    }

    /// The words of a manifest's name.
    ///
    /// Cut at bytes: looking for whole characters in the names of all commands took 1.4 % of
    /// `exec whoami`.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var rest = name.utf8[...]
        while let space = rest.firstIndex(of: 0x20) {
            if space > rest.startIndex { words.append(String(Substring(rest[..<space]))) }
            rest = rest[rest.index(after: space)...]
        }
        if !rest.isEmpty { words.append(String(Substring(rest))) }
        return words
    }

    /// Whether a word can be a command's name: a letter, then letters, digits and hyphens.
    static func isWord(_ key: String) -> Bool {
        guard let first = key.utf8.first, (97...122).contains(first) else { return false }
        return key.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
}

/// Names that resemble a mistyped one.
package enum Nearest {
    /// At most three of `names` within a third of the length of `word`, nearest first; compared by
    /// their `key`.
    package static func names(
        to word: String,
        among names: [String],
        key: (String) -> String = CommandName.key
    ) -> [String] {
        let wanted = Array(key(word).unicodeScalars.prefix(64))
        guard !wanted.isEmpty else { return [] }
        let limit = max(1, min(3, wanted.count / 3))
        var seen: Set<String> = []
        var found: [(distance: Int, order: Int, name: String)] = []
        for (order, name) in names.enumerated() where seen.insert(name).inserted {
            let candidate = Array(key(name).unicodeScalars)
            guard abs(candidate.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, candidate)
            if distance <= limit { found.append((distance, order, name)) }
        }
        return found.sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }
            .prefix(3).map(\.name)
    }

    /// The Damerau–Levenshtein distance (neighbours swapped count as one change).
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforePrevious = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var current = [i]
            current.reserveCapacity(b.count + 1)
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var best = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, beforePrevious[j - 2] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[b.count]
    }
}
