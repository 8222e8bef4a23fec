import CommandKit
import Identity
import Store

extension Dispatcher {
    /// A run that this agent may go on with.
    ///
    /// - Throws: `CommandError` `run.not-found`, `run.finished`, `run.still-running`.
    package func runToResume(_ number: Int64) throws -> RunRecord {
        let login = state.actor.agent.login
        guard let run = try context.store.read({ try $0.run(number) }), run.login == login else {
            throw CommandError.noSuchRun
        }
        guard run.kind == .run, run.state != .finished else { throw CommandError.notResumable(run) }
        guard run.state == .stopped || !ProcessMark.isAlive(run.details.process) else {
            throw CommandError.stillRunning(run)
        }
        return run
    }

    /// A plan that a run can be held against.
    ///
    /// - Throws: `CommandError` `run.not-found`, `plan.not-a-plan`.
    package func planToKeep(_ number: Int64) throws -> RunRecord {
        let login = state.actor.agent.login
        guard let run = try context.store.read({ try $0.run(number) }), run.login == login else {
            throw CommandError.noSuchRun
        }
        guard run.kind == .plan, run.state == .finished else { throw CommandError.notAPlan(run) }
        return run
    }

    /// Sits down where the session of a run was before its next line.
    ///
    /// That is its case, current citizen, format and, in a demonstration store, chair; what was
    /// revealed is masked again.
    ///
    /// - Parameters:
    ///   - run: the run.
    ///   - format: how results are written instead.
    /// - Throws: the store's error.
    package func takeSeat(of run: RunRecord, format: OutputFormat?) throws {
        let details = run.details
        try context.store.read { reader in
            var seat = state
            if !details.chair.isEmpty, details.chair != seat.actor.agent.login {
                seat.actor = try actor(details.chair, reader)
            }
            seat.ticket = details.ticket
            seat.current = details.citizen.map { CitizenNumber($0) }
            seat.currentLabel = try label(seat.current, reader)
            seat.format = format ?? OutputFormat(rawValue: details.format) ?? seat.format
            state = seat
        }
    }
}

extension StopRules {
    /// The rules of a run that is gone on with, and what is said anew.
    package init(of run: RunRecord, or rules: StopRules) {
        let details = run.details
        self.init(
            keepsGoing: details.keepsGoing || rules.keepsGoing,
            maxFailures: rules.maxFailures ?? details.maxFailures,
            stopOn: rules.stopOn ?? details.stopOn,
            linesPerSecond: rules.linesPerSecond ?? details.linesPerSecond
        )
    }
}
