import Dispatch
import Synchronization

/// Another processor core that makes deferred values before they are asked for, in the order given.
///
/// It only helps: what it has not come to is made by who asks.
public final class SecondHand: Sendable {
    /// How many values it is handed at once: waking a thread costs as much as making one.
    private static let handful = 16

    private let queue = DispatchQueue(label: "lienket.second-hand")
    private let waiting = Mutex<[@Sendable () -> Void]>([])

    /// Makes a hand; no thread runs before it has something to do.
    public init() {}

    /// Lets it make a value.
    /// - Parameters:
    ///   - deferred: the value.
    ///   - isLarge: whether it is much work, and not one of many.
    public func take<Value>(_ deferred: Deferred<Value>, isLarge: Bool = false) {
        let handful = waiting.withLock { waiting -> [@Sendable () -> Void] in
            waiting.append { _ = deferred.value }
            guard isLarge || waiting.count >= SecondHand.handful else { return [] }
            defer { waiting.removeAll(keepingCapacity: true) }
            return waiting
        }
        guard !handful.isEmpty else { return }
        queue.async { for make in handful { make() } }
    }

    /// Lets it take apart what nobody else holds any more.
    public func takeApart<Value: Sendable>(_ value: consuming Value) {
        queue.async { [value] in withExtendedLifetime(value) {} }
    }

    /// Makes what it has not come to, from the last to the first: so nobody waits for the other, but
    /// where they meet.
    public static func meet<Value>(_ values: some BidirectionalCollection<Deferred<Value>>) {
        for value in values.reversed() where !value.isBegun { _ = value.value }
    }
}
