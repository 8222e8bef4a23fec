import Glibc
import Identity

/// What a run notes of the place that it runs in.
enum RunPlace {
    /// A path that leads to the same file wherever it is read from.
    static func absolute(_ path: String) -> String {
        guard path != "-", !path.hasPrefix("/") else { return path }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return path }
        let folder = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: folder, as: UTF8.self) + "/" + path
    }

    /// Sixteen random bytes.
    static func salt() -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<16).map { _ in UInt8.random(in: 0...255, using: &source) }
    }
}

/// The clock that nobody sets.
enum Monotonic {
    /// Nanoseconds since some fixed time.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
