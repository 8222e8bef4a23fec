import Synchronization

/// A value that is made once, when it is first asked for, by whichever thread asks first.
public final class Deferred<Value: Sendable>: Sendable {
    private enum State {
        case waiting(@Sendable () -> Value)
        case made(Value)
    }

    private let state: Mutex<State>

    /// Defers the making of a value.
    /// - Parameter make: makes it; called once at most.
    public init(_ make: @escaping @Sendable () -> Value) {
        state = Mutex(.waiting(make))
    }

    /// The value; who asks while another thread makes it waits.
    public var value: Value {
        state.withLock { state in
            switch state {
            case .made(let value): return value
            case .waiting(let make):
                let value = make()
                state = .made(value)
                return value
            }
        }
    }

    /// Whether some thread has made the value, or is making it.
    var isBegun: Bool {
        state.withLockIfAvailable { state in
            if case .made = state { true } else { false }
        } ?? true
    }
}
