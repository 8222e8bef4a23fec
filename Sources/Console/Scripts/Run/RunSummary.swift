import CommandKit
import Identity

/// What is said at the end of a run, on the message side.
package enum RunSummary {
    /// The outcomes of lines with their numbers: `ok 120, refused 3`.
    package static func outcomes(_ tally: RunTally) -> String {
        Outcome.allCases.compactMap { outcome in
            tally.outcomes[outcome].map { "\(outcome.rawValue) \($0)" }
        }.joined(separator: ", ")
    }

    /// How a run ended, where it stopped and how it goes on; the plan, after a dry run.
    ///
    /// - Parameters:
    ///   - end: how it ended.
    ///   - seconds: how long it took.
    ///   - isWatched: whether a person looks on; otherwise a short run that came to its end says
    ///     nothing.
    /// - Returns: lines to show; nil when there is nothing to say.
    package static func text(_ end: RunEnd, seconds: Double, isWatched: Bool) -> Phrase? {
        guard let run = end.run, run.number > 0 else { return nil }
        if run.kind == .plan { return plan(run, end) }
        let isFinished = run.state == .finished
        guard run.lines > 1, isWatched || !isFinished || run.lines >= 1000 else { return nil }
        let rate = seconds > 0 ? Int(Double(end.tally.lines) / seconds) : 0
        let took = String(Int(seconds * 10) / 10) + "." + String(Int(seconds * 10) % 10)
        let outcomes = RunSummary.outcomes(end.tally)
        let head = Phrase(
            vi:
                "Lần chạy \(run.number): \(run.next)/\(run.lines) dòng xong (\(outcomes)), \(took) s, "
                + "\(rate) dòng/s.",
            en:
                "Run \(run.number): \(run.next) of \(run.lines) lines done (\(outcomes)), \(took) s, "
                + "\(rate) lines/s."
        )
        guard !isFinished else { return head + "\n" }
        let place = end.place.map { PersonalData.redacted("\($0.file):\($0.line)") } ?? "?"
        let input = run.details.files.contains("-") ? " - < …" : ""
        return head
            + Phrase(
                vi:
                    " Dừng trước \(place).\nChạy tiếp: lienket run --resume \(run.number)\(input)\n",
                en:
                    " Stopped before \(place).\nTo go on: lienket run --resume \(run.number)\(input)\n"
            )
    }

    private static func plan(_ run: RunRecord, _ end: RunEnd) -> Phrase {
        var text = Phrase(
            vi: "Kế hoạch \(run.number): \(run.next)/\(run.lines) dòng, chưa thay đổi gì.\n",
            en: "Plan \(run.number): \(run.next) of \(run.lines) lines, nothing was changed.\n"
        )
        let width = end.tally.counts.keys.map(\.count).max() ?? 0
        for (command, outcomes) in end.tally.counts.sorted(by: { $0.key < $1.key }) {
            let counts = Outcome.allCases.compactMap { outcome in
                outcomes[outcome].map { "\(outcome.rawValue) \($0)" }
            }
            let name = command.isEmpty ? "-" : command
            let padding = String(repeating: " ", count: max(width - name.count, 0))
            text = text + "  \(name)\(padding)  \(counts.joined(separator: ", "))\n"
        }
        guard run.state == .finished else { return text }
        let files = run.details.files.contains("-") ? "- < …" : "FILE…"
        return text
            + Phrase(
                vi: "Làm đúng kế hoạch này: lienket run --expect \(run.number) \(files)\n",
                en: "To keep to this plan: lienket run --expect \(run.number) \(files)\n"
            )
    }
}

extension Phrase {
    fileprivate static func + (left: Phrase, right: Phrase) -> Phrase {
        Phrase(vi: left.vi + right.vi, en: left.en + right.en)
    }

    fileprivate static func + (left: Phrase, right: String) -> Phrase {
        Phrase(vi: left.vi + right, en: left.en + right)
    }
}
