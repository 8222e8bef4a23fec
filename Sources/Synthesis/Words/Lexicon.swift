/// A word of the lexicon; 0 stands for no word.
typealias WordID = UInt16

/// All words that names are made of, as UTF-8 end to end, each with its folded form (lower case, no
/// marks, đ as d) for user names and mail addresses.
struct Lexicon {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = [0]
    private var foldedBytes: [UInt8] = []
    private var foldedEnds: [Int32] = [0]
    private var known: [String: WordID] = [:]

    /// The number of a word, which is added when it is new; 0 for the empty word.
    mutating func add(_ word: String) -> WordID {
        if word.isEmpty { return 0 }
        if let id = known[word] { return id }
        guard ends.count <= Int(WordID.max) else { return 0 }
        if ends.count == 1 {
            ends.append(0)
            foldedEnds.append(0)
        }
        bytes.append(contentsOf: Array(word.utf8))
        ends.append(Int32(bytes.count))
        foldedBytes.append(contentsOf: VietnameseLetters.folded(word))
        foldedEnds.append(Int32(foldedBytes.count))
        let id = WordID(ends.count - 2)
        known[word] = id
        return id
    }

    /// Reads `word:weight,word:weight,…`; a word without a weight counts 1.
    mutating func choice(_ text: String) -> Weighted<WordID> {
        let entries = text.split(separator: ",").map { entry -> (WordID, Int) in
            let parts = entry.split(separator: ":")
            let word = String(parts.first ?? "").drop { $0 == " " || $0 == "\n" }
            return (add(String(word)), parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
        }
        return Weighted(entries, or: 0)
    }

    /// Gives the UTF-8 of a word.
    func withWord(_ id: WordID, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        Lexicon.slice(bytes, ends, id, body)
    }

    /// Gives the folded ASCII form of a word.
    func withFolded(_ id: WordID, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        Lexicon.slice(foldedBytes, foldedEnds, id, body)
    }

    /// The word itself; for the rare rows that are changed letter by letter.
    func word(_ id: WordID) -> String {
        var text = ""
        withWord(id) { text = String(decoding: $0, as: UTF8.self) }
        return text
    }

    private static func slice(
        _ bytes: [UInt8],
        _ ends: [Int32],
        _ id: WordID,
        _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let place = Int(id)
        guard place + 1 < ends.count else { return }
        let start = Int(ends[place])
        let end = Int(ends[place + 1])
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }
}
