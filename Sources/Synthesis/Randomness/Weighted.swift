/// A choice among values with weights, drawn in constant time from a table of 4096 slots.
///
/// Weights are honoured to about one part in four thousand.
struct Weighted<Value: Sendable>: Sendable {
    private static var slotCount: Int { 4096 }
    private let values: [Value]
    private let slots: [UInt16]

    /// Makes the choice; nil when there is no value with a weight over 0, or more than 65,535 values.
    init?(_ weighted: [(Value, Int)]) {
        let kept = weighted.filter { $0.1 > 0 }
        guard !kept.isEmpty, kept.count <= Int(UInt16.max) else { return nil }
        let total = kept.reduce(0) { $0 + $1.1 }
        var slots: [UInt16] = []
        slots.reserveCapacity(Self.slotCount)
        var reached = 0
        for (index, entry) in kept.enumerated() {
            reached += entry.1
            let end = reached * Self.slotCount / total
            while slots.count < end { slots.append(UInt16(index)) }
        }
        self.values = kept.map(\.0)
        self.slots = slots
    }

    /// Makes the choice, or one that always gives `fallback`.
    init(_ weighted: [(Value, Int)], or fallback: Value) {
        if let made = Weighted(weighted) {
            self = made
        } else {
            values = [fallback]
            slots = Array(repeating: 0, count: Self.slotCount)
        }
    }

    /// Draws one value.
    func pick(_ random: inout SplitMix64) -> Value {
        values[Int(slots[Int(random.next() >> 52)])]
    }
}
