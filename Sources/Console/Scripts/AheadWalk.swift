import AuditLog

/// A walk over a script whose next items are parsed while the last ones run.
struct AheadWalk: IteratorProtocol {
    /// How many items are parsed at once.
    private static let length = 64

    private let hand: SecondHand
    private var items: [ScriptItem] = []
    private var place = 0
    /// The items behind these; nil when there are none.
    private var following: Deferred<Stretch>?

    /// The walk itself.
    ///
    /// Whoever parses the next stretch has it alone: that one is asked for only when the one before it is
    /// there.
    private final class Course: @unchecked Sendable {
        var walk: ScriptWalk

        init(_ walk: ScriptWalk) { self.walk = walk }
    }

    /// Items in order.
    private struct Stretch: Sendable {
        let items: [ScriptItem]
        let course: Course
    }

    /// Goes the way of a walk; nothing is parsed yet.
    init(_ walk: ScriptWalk, hand: SecondHand) {
        self.hand = hand
        following = AheadWalk.stretch(Course(walk))
    }

    mutating func next() -> ScriptItem? {
        if place == items.count {
            guard let stretch = following?.value else { return nil }
            (items, place) = (stretch.items, 0)
            following = nil
            guard !items.isEmpty else { return nil }
            let more = AheadWalk.stretch(stretch.course)
            hand.take(more, isLarge: true)
            following = more
        }
        defer { place += 1 }
        return items[place]
    }

    private static func stretch(_ course: Course) -> Deferred<Stretch> {
        Deferred {
            var items: [ScriptItem] = []
            items.reserveCapacity(length)
            while items.count < length, let item = course.walk.next() { items.append(item) }
            return Stretch(items: items, course: course)
        }
    }
}
