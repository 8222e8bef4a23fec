import Console
import Identity
import LineEditing

/// A run's bar on standard error: how far, how fast, how long, what came of its lines, which is next.
///
/// Silent when standard error is no terminal, and where results themselves go to one.
final class RunBar {
    private let bar: ProgressBar
    private let isShown = TerminalState.isErrorTTY && !TerminalState.isOutputTTY
    private let started = DeskSetup.now().milliseconds

    init(output: Output, language: Language) {
        bar = ProgressBar(output: output, language: language)
    }

    /// The meter that draws the bar.
    var meter: RunMeter {
        RunMeter(show: show, clear: { [bar] in bar.clear() })
    }

    private func show(_ run: RunRecord, _ tally: RunTally, _ place: SourcePlace?) {
        let elapsed = Double(DeskSetup.now().milliseconds - started) / 1000
        // A short run needs no bar.
        guard isShown, elapsed > 0.5 else { return }
        let outcomes = RunSummary.outcomes(tally)
        let next = place.map { "\($0.file):\($0.line)" } ?? ""
        bar.show(
            run.next,
            of: run.lines,
            rate: Double(tally.lines) / max(elapsed, 0.001),
            detail: "\(outcomes) · \(next)"
        )
    }
}
