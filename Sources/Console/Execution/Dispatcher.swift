import AuditLog
import CommandKit
import Identity
import Store

/// The one way that a command goes, wherever its line comes from: check, run, show the plan,
/// confirm, then apply and record in one transaction, and only then show.
package final class Dispatcher {
    package let context: ConsoleContext
    /// Somebody to ask; nil when nobody can be asked.
    package weak var prompter: (any Prompter)?
    /// What the session remembers.
    package internal(set) var state: SessionState
    let trail: AuditTrail
    /// What a dry run has done so far; nil outside of one.
    var rehearsal: RehearsalScript?
    /// What a dry run has done before a line that runs by itself.
    var earlier: RehearsalScript?
    /// Called in the transaction that records a result, to keep what belongs to it.
    var recorder: ((any StoreWriter, CommandResult) throws -> Void)?

    /// Who makes leaves and masks results while the next line runs; nil when nobody helps.
    var hand: SecondHand?

    /// Makes a dispatcher for one session.
    package init(context: ConsoleContext, state: SessionState) {
        self.context = context
        self.state = state
        trail = AuditTrail(context: context)
    }

    /// Runs one command.
    ///
    /// Never throws: whatever goes wrong is a result, recorded like any other. A result whose record
    /// cannot be written is withheld, and the answer is `audit.unwritable`.
    package func run(_ invocation: Invocation, mode: RunMode) -> CommandResult {
        for _ in 0..<Dispatcher.attempts {
            let result = attempt(invocation, mode: mode)
            guard result.code == "record.changed", mode.isFile, invocation.manifest.isExternal
            else { return result }
        }
        return attempt(invocation, mode: mode)
    }

    /// How often a question to an outside system is put again when the record changed meanwhile and
    /// nobody was shown anything.
    private static let attempts = 3

    /// Runs one command once.
    private func attempt(_ invocation: Invocation, mode: RunMode) -> CommandResult {
        let step = Step(invocation: invocation, mode: mode, now: context.clock())
        do {
            if invocation.manifest.isExternal { return try runExternal(step) }
            if invocation.manifest.isLong { return try runLong(step) }
            if asks(step) { return try runAttended(step) }
            return try context.store.transact(invocation.manifest.act) { writer in
                try settle(try reply(to: step, writer), step, writer)
            }.adopted(by: self)
        } catch {
            return fail(step, error)
        }
    }

    /// Records why a command failed, where that helps, and hands it back.
    func fail(_ step: Step, _ error: any Error) -> CommandResult {
        let refusal = ErrorMapping.commandError(error)
        // The queue did not move: waiting in it once more to say so helps nobody.
        // What is on record as done is not to be followed by a record that it was refused.
        guard refusal.outcome != .busy, refusal.code != ErrorMapping.unconfirmed.code else {
            return CommandResult.withheld(refusal)
        }
        return refuse(step, refusal)
    }

    /// Records a line that never became a command: a typing error, a refused file.
    package func reject(_ error: CommandError, act: String) -> CommandResult {
        let step = Step(rejected: act, now: context.clock())
        return refuse(step, error)
    }

    /// Writes results in another format from now on.
    package func adopt(format: OutputFormat) { state.format = format }

    /// Masks what a command file has revealed, now that it is over.
    func endFileReveals() { state.endFileReveals() }

    /// Whether a person at the terminal is asked before this command takes effect.
    private func asks(_ step: Step) -> Bool {
        attends(step) && step.manifest?.effect.needsConfirmation == true
    }

    /// Whether a person at the terminal can be asked about this command, and has not said yes already.
    func attends(_ step: Step) -> Bool {
        prompter != nil && !step.mode.isFile && !step.mode.yes && !step.mode.dryRun
    }

    /// Checks the gate against this store state and makes the host that the command sees.
    func admit(_ step: Step, _ reader: any StoreReader) throws -> SessionHost {
        guard let invocation = step.invocation else { throw Dispatcher.internalError }
        let host = try SessionHost(
            reader,
            manifest: invocation.manifest,
            session: state,
            context: context,
            now: step.now
        )
        step.host = host
        let ticket = try invocation.manifest.needsCase ? openTicket(step, reader) : state.ticket
        try Gate(role: state.actor.agent.role, ticket: ticket, policies: host.policies)
            .check(invocation, mode: step.mode)
        return host
    }

    /// Runs a step's command against this store state, if the gate lets it through.
    func reply(to step: Step, _ reader: any StoreReader) throws -> Reply {
        let host = try admit(step, reader)
        guard let invocation = step.invocation else { throw Dispatcher.internalError }
        return try command(invocation.manifest).run(invocation, host: host)
    }

    /// The session's ticket while its case is open: somebody else may have closed it.
    ///
    /// In a dry run a case need not be there, since opening it was not done either.
    private func openTicket(_ step: Step, _ reader: any StoreReader) throws -> String? {
        guard let ticket = state.ticket else { return nil }
        guard let isOpen = try reader.isCaseOpen(ticket) else {
            return step.mode.dryRun ? ticket : nil
        }
        return isOpen ? ticket : nil
    }

    /// The command behind a manifest.
    func command(_ manifest: CommandManifest) throws -> any Command {
        guard let command = context.registry.command(named: manifest.name) else {
            throw Dispatcher.internalError
        }
        return command
    }

    /// Records a refusal and hands it back.
    func refuse(_ step: Step, _ refusal: CommandError) -> CommandResult {
        let error = step.unwanted(refusal.outcome, code: refusal.code) ?? refusal
        let answer = Answer(
            error.data,
            view: View(error.table.map { [.table($0)] } ?? []),
            outcome: error.outcome,
            error: error
        )
        do {
            return try context.store.transact(step.act) { writer in
                if step.owesIntent { _ = try intend(step, writer) }
                return try conclude(answer, step, writer)
            }.adopted(by: self)
        } catch {
            return CommandResult.withheld(ErrorMapping.unrecorded(error))
        }
    }

    /// A defect of lienket itself.
    static let internalError = CommandError(
        "internal.defect",
        Phrase(
            vi: "Chưa thực hiện: lỗi bên trong lienket",
            en: "Nothing was done: a defect inside lienket"
        ),
        hint: Phrase(
            vi: "báo cho quản trị viên, kèm số nhật ký",
            en: "tell an admin the audit number"
        ),
        outcome: .failed
    )
}

