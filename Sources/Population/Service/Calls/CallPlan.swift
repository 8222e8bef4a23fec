import Identity
import NIOCore

/// What a call has to do, and within what limits.
struct CallPlan: Sendable {
    /// The console's question.
    let query: PopulationQuery
    /// The question as the exchange carries it.
    let request: ExchangeRequest
    /// The time of asking.
    let now: Instant
    /// When asking began, on the clock that never jumps.
    let start: NIODeadline
    /// When all ends.
    let deadline: NIODeadline
    /// Further attempts after the first.
    let retries: Int

    /// The code of an attempt, counted from 1: the question's own, then `CODE.2`, `CODE.3`.
    func code(ofAttempt number: Int) -> String {
        number == 1 ? request.requestCode : "\(request.requestCode).\(number)"
    }

    /// The time of day when the monotonic clock shows `moment`.
    func time(at moment: NIODeadline) -> Instant {
        Instant(milliseconds: now.milliseconds + (moment - start).nanoseconds / 1_000_000)
    }

    /// How long to pause after an attempt: up to 100 ms, 200 ms, 400 ms, …, evenly at random.
    static func pause(afterAttempt number: Int) -> TimeAmount {
        let most = Int64(100_000_000) << Int64(min(max(number - 1, 0), 5))
        return .nanoseconds(Int64.random(in: 0...most))
    }

    /// The answer when there is none.
    func unavailable(_ trouble: PopulationTrouble?) -> PopulationAnswer {
        PopulationAnswer(
            match: .unavailable,
            fetchedAt: now,
            requestCode: request.requestCode,
            trouble: trouble
        )
    }
}
