import AuditLog
import CommandKit
import Identity
import Store

/// Commands whose answer or plan comes from a program outside: no lock is held while it is talked with,
/// and what it plans goes the way of every other plan.
extension Dispatcher {
    /// Talks, then settles what came of it.
    func runOutside(_ talk: OutsideTalk, _ step: Step) throws -> CommandResult {
        let counter = OutsideCounter(self, step)
        defer { counter.close() }
        var reply: Reply
        do {
            reply = try talk.talk(counter)
        } catch let error as CommandError {
            throw error.withoutPersonalData
        }
        step.now = context.clock()
        reply = reply.telling(counter.told.map(\.text))
        if attends(step) { return try confirmAndApply(reply, step) }
        return try carryOut(reply, step)
    }

    /// Applies what nobody has to be asked about, or was: first outside, then here.
    func carryOut(_ reply: Reply, _ step: Step) throws -> CommandResult {
        if case .plan(let plan) = reply, let outside = plan.outside, plan.isCommitted,
            !step.mode.dryRun
        {
            return try carryOut(outside, of: plan, step)
        }
        if step.mode.dryRun, earlier != nil { return try rehearseAlone(reply, step) }
        return try context.store.transact(step.act) { writer in
            try settle(reply, step, writer)
        }.adopted(by: self)
    }

    /// Changes another system, once: the operation is on record, and listed as open, before it is asked
    /// for, and is taken off the list together with what is done here.
    private func carryOut(_ outside: OutsideStep, of plan: Plan, _ step: Step) throws
        -> CommandResult
    {
        guard plan.secondPerson == nil else { throw Dispatcher.cannotWait }
        let key = try begin(outside, of: plan, step)
        let counter = OutsideCounter(self, step)
        defer { counter.close() }
        let ending = outside.carryOut(key, counter)
        step.now = context.clock()
        switch ending {
        case .failed(let error):
            return try context.store.transact(step.act) { writer in
                try apply([.settleOperation(key: key)], step, writer)
                return try conclude(Answer(error.withoutPersonalData), step, writer)
            }.adopted(by: self)
        case .unknown(let error):
            return try context.store.transact(step.act) { writer in
                try apply([.loseOperation(key: key)], step, writer)
                return try conclude(Answer(error.withoutPersonalData), step, writer)
            }.adopted(by: self)
        case .done(let answer): return try finish(plan, answer, key, step)
        }
    }

    /// Records that another system is about to be changed.
    ///
    /// - Returns: the operation key: the same for one plan for ever, another for any other.
    private func begin(_ outside: OutsideStep, of plan: Plan, _ step: Step) throws -> String {
        try context.store.transact(step.act) { writer in
            if step.intent == nil { step.intent = try intend(step, writer) }
            guard let intent = step.intent, let manifest = step.manifest else {
                throw Dispatcher.internalError
            }
            try check(plan, step, writer)
            let key = MerkleHash.leaf(Array("\(intent.id) \(outside.digest)".utf8)).hex
            let operation = OutsideOperation(
                key: key,
                plugin: outside.plugin,
                command: manifest.name,
                login: state.actor.agent.login,
                startedAt: step.now,
                process: ProcessMark.own
            )
            try apply([.beginOperation(operation)], step, writer)
            return key
        }
    }

    /// The other system is changed: now the record here.
    private func finish(_ plan: Plan, _ answer: Answer, _ key: String, _ step: Step) throws
        -> CommandResult
    {
        var rest = plan
        rest.outside = nil
        rest.result = answer.telling(plan.result.handedOut)
        rest.changes.append(.settleOperation(key: key))
        let applied = rest
        do {
            return try context.store.transact(step.act) { writer in
                try settle(.plan(applied), step, writer)
            }.adopted(by: self)
        } catch {
            let mapped = ErrorMapping.commandError(error)
            guard mapped.outcome != .busy, mapped.code != ErrorMapping.unconfirmed.code else {
                throw error
            }
            return try context.store.transact(step.act) { writer in
                try apply([.settleOperation(key: key)], step, writer)
                return try conclude(Answer(Dispatcher.halfDone(mapped)), step, writer)
            }.adopted(by: self)
        }
    }

    /// A change of another system cannot wait in a queue for somebody.
    private static let cannotWait = CommandError(
        "plugin.cannot-wait",
        Phrase(
            vi: "Chưa thực hiện: việc này cần người thứ hai, mà thay đổi bên ngoài không chờ được",
            en: "Nothing was done: this needs a second person, and a change outside cannot wait"
        ),
        hint: Phrase(
            vi: "làm phần trong hồ sơ bằng lệnh riêng trước",
            en: "do the part on the record by its own command first"
        ),
        outcome: .refused
    )

    /// The other system is changed, the record is not.
    private static func halfDone(_ why: CommandError) -> CommandError {
        CommandError(
            "plugin.half-done",
            Phrase(
                vi: "Hệ thống bên ngoài đã thay đổi, hồ sơ ở đây thì chưa: \(why.message.vi)",
                en: "The other system has been changed, the record here has not: \(why.message.en)"
            ),
            hint: Phrase(
                vi: "không làm lại, nếu không bên kia bị thay đổi lần nữa; "
                    + "làm phần trong hồ sơ bằng lệnh riêng",
                en: "do not repeat it, or the other side is changed again; "
                    + "do the part on the record by its own command"
            ),
            outcome: .failed
        )
    }
}

extension Answer {
    /// An error alone.
    fileprivate init(_ error: CommandError) {
        self.init(nil, view: View(), outcome: error.outcome, error: error)
    }

    /// The same answer, with what was told to a program on its record.
    fileprivate func telling(_ fields: [String]) -> Answer {
        var answer = self
        answer.handedOut += fields
        return answer
    }
}

extension Reply {
    /// The same reply, with what was told to a program on its record.
    fileprivate func telling(_ fields: [String]) -> Reply {
        switch self {
        case .answer(let answer): return .answer(answer.telling(fields))
        case .plan(var plan):
            plan.result = plan.result.telling(fields)
            return .plan(plan)
        default: return self
        }
    }
}

extension CommandError {
    /// The same error with what looks like personal data blotted out: the words are a program's.
    fileprivate var withoutPersonalData: CommandError {
        CommandError(
            code,
            message.withoutPersonalData,
            hint: hint?.withoutPersonalData,
            outcome: outcome,
            data: data,
            table: table
        )
    }
}

extension Phrase {
    fileprivate var withoutPersonalData: Phrase {
        Phrase(vi: PersonalData.redacted(vi), en: PersonalData.redacted(en))
    }
}
