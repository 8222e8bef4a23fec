import CommandKit
import Identity
import Store

extension Dispatcher {
    /// Runs a command that reads the whole audit log or writes a file: the work is done with no lock
    /// held, and what leaves the store has a record before its first byte is written.
    func runLong(_ step: Step) throws -> CommandResult {
        var reply = try readState { try self.reply(to: step, $0) }
        if case .outside(let talk) = reply { return try runOutside(talk, step) }
        let desk = AuditDesk(
            context: context,
            agent: state.actor.agent,
            dryRun: step.mode.dryRun
        )
        while case .work(let work) = reply {
            if case .export = work.task { try recordHandOut(step) }
            let finding = try desk.perform(work.task)
            step.now = context.clock()
            reply = try context.store.read { reader in
                let first = step.host
                let host = try admit(step, reader)
                host.inherit(first)
                return try work.then(finding, host)
            }
        }
        if case .deliver(let delivery) = reply {
            try recordHandOut(step)
            if !step.mode.dryRun {
                try OutsideFile.deliver(
                    delivery.text,
                    to: delivery.path,
                    closed: context.closedFiles
                )
            }
            step.now = context.clock()
            reply = .answer(delivery.answer)
        }
        if step.mode.dryRun, step.handsOut, case .answer(var answer) = reply, answer.outcome == .ok
        {
            answer.outcome = .planned
            reply = .answer(answer)
        }
        let settled = reply
        return try context.store.transact(step.act) { writer in
            try settle(settled, step, writer)
        }.adopted(by: self)
    }

    /// Records that something is about to leave the store.
    private func recordHandOut(_ step: Step) throws {
        step.handsOut = true
        if !step.mode.dryRun { try recordIntent(step) }
    }
}