/// One command on its way.
///
/// A reference: what it saw is known even when it then fails.
final class Step {
    /// The command; nil for a line that never became one.
    let invocation: Invocation?
    /// What the audit leaf calls it.
    let act: String
    let mode: RunMode
    /// The time of the command.
    var now: Instant
    /// When the plan was shown to a person; nil when nobody was asked.
    var shownAt: Instant?
    /// What the command saw, once it ran.
    var host: SessionHost?
    /// Whether something leaves the store: a file, an export.
    var handsOut = false
    /// The reason that a plan brought along, where the line gave none.
    var plannedReason: String?
    /// The intent that this command answers, for outside systems.
    var intent: IntentReceipt?
    /// Whether the intent's record was rolled back, and must come before that of the result.
    var owesIntent = false

    init(invocation: Invocation, mode: RunMode, now: Instant) {
        self.invocation = invocation
        act = invocation.manifest.act
        self.mode = mode
        self.now = now
    }

    init(rejected act: String, now: Instant) {
        invocation = nil
        self.act = act
        mode = RunMode(isFile: true)
        self.now = now
    }

    var manifest: CommandManifest? { invocation?.manifest }

    /// Why, in the agent's words.
    var reason: String? { invocation?.reason ?? plannedReason }

    /// Why an outcome is not the one that was wanted; nil when it is, or any will do.
    func unwanted(_ outcome: Outcome, code: String?) -> CommandError? {
        guard let wanted = mode.wanted, wanted != outcome, code != "plan.differs" else {
            return nil
        }
        return .differs(from: wanted, found: outcome, code: code)
    }
}
