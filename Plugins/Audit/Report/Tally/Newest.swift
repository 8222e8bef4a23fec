/// A list that keeps its newest items and counts all.
struct Newest<Item: Sendable>: Sendable {
    private let limit: Int
    private var items: [Item] = []
    /// How many there were.
    private(set) var total = 0

    /// Makes an empty list.
    init(_ limit: Int = ReportThresholds.detail) {
        self.limit = limit
    }

    /// Adds one; the oldest goes when there is no room.
    mutating func append(_ item: Item) {
        // Twice the room is let grow, so that moving everything up is rare.
        if items.count == limit * 2 { items.removeFirst(limit) }
        items.append(item)
        total += 1
    }

    /// The newest items, oldest first.
    var kept: ArraySlice<Item> { items.suffix(limit) }

    /// How many are not kept.
    var left: Int { total - kept.count }

    /// Changes the newest item that fits, if it is still kept; stops looking at `end`.
    mutating func updateLast(
        where fits: (Item) -> Bool,
        until end: (Item) -> Bool = { _ in false },
        _ change: (inout Item) -> Void
    ) -> Bool {
        for place in items.indices.reversed() {
            if fits(items[place]) {
                change(&items[place])
                return true
            }
            if end(items[place]) { break }
        }
        return false
    }
}
