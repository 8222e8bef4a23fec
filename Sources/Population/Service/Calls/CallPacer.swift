import NIOCore
import Synchronization

/// Spreads calls so that there are never more than a quota allows a second.
final class CallPacer: Sendable {
    private let gap: TimeAmount
    private let next = Mutex(NIODeadline.uptimeNanoseconds(0))

    /// - Parameter quota: calls a second; 0 for no limit.
    init(quota: Int) {
        gap = quota > 0 ? .nanoseconds(1_000_000_000 / Int64(quota)) : .zero
    }

    /// Takes the next place in time; nil when it comes after `deadline`, and none is taken.
    func place(from now: NIODeadline, before deadline: NIODeadline) -> NIODeadline? {
        next.withLock { next in
            let place = max(now, next)
            guard place < deadline else { return nil }
            next = place + gap
            return place
        }
    }
}
