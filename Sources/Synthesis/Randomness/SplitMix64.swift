/// Sebastiano Vigna's SplitMix64: a small generator whose output is fixed by its seed, everywhere.
///
/// Not for secrets; for data that must come out the same, byte for byte, on every machine.
struct SplitMix64 {
    private var state: UInt64

    /// Starts at `seed`.
    init(seed: UInt64) {
        state = seed
    }

    /// Starts a stream of its own for item number `index` of a population.
    init(seed: UInt64, index: Int) {
        var mixer = SplitMix64(seed: seed ^ 0xA076_1D64_78BD_642F)
        let base = mixer.next()
        state = base &+ UInt64(truncatingIfNeeded: index) &* 0xE703_7ED1_A0B4_28DB
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number of 0..<`bound`; 0 when `bound` is not positive.
    ///
    /// The bias, at most `bound` / 2³², does not matter here.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        let high = next() >> 32
        return Int((high &* UInt64(bound)) >> 32)
    }

    /// A number of the closed range `low`...`high`; `low` when the range is empty.
    mutating func between(_ low: Int, _ high: Int) -> Int {
        low + below(high - low + 1)
    }

    /// True `part` times in ten thousand.
    mutating func chance(_ part: Int) -> Bool {
        below(10_000) < part
    }
}
