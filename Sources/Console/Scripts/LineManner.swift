import CommandKit
import Identity

/// What stands before a line's command: whether it may fail, and how it must end.
struct LineManner: Sendable {
    /// Whether the run goes on if this line fails (prefix `-`).
    let ignoresFailure: Bool
    /// How it must end; nil when it must succeed.
    let assertion: Expectation?
    /// How many words were taken.
    let wordCount: Int

    /// Takes the words off the front of a line; `at STATE REF` becomes `guide REF`.
    ///
    /// - Throws: `usage.expect`, `usage.at`.
    init(taking line: inout TokenizedLine) throws(LineError) {
        let before = line.words.count
        ignoresFailure = line.takeKeepGoingPrefix()
        if let expectation = try line.takeExpectation() {
            assertion = expectation
        } else {
            assertion = try line.takeStanding()
        }
        wordCount = before - line.words.count
    }
}

extension TokenizedLine {
    /// Takes `at STATE` off the front of a line and asks `guide` instead.
    ///
    /// - Throws: `usage.at` when what follows is no state of the procedure.
    /// - Returns: where the citizen must stand; nil when the line does not say.
    fileprivate mutating func takeStanding() throws(LineError) -> Expectation? {
        guard let first = words.first, !first.isSubstituted, first.text == "at" else { return nil }
        guard words.count > 1, let state = LinkState(rawValue: words[1].text.uppercased()) else {
            throw .badStanding(at: (words.count > 1 ? words[1] : first).span)
        }
        words.replaceSubrange(0..<2, with: [Word("guide", span: first.span)])
        return .standing(state)
    }
}

extension LineError {
    /// What stands behind `at` is no state of the procedure.
    fileprivate static func badStanding(at span: Span) -> LineError {
        let states = LinkState.allCases.map(\.rawValue).joined(separator: ", ")
        return LineError(
            "usage.at",
            Phrase(
                vi: "at cần một trạng thái của quy trình, rồi công dân",
                en: "at takes a state of the procedure, then a citizen"
            ),
            hint: Phrase("at LINKED C-1 (\(states))"),
            at: span
        )
    }
}
