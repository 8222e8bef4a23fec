#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What tells a running process from one that has died and left its number to another.
package enum ProcessMark {
    /// This process: its number and when it started.
    package static let own = "\(getpid()):\(started(getpid()) ?? 0)"

    /// Whether the process of a mark is alive, on this machine.
    package static func isAlive(_ mark: String) -> Bool {
        let parts = mark.split(separator: ":")
        guard parts.count == 2, let number = Int32(parts[0]), let start = UInt64(parts[1]) else {
            return false
        }
        return started(number) == start
    }

    /// When a process started, in clock ticks since the machine did; nil when there is none.
    private static func started(_ number: Int32) -> UInt64? {
        let file = open("/proc/\(number)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = read(file, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let text = String(decoding: bytes[..<count], as: UTF8.self)
        // The program's name, in parentheses, may hold anything; the 22nd field is the 20th behind it.
        guard let close = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: close)...].split(separator: " ")
        return fields.count > 19 ? UInt64(fields[19]) : nil
    }
}
