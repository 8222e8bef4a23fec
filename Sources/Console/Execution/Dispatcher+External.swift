import CommandKit
import Identity
import Population
import Store

/// The record of a question about to be put to an outside system, or to a person with a plan.
struct IntentReceipt {
    /// The intent leaf's id; also the request code that the outside system is given.
    let id: String
}

extension Dispatcher {
    /// Runs a command that talks to the population database: the intent is recorded, the question is
    /// put with no lock held, and the result is recorded together with what it changes.
    func runExternal(_ step: Step) throws -> CommandResult {
        if step.mode.sharesCommit { return try runTogether(step) }
        let reply = try context.store.read { try self.reply(to: step, $0) }
        switch reply {
        case .ask(let request):
            try context.store.transact(step.act) { try engage(step, $0) }
            let answers = try ask(request.queries, step)
            step.now = context.clock()
            try note(answers)
            return try finish(request, answers: answers, step)
        case .errands(let errands): return try run(errands, step)
        default: return try finish(reply, step)
        }
    }

    /// Runs it where intent, question and result share a commit: the population database is on this
    /// machine, and nobody sees anything before the commit.
    private func runTogether(_ step: Step) throws -> CommandResult {
        do {
            return try context.store.transact(step.act) { writer in
                let reply = try self.reply(to: step, writer)
                guard case .ask(let request) = reply, let host = step.host else {
                    return try settle(reply, step, writer)
                }
                try engage(step, writer)
                let answers = try ask(request.queries, step)
                return try settle(try request.then(answers, host), step, writer)
            }.adopted(by: self)
        } catch {
            // The intent was taken back with the rest, and goes on record with the refusal.
            step.owesIntent = step.intent != nil
            throw error
        }
    }

    /// Appends the intent leaf.
    func intend(
        _ step: Step,
        showing fields: [String] = [],
        _ writer: any StoreWriter
    ) throws -> IntentReceipt {
        let id = step.intent?.id ?? trail.makeID(at: step.now)
        let record = TrailRecord(
            act: step.act,
            outcome: .unknown,
            code: nil,
            state: state,
            target: step.host?.subjects ?? [],
            reason: step.reason,
            phase: .intent(id: id),
            at: step.now,
            shown: { TrailRecord.Shown(fields: fields) }
        )
        _ = try trail.append(record, to: writer, hand: hand)
        return IntentReceipt(id: id)
    }

    /// Goes on with the answers of the outside system.
    private func finish(
        _ request: PopulationRequest,
        answers: [PopulationAnswer],
        _ step: Step
    ) throws -> CommandResult {
        if attends(step) {
            let plan = try context.store.read { reader in
                try request.then(answers, try admit(step, reader))
            }
            return try confirmAndApply(plan, step)
        }
        return try context.store.transact(step.act) { writer in
            try settle(request, answers, step, writer)
        }.adopted(by: self)
    }

    /// Settles what a command makes of the answers to its questions.
    func settle(
        _ request: PopulationRequest,
        _ answers: [PopulationAnswer],
        _ step: Step,
        _ writer: any StoreWriter
    ) throws -> CommandResult {
        let host = try admit(step, writer)
        return try settle(try request.then(answers, host), step, writer)
    }

    /// Settles a reply that needed no question.
    private func finish(_ reply: Reply, _ step: Step) throws -> CommandResult {
        if attends(step) {
            return try confirmAndApply(reply, step)
        }
        return try context.store.transact(step.act) { writer in
            try settle(reply, step, writer)
        }.adopted(by: self)
    }
}
