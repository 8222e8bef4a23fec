import Glibc

/// A percentage on standard error, rewritten in place; silent when that is no terminal.
final class ProgressLine {
    private let total: Int
    private let isOn = isatty(STDERR_FILENO) == 1
    private var shown = -1

    /// A line for `total` profiles.
    init(total: Int) {
        self.total = total
    }

    /// Shows how far the work has come.
    func show(_ done: Int) {
        guard isOn, total > 0 else { return }
        let percent = done * 100 / total
        guard percent != shown else { return }
        shown = percent
        say("\r\(percent) % (\(done)/\(total))", to: STDERR_FILENO)
    }

    /// Takes the line away.
    func end() {
        if isOn, shown >= 0 { say("\r\u{1B}[K", to: STDERR_FILENO) }
    }
}
