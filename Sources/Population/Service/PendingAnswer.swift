import Identity

/// A question to the population database that is under way.
public final class PendingAnswer: Sendable {
    private enum Source {
        case known(PopulationAnswer)
        /// A call, and the registry that must live as long as it is wanted.
        case call(ServiceCall, ServiceRegistry)
    }

    private let source: Source

    /// An answer that needed no call.
    public init(_ answer: PopulationAnswer) {
        source = .known(answer)
    }

    /// The answer of a call.
    init(_ call: ServiceCall, of registry: ServiceRegistry) {
        source = .call(call, registry)
    }

    /// How many calls were made so far; after the answer, how many it took.
    ///
    /// 0 when none was needed or none could be made.
    public var attempts: Int {
        switch source {
        case .known: 0
        case .call(let call, _): call.attempts
        }
    }

    /// Waits for the answer; at most the deadline of the settings.
    ///
    /// It blocks the calling thread, and needs no thread of Swift's own pool to get done.
    ///
    /// - Parameter stop: asked some twenty times a second; true gives the question up.
    /// - Returns: the answer.
    @available(*, noasync, message: "use value")
    public func wait(unless stop: () -> Bool = { false }) -> PopulationAnswer {
        switch source {
        case .known(let answer): answer
        case .call(let call, _): call.answer.wait { if stop() { call.cancel() } }
        }
    }

    /// Whether the answer is there.
    public var isAnswered: Bool {
        switch source {
        case .known: true
        case .call(let call, _): call.answer.isThere
        }
    }

    /// The answer, waited for without a thread; a task that is cancelled cancels the question.
    public var value: PopulationAnswer {
        get async {
            switch source {
            case .known(let answer): answer
            case .call(let call, _):
                await withTaskCancellationHandler {
                    await withCheckedContinuation { continuation in
                        call.answer.whenThere { continuation.resume(returning: $0) }
                    }
                } onCancel: {
                    call.cancel()
                }
            }
        }
    }

    /// Gives up: the answer is `unavailable` without a trouble, unless there is one already.
    ///
    /// A call that was sent may still be counted by the service.
    public func cancel() {
        if case .call(let call, _) = source { call.cancel() }
    }
}
