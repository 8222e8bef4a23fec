/// Commands for the host to run one after the other, each on record by itself, and what to reply once
/// they are over.
public struct Errands: Sendable {
    /// The commands, in order; they must ask the population database.
    public let invocations: [Invocation]
    /// Goes on with how they ended; fewer than there were when it was stopped half way.
    public let then: @Sendable ([Ending]) throws -> Reply

    /// How one of them ended.
    public struct Ending: Sendable {
        /// Its outcome.
        public let outcome: Outcome
        /// The error's code, if there is one.
        public let code: String?

        /// Makes it.
        public init(outcome: Outcome, code: String?) {
            self.outcome = outcome
            self.code = code
        }
    }

    /// Makes errands.
    public init(
        _ invocations: [Invocation],
        then: @escaping @Sendable ([Ending]) throws -> Reply
    ) {
        self.invocations = invocations
        self.then = then
    }
}
