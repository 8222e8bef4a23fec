import Dispatch
import Synchronization

/// Work on consecutive things, half of it on each of two cores.
public enum SideBySide {
    /// Works on both halves of a count at the same time.
    /// - Parameters:
    ///   - count: how many things there are.
    ///   - work: works on the things at these places.
    /// - Returns: what came of the first half, then of the second.
    /// - Throws: the first half's error, else the second's.
    public static func map<Value: Sendable>(
        _ count: Int,
        _ work: @Sendable (Range<Int>) throws -> Value
    ) throws -> [Value] {
        let halves = [0..<count / 2, count / 2..<count]
        let results = Mutex<[Result<Value, any Error>?]>([nil, nil])
        DispatchQueue.concurrentPerform(iterations: halves.count) { half in
            let result = Result { try work(halves[half]) }
            results.withLock { $0[half] = result }
        }
        return try results.withLock { try $0.compactMap { try $0?.get() } }
    }
}
