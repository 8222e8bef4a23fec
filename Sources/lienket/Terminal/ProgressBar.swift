import Console
import Identity
import LineEditing

/// A progress bar on standard error, with rate and time left; silent when that is not a terminal.
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
        show(fraction) { _ in "" }
    }

    /// Shows how many of how many things are done, and how many a second.
    func show(_ done: Int64, of whole: Int64) {
        show(Double(done) / Double(max(whole, 1))) { seconds in
            seconds < 1 ? "" : " · \(Int(Double(done) / seconds))/s"
        }
    }

    /// Shows how much of a run is done, and what its lines came to.
    func show(_ done: Int, of whole: Int, rate: Double, detail: String) {
        show(Double(done) / Double(max(whole, 1))) { _ in " · \(Int(rate))/s · \(detail)" }
    }

    private func show(_ fraction: Double, rate: (_ seconds: Double) -> String) {
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
        let left = done > 0.01 ? " · \(remaining(elapsed / done - elapsed))" : ""
        output.report("\r\(bar) \(Int(done * 100)) %\(rate(elapsed))\(left)\u{1B}[K")
    }

    private func remaining(_ seconds: Double) -> String {
        let text = seconds < 90 ? "\(Int(seconds)) s" : "\(Int(seconds / 60)) min"
        return Phrase(vi: "còn \(text)", en: "\(text) left").text(language)
    }

    /// Takes the bar away.
    func clear() {
        if isShown, lastShown > 0 { output.report("\r\u{1B}[K") }
        lastShown = 0
    }

    /// Bars for work that the console does: each piece has its own, and ends at an interrupt.
    static func progress(_ output: Output, _ language: Language) -> Progress {
        var bar: ProgressBar?
        return Progress(
            show: { done, whole in
                bar = bar ?? ProgressBar(output: output, language: language)
                bar?.show(done, of: whole)
            },
            clear: {
                bar?.clear()
                bar = nil
            },
            watch: {
                let before = Interrupts.interruptCount
                return {
                    Interrupts.pendingTermination != nil || Interrupts.interruptCount > before
                }
            }
        )
    }
}
