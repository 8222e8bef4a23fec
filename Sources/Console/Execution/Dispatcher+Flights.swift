import CommandKit
import Identity
import Population
import Store

/// A command whose question to the population database is under way: several fly at once, each with
/// an intent and a result of its own, and land in order.
struct Flight {
    let step: Step
    /// What the command replied; or why it could not.
    fileprivate let reply: Result<Reply, CommandError>
    /// The answers to come.
    fileprivate var pending: [PendingAnswer] = []

    /// Whether it can land without waiting.
    var isAnswered: Bool { pending.allSatisfy(\.isAnswered) }

    /// Whether it is about one of these citizens.
    fileprivate func isAbout(_ citizens: [CitizenNumber]) -> Bool {
        step.host?.subjects.contains(where: citizens.contains) ?? false
    }

    /// Waits until it can land, or somebody wants it to end.
    func wait(unless stop: () -> Bool) {
        for answer in pending { _ = answer.wait(unless: stop) }
    }

    /// Gives its questions up.
    func cancel() { pending.forEach { $0.cancel() } }
}

extension Dispatcher {
    /// Makes a command ready to fly: everything but its question, which may only be put once the
    /// transaction that holds its intent is durable.
    ///
    /// - Parameters:
    ///   - invocation: the command.
    ///   - mode: how it runs.
    ///   - flying: the flights under way.
    /// - Returns: the flight; nil when one of its citizens is asked for already: it is to see the answer.
    func board(_ invocation: Invocation, mode: RunMode, behind flying: [Flight]) -> Flight? {
        let step = Step(invocation: invocation, mode: mode, now: context.clock())
        do {
            let reply = try context.store.transact(step.act) { writer in
                let reply = try self.reply(to: step, writer)
                let subjects = step.host?.subjects ?? []
                guard !flying.contains(where: { $0.isAbout(subjects) }) else {
                    return Reply?.none
                }
                if case .ask = reply { try engage(step, writer) }
                return reply
            }
            return reply.map { Flight(step: step, reply: .success($0)) }
        } catch {
            step.intent = nil
            return Flight(step: step, reply: .failure(ErrorMapping.commandError(error)))
        }
    }

    /// Puts its questions, once.
    func launch(_ flight: inout Flight) {
        guard flight.pending.isEmpty, case .success(.ask(let request)) = flight.reply else {
            return
        }
        flight.pending = request.queries.enumerated().map { number, query in
            begin(query, number: number, flight.step)
        }
    }

    /// Records the result of a flight that is answered, with what it changes.
    ///
    /// Never throws, as `run`.
    func land(_ flight: Flight) -> CommandResult {
        let step = flight.step
        do {
            let reply = try flight.reply.get()
            return try context.store.transact(step.act) { writer in
                guard case .ask(let request) = reply else {
                    return try settle(reply, step, writer)
                }
                let answers = flight.pending.map { $0.wait() }
                step.now = context.clock()
                try note(answers, writer)
                return try settle(request, answers, step, writer)
            }.adopted(by: self)
        } catch {
            return fail(step, error)
        }
    }

    /// Records that a flight was given up: its question may have been put, its answer is not used.
    func abandon(_ flight: Flight) {
        flight.cancel()
        guard flight.step.intent != nil else { return }
        _ = refuse(flight.step, Dispatcher.interrupted)
    }

    /// Runs commands one after the other, several questions at a time, and then replies.
    ///
    /// It stops when the service has failed too often, or somebody wants it to end; what has no
    /// answer then was not changed.
    func run(_ errands: Errands, _ step: Step) throws -> CommandResult {
        let wantsEnd = context.progress.watch()
        defer { context.progress.clear() }
        // What is kept with the result of this command is not for those of the errands.
        let recorder = recorder
        self.recorder = nil
        defer { self.recorder = recorder }
        var mode = RunMode(yes: true, dryRun: step.mode.dryRun, isFile: true)
        mode.wantsView = false
        var rest = errands.invocations[...]
        var flights: [Flight] = []
        var endings: [Errands.Ending] = []
        var isOver = false
        while !flights.isEmpty || !(rest.isEmpty || isOver) {
            try context.store.grouped(step.act) {
                while let first = flights.first, first.isAnswered {
                    flights.removeFirst()
                    let result = land(first)
                    endings.append(Errands.Ending(outcome: result.outcome, code: result.code))
                    isOver = isOver || result.code == PopulationTrouble.paused.code
                }
                let most = try inFlight()
                while !isOver, flights.count < most, let next = rest.first,
                    let flight = board(next, mode: mode, behind: flights)
                {
                    flights.append(flight)
                    rest.removeFirst()
                }
            }
            for index in flights.indices { launch(&flights[index]) }
            context.progress.show(Int64(endings.count), Int64(errands.invocations.count))
            flights.first?.wait(unless: wantsEnd)
            guard wantsEnd() else { continue }
            isOver = true
            flights.forEach(abandon)
            flights = []
        }
        let settled = try errands.then(endings)
        self.recorder = recorder
        step.now = context.clock()
        return try context.store.transact(step.act) { writer in
            try settle(settled, step, writer)
        }.adopted(by: self)
    }
}
