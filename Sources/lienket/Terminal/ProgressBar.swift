import Console
import Identity
import LineEditing

/// A progress bar on standard error; silent when that is not a terminal.
final class ProgressBar {
    private let output: Output
    private let language: Language
    private let isShown = TerminalState.isErrorTTY
    private let started = DeskSetup.now()
    private var lastShown: Int64 = 0

    init(output: Output, language: Language) {
        self.output = output
        self.language = language
    }

    /// Shows how much of the whole is done, 0…1; at most ten times a second.
    func show(_ fraction: Double) {
        guard isShown else { return }
        let now = DeskSetup.now().milliseconds
        guard now - lastShown >= 100 else { return }
        lastShown = now
        let done = min(max(fraction, 0), 1)
        let cells = 30
        let filled = Int(done * Double(cells))
        let bar =
            String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
        let elapsed = Double(now - started.milliseconds) / 1000
        let left = done > 0.01 ? " \(Int(elapsed / done - elapsed)) s" : ""
        output.report("\r\(bar) \(Int(done * 100)) %\(left)\u{1B}[K")
    }

    /// Takes the bar away.
    func clear() {
        if isShown, lastShown > 0 { output.report("\r\u{1B}[K") }
    }
}
