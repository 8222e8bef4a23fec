import Synchronization

/// Decides for each question, in the order of their coming, what goes wrong with it.
///
/// Every question takes the same number of draws, so that one fault's rate does not move another's.
final class FaultPlan: Sendable {
    /// What becomes of a question.
    enum Fate: Equatable {
        /// More questions than the quota allows: HTTP 429.
        case tooMany
        /// HTTP 503.
        case failure
        /// An answer after so many milliseconds; broken in this way, if any.
        case answer(after: Int, Breakage?)
    }

    private struct State {
        var chance: SeededChance
        var answered = 0
        var refused = 0
        var second: Int64 = .min
        var asked = 0
    }

    private let options: FaultOptions
    private let state: Mutex<State>

    init(_ options: FaultOptions) {
        self.options = options
        state = Mutex(State(chance: SeededChance(seed: options.seed)))
    }

    /// The fate of the next question, which came in a second of the clock.
    func next(second: Int64) -> Fate {
        state.withLock { state in
            let failure = state.chance.part()
            let breakage = state.chance.part()
            let kind = state.chance.next()
            let wait = state.chance.part()
            if second != state.second {
                state.second = second
                state.asked = 0
            }
            state.asked += 1
            if let quota = options.quota, state.asked > quota { return .tooMany }
            if let after = options.outageAfter, state.answered >= after,
                options.outageFor.map({ state.refused < $0 }) ?? true
            {
                state.refused += 1
                return .failure
            }
            state.answered += 1
            if failure < options.failRate { return .failure }
            let span = options.latency
            let latency = span.lowerBound + Int(wait * Double(span.count))
            return .answer(
                after: min(latency, span.upperBound),
                breakage < options.malformedRate ? Breakage(kind) : nil
            )
        }
    }
}
