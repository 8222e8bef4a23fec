import CommandKit
import Identity
import Store

extension Dispatcher {
    /// Settles a plan of a dry run: what is shown and recorded is the plan.
    ///
    /// In a command file the changes are made all the same, in a transaction that will be taken back,
    /// so that later lines see them and a plan that cannot be carried out fails as it would for real.
    func rehearse(_ plan: Plan, _ step: Step, _ writer: any StoreWriter) throws -> CommandResult {
        var answer = plan.planned ?? plan.result
        if answer.outcome == .ok { answer.outcome = .planned }
        // A dry file goes on as if it had been done; at the prompt nothing was.
        if !step.mode.isFile { answer.session = [] }
        guard step.mode.rehearses, rehearsal != nil else {
            return try conclude(answer, step, writer)
        }
        let (foreseen, changes) = try carryOut(plan, step, writer)
        var result = try conclude(answer, step, writer)
        result.foreseen = foreseen
        let (login, now) = (state.actor.agent.login, step.now)
        rehearsal?.add { writer in
            _ = try writer.apply(changes, by: login, at: now)
        }
        return result
    }

    /// Reads the store as a line that runs by itself is to see it: in a dry run, with what earlier lines
    /// would have done.
    func readState<T>(_ body: (any StoreReader) throws -> T) throws -> T {
        guard let earlier, !earlier.isEmpty else { return try context.store.read(body) }
        return try context.store.rehearsed("run") {
            try context.store.transact("run") { writer in
                try earlier.replay(writer)
                return try body(writer)
            }
        } keeping: { _, _ in
        }
    }

    /// Settles a line of a dry run that runs by itself: on top of what earlier lines would have done, and
    /// so that later ones see it.
    func rehearseAlone(_ reply: Reply, _ step: Step) throws -> CommandResult {
        let recorder = recorder
        (self.recorder, rehearsal) = (nil, earlier)
        defer { (self.recorder, rehearsal) = (recorder, nil) }
        let result = try context.store.rehearsed(step.act) {
            try context.store.transact(step.act) { writer in
                try earlier?.replay(writer)
                return try settle(reply, step, writer)
            }
        } keeping: { result, writer in
            try recorder?(writer, result)
        }
        earlier = rehearsal
        return result.adopted(by: self)
    }

    /// Makes the changes that a plan would make for real.
    ///
    /// - Returns: how the command would end, and the changes.
    private func carryOut(
        _ plan: Plan,
        _ step: Step,
        _ writer: any StoreWriter
    ) throws -> (Outcome, [Change]) {
        if !plan.isCommitted || plan.changes.isEmpty {
            try apply(plan.kept, step, writer)
            let answer = plan.isCommitted ? plan.result : plan.planned ?? plan.result
            return (answer.outcome, plan.kept)
        }
        try check(plan, step, writer)
        if let refusal = plan.secondPerson {
            let request = try request(for: plan, refusal, step)
            try apply([.fileRequest(request)], step, writer)
            return (.pending, [.fileRequest(request)])
        }
        try apply(plan.changes, step, writer)
        return (plan.result.outcome, plan.changes)
    }
}
