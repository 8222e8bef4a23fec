import Dispatch
import Identity
import NIOCore
import Synchronization

/// A question to the population database that is under way.
public final class PendingAnswer: Sendable {
    private enum Source {
        case known(PopulationAnswer)
        case call(ServiceCall)
    }

    private let source: Source
    private let answer: Mutex<PopulationAnswer?>
    private let arrived = DispatchSemaphore(value: 0)

    /// An answer that needed no call.
    public init(_ answer: PopulationAnswer) {
        source = .known(answer)
        self.answer = Mutex(answer)
    }

    /// The answer of a call.
    init(_ call: ServiceCall) {
        source = .call(call)
        answer = Mutex(nil)
        call.answer.whenSuccess { answer in
            self.answer.withLock { $0 = answer }
            self.arrived.signal()
        }
    }

    /// How many calls were made so far; after the answer, how many it took.
    ///
    /// 0 when none was needed or none could be made.
    public var attempts: Int {
        switch source {
        case .known: 0
        case .call(let call): call.attempts
        }
    }

    /// Whether the answer is there.
    public var isAnswered: Bool { answer.withLock { $0 != nil } }

    /// Waits for the answer; at most the deadline of the settings.
    ///
    /// It blocks the calling thread, and needs no thread of Swift's own pool to get done.
    ///
    /// - Parameter stop: asked some twenty times a second; true gives up.
    /// - Returns: the answer.
    @available(*, noasync, message: "use value")
    public func wait(unless stop: () -> Bool = { false }) -> PopulationAnswer {
        while true {
            if let answer = answer.withLock({ $0 }) { return answer }
            if arrived.wait(timeout: .now() + .milliseconds(50)) == .success {
                arrived.signal()
            } else if stop() {
                cancel()
            }
        }
    }

    /// The answer, waited for without a thread; a task that is cancelled cancels the question.
    public var value: PopulationAnswer {
        get async {
            switch source {
            case .known(let answer): answer
            case .call(let call):
                await withTaskCancellationHandler {
                    (try? await call.answer.get()) ?? call.nothing
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
        if case .call(let call) = source { call.cancel() }
    }
}
