/// Reads what receipts and add-checkpoint bodies have in common: lines of words, base64 hashes up to
/// an empty line, then a signed note.
struct ProofText {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    /// Everything behind what was read.
    var remainder: String { String(Substring(rest)) }

    /// The next line without its line break; nil when no whole line follows.
    mutating func line() -> Substring? {
        guard let end = rest.firstIndex(of: 0x0A) else { return nil }
        let line = rest[..<end]
        rest = rest[rest.index(after: end)...]
        return Substring(line)
    }

    /// What follows a word and one space, when the next line begins with them; else nothing is read.
    mutating func value(of word: String) -> Substring? {
        guard rest.starts(with: "\(word) ".utf8), let line = line() else { return nil }
        return Substring(line.utf8.dropFirst(word.utf8.count + 1))
    }

    /// A number behind a word: decimal, not negative, without sign and leading zeros.
    mutating func number(of word: String) -> Int64? {
        guard let digits = value(of: word).map(String.init), let number = Int64(digits),
            // Writing the number back refuses every other spelling.
            number >= 0, digits.utf8.elementsEqual(String(number).utf8)
        else { return nil }
        return number
    }

    /// The hashes up to the empty line, which is read too; nil for anything else or too many.
    mutating func hashes(atMost maximum: Int) -> [MerkleHash]? {
        var hashes: [MerkleHash] = []
        while let line = line() {
            if line.isEmpty { return hashes }
            guard hashes.count < maximum, let hash = MerkleHash(base64: line) else { return nil }
            hashes.append(hash)
        }
        return nil
    }

    /// The lines of hashes with the empty line behind them.
    static func lines(_ hashes: [MerkleHash]) -> String {
        hashes.reduce(into: "") { $0 += $1.base64 + "\n" } + "\n"
    }
}
