import Glibc

/// One line a question on standard error: its code, what came of it, how long it took.
struct AccessLog: Sendable {
    /// Whether it says nothing.
    let isQuiet: Bool

    func note(_ requestCode: String, _ outcome: String, _ spent: Duration) {
        guard !isQuiet else { return }
        let milliseconds = Int64(spent / .milliseconds(1))
        say("\(requestCode) \(outcome) \(milliseconds) ms\n", to: STDERR_FILENO)
    }
}

/// Writes text to a descriptor.
func say(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
        let written = bytes.withUnsafeBytes { buffer in
            write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
        }
        if written > 0 {
            start += written
        } else if written == 0 || errno != EINTR {
            return
        }
    }
}
