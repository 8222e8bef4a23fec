import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Random bytes of the system, fetched many at a time: each record takes a few dozen of them, and a
/// call of the system for each eight bytes costs more than hashing the record.
struct RandomPool: RandomNumberGenerator {
    /// Bytes of one call; the system gives no more at once.
    private static let size = 256
    private static let pool = Mutex<[UInt8]>([])

    /// Takes bytes, each of which is given out once.
    static func take(_ count: Int) -> [UInt8] {
        pool.withLock { bytes in
            while bytes.count < count { bytes += fresh() }
            defer { bytes.removeLast(count) }
            return Array(bytes.suffix(count))
        }
    }

    /// The next eight bytes as a number.
    func next() -> UInt64 {
        RandomPool.take(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func fresh() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = size
            guard getentropy(buffer.baseAddress, size) != 0 else { return }
            // Where the system has no such call, the standard library knows another way.
            var generator = SystemRandomNumberGenerator()
            for place in 0..<size { buffer[place] = UInt8.random(in: 0...255, using: &generator) }
        }
    }
}
