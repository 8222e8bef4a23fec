import Console
import Glibc

/// Standard output and standard error, whole texts at a time.
final class Output {
    /// Why standard output failed first, as the system's error number: nobody reads on, or the disk
    /// is full.
    private(set) var problem: Int32?

    /// Whether standard output failed.
    var hasFailed: Bool { problem != nil }

    /// Writes data to standard output.
    func write(_ text: String) {
        if !Output.put(text, to: STDOUT_FILENO) { problem = problem ?? errno }
    }

    /// Writes a message to standard error.
    func report(_ text: String) { _ = Output.put(text, to: STDERR_FILENO) }

    /// Writes all bytes, however often the system takes only some.
    private static func put(_ text: String, to file: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let slice = UnsafeBufferPointer(rebasing: rest)
                let count = Glibc.write(file, slice.baseAddress, slice.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }
}
