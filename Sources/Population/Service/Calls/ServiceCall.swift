import AsyncHTTPClient
import Identity
import NIOCore
import NIOHTTP1
import Synchronization

/// One question under way: its attempts, pauses and deadline on the event loop.
final class ServiceCall: Sendable {
    private struct State {
        var attempts = 0
        var isDone = false
        var task: HTTPClient.Task<HTTPReply>?
        var timers: [Scheduled<Void>] = []
    }

    private let plan: CallPlan
    private let line: ServiceLine
    private let state = Mutex(State())

    /// The answer, once it is there.
    let answer = AnswerBox()

    init(_ plan: CallPlan, line: ServiceLine) {
        self.plan = plan
        self.line = line
    }

    /// How many calls were made so far.
    var attempts: Int { state.withLock { $0.attempts } }

    /// Begins; returns at once.
    func start() {
        line.loop.execute {
            self.after(self.plan.deadline) { self.finish(self.plan.unavailable(.timedOut)) }
            self.attempt()
        }
    }

    /// Gives up, for whatever reason; it needs no event loop for that.
    func cancel() {
        finish(plan.unavailable(nil))
    }

    /// Makes the next attempt, when the quota allows.
    private func attempt() {
        let now = NIODeadline.now()
        guard let place = line.pacer.place(from: now, before: plan.deadline) else {
            return finish(plan.unavailable(.timedOut))
        }
        if place <= now { send() } else { after(place) { self.send() } }
    }

    private func send() {
        let number = state.withLock { state -> Int? in
            guard !state.isDone else { return nil }
            state.attempts += 1
            return state.attempts
        }
        guard let number else { return }
        let request = plan.request.renamed(plan.code(ofAttempt: number))
        let now = plan.time(at: .now())
        guard
            let call = try? HTTPClient.Request(
                url: line.headers.url.text,
                method: .POST,
                headers: line.headers.at(now),
                body: .string(request.envelope)
            )
        else { return finish(plan.unavailable(.unreadable)) }
        let collector = ReplyCollector()
        let task = line.client.execute(
            request: call,
            delegate: collector,
            deadline: plan.deadline
        )
        let isDone = state.withLock { state in
            if !state.isDone { state.task = task }
            return state.isDone
        }
        if isDone { task.cancel() }
        task.futureResult.hop(to: line.loop).whenComplete { result in
            switch result {
            case .success(let reply): self.settle(CallVerdict(reply, to: request))
            case .failure(let error):
                self.settle(CallVerdict(error, hasBegun: collector.hasBegun))
            }
        }
    }

    private func settle(_ verdict: CallVerdict) {
        switch verdict {
        case .reply(let reply):
            finish(
                reply.answer(
                    to: plan.query,
                    requestCode: plan.request.requestCode,
                    now: plan.now
                )
            )
        case .trouble(let trouble, let again):
            let made = attempts
            let next = NIODeadline.now() + CallPlan.pause(afterAttempt: made)
            guard again, made <= plan.retries, next < plan.deadline else {
                return finish(plan.unavailable(trouble))
            }
            after(next) { self.attempt() }
        }
    }

    /// Does something later, unless all is done by then.
    private func after(_ moment: NIODeadline, _ work: @escaping @Sendable () -> Void) {
        let timer = line.loop.scheduleTask(deadline: moment, work)
        let isDone = state.withLock { state in
            if !state.isDone { state.timers.append(timer) }
            return state.isDone
        }
        if isDone { timer.cancel() }
    }

    /// Ends with an answer; only the first one counts.
    private func finish(_ answer: PopulationAnswer) {
        let rest = state.withLock { state -> State? in
            guard !state.isDone else { return nil }
            let rest = state
            state.isDone = true
            state.task = nil
            state.timers = []
            return rest
        }
        guard let rest else { return }
        rest.timers.forEach { $0.cancel() }
        rest.task?.cancel()
        self.answer.put(answer)
    }
}
