import Dispatch
import Identity
import Synchronization

/// Holds an answer that is still to come, for any thread and after the event loop has ended.
final class AnswerBox: Sendable {
    private enum Content {
        case waiting([@Sendable (PopulationAnswer) -> Void])
        case answer(PopulationAnswer)
    }

    private let content = Mutex(Content.waiting([]))

    /// Puts the answer in; only the first one counts.
    func put(_ answer: PopulationAnswer) {
        let waiting = content.withLock { content -> [@Sendable (PopulationAnswer) -> Void] in
            guard case .waiting(let waiting) = content else { return [] }
            content = .answer(answer)
            return waiting
        }
        for tell in waiting { tell(answer) }
    }

    /// Whether the answer is there.
    var isThere: Bool {
        content.withLock {
            if case .answer = $0 { true } else { false }
        }
    }

    /// Tells the answer, now or when it comes.
    func whenThere(_ tell: @escaping @Sendable (PopulationAnswer) -> Void) {
        let answer = content.withLock { content -> PopulationAnswer? in
            switch content {
            case .answer(let answer): return answer
            case .waiting(let waiting):
                content = .waiting(waiting + [tell])
                return nil
            }
        }
        if let answer { tell(answer) }
    }

    /// Waits for the answer on this thread.
    ///
    /// - Parameter look: called some twenty times a second meanwhile.
    /// - Returns: the answer.
    func wait(_ look: () -> Void) -> PopulationAnswer {
        let found = Mutex<PopulationAnswer?>(nil)
        let isThere = DispatchSemaphore(value: 0)
        whenThere { answer in
            found.withLock { $0 = answer }
            isThere.signal()
        }
        while true {
            if isThere.wait(timeout: .now() + .milliseconds(50)) == .timedOut { look() }
            if let answer = found.withLock({ $0 }) { return answer }
        }
    }
}
