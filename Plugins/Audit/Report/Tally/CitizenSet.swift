import Identity

/// Which citizens were met: a bit each, so that a million of them take 128 KiB.
struct CitizenSet: Sendable {
    /// Numbers from here on are kept one by one: the store gives numbers out in order, so only a log
    /// that was tampered with has them.
    private static let dense: Int64 = 1 << 23

    private var words: [UInt64] = []
    private var sparse: Set<Int64> = []
    /// How many there are.
    private(set) var count = 0

    /// Adds one; nothing happens when it is there.
    mutating func insert(_ citizen: CitizenNumber) {
        let value = citizen.value
        guard value >= 0, value < CitizenSet.dense else {
            if sparse.count < 100_000, sparse.insert(value).inserted { count += 1 }
            return
        }
        let word = Int(value >> 6)
        if word >= words.count {
            words += Array(repeating: 0, count: max(word + 1, words.count * 2) - words.count)
        }
        let bit = UInt64(1) << UInt64(value & 63)
        guard words[word] & bit == 0 else { return }
        words[word] |= bit
        count += 1
    }
}
