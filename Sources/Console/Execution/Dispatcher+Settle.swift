import AuditLog
import CommandKit
import Identity
import Store

extension Dispatcher {
    /// Carries out a reply inside the transaction that records it.
    func settle(_ reply: Reply, _ step: Step, _ writer: any StoreWriter) throws -> CommandResult {
        switch reply {
        case .answer(let answer): try conclude(answer, step, writer)
        case .plan(let plan): try settle(plan, step, writer)
        case .ask, .errands, .work, .deliver, .outside: throw Dispatcher.internalError
        }
    }

    /// Applies a plan, or files it for a second person, or leaves everything as it was.
    private func settle(_ plan: Plan, _ step: Step, _ writer: any StoreWriter) throws
        -> CommandResult
    {
        if step.mode.dryRun { return try rehearse(plan, step, writer) }
        if !plan.isCommitted || plan.changes.isEmpty {
            try apply(plan.kept, step, writer)
            return try conclude(
                plan.isCommitted ? plan.result : plan.planned ?? plan.result,
                step,
                writer
            )
        }
        try check(plan, step, writer)
        if let refusal = plan.secondPerson {
            return try file(plan, refusal, step, writer)
        }
        let erased = try apply(plan.changes, step, writer)
        let result = try conclude(plan.result, step, writer, plan: plan)
        if let erased { try recordErasure(erased, plan, step, writer) }
        return result
    }

    /// Whether the records are still those that the plan was made from.
    func check(_ plan: Plan, _ step: Step, _ writer: any StoreWriter) throws {
        for (citizen, version) in plan.versions {
            guard let profile = try writer.profile(citizen) else {
                throw ErrorMapping.recordChanged(citizen)
            }
            if step.manifest?.isExternal == true {
                try IdentityRules.requireFreshPreview(
                    shownAt: step.shownAt ?? step.now,
                    version: version,
                    profile: profile,
                    policies: try writer.policies(),
                    now: step.now
                )
            } else if profile.version != version {
                throw ErrorMapping.recordChanged(citizen)
            }
        }
    }

    /// Applies changes in order.
    ///
    /// - Returns: how many openings were erased; nil when none of the changes erases any.
    @discardableResult
    func apply(_ changes: [Change], _ step: Step, _ writer: any StoreWriter) throws
        -> Int64?
    {
        try writer.apply(changes, by: state.actor.agent.login, at: step.now)
    }

    /// Appends the record that says how many openings were erased, whoever approved it: with it the
    /// log still accounts for every opening that is gone.
    private func recordErasure(
        _ count: Int64,
        _ plan: Plan,
        _ step: Step,
        _ writer: any StoreWriter
    ) throws {
        let record = TrailRecord(
            act: AuditTrail.erasure,
            outcome: .ok,
            code: nil,
            state: state,
            target: plan.changes.compactMap {
                if case .eraseOpenings(let citizen, _) = $0 { citizen } else { nil }
            },
            approval: plan.approval,
            at: step.now,
            shown: { TrailRecord.Shown(results: Int(count)) }
        )
        _ = try trail.append(record, to: writer)
    }

    /// Files a plan that needs a second person.
    private func file(
        _ plan: Plan,
        _ refusal: Refusal,
        _ step: Step,
        _ writer: any StoreWriter
    ) throws -> CommandResult {
        let request = try request(for: plan, refusal, step)
        let number = try writer.apply(
            .fileRequest(request),
            by: state.actor.agent.login,
            at: step.now
        )
        return try conclude(
            Answer.waits(for: number ?? 0, request: request, refusal: refusal),
            step,
            writer
        )
    }

    /// What a second person is asked to agree to.
    func request(for plan: Plan, _ refusal: Refusal, _ step: Step) throws -> ApprovalRequest {
        guard let citizen = step.host?.subjects.first ?? plan.versions.keys.min(),
            let manifest = step.manifest
        else {
            throw Dispatcher.internalError
        }
        return ApprovalRequest(
            command: plan.command ?? manifest.name,
            citizen: citizen,
            changes: plan.changes,
            versions: plan.versions,
            reason: step.reason ?? "",
            ticket: state.ticket,
            requester: state.actor.agent.login,
            rule: refusal.code,
            requestedAt: step.now
        )
    }

    /// Masks what will be shown, appends the audit record, and says how the session goes on.
    func conclude(
        _ answer: Answer,
        _ step: Step,
        _ writer: any StoreWriter,
        plan: Plan? = nil
    ) throws -> CommandResult {
        if let error = step.unwanted(answer.outcome, code: answer.error?.code) { throw error }
        var next = state
        for change in answer.session {
            if case .actAs(let login) = change { next.actor = try actor(login, writer) }
            next.take(change, now: step.now, isFile: step.mode.isFile)
        }
        if next.current != state.current { next.currentLabel = try label(next.current, writer) }
        let subjects = step.host?.subjects ?? []
        // Completion offers them; nobody completes in a file.
        if !step.mode.isFile { next.remember(subjects) }
        let masked = next.masked(answer, at: step.now, wantsView: step.mode.wantsView)
        let rows = step.manifest?.rows
        let record = TrailRecord(
            act: step.act,
            outcome: answer.outcome,
            code: answer.error?.code,
            state: state,
            target: subjects,
            searched: step.host?.searched,
            reason: step.reason,
            approval: plan?.approval,
            phase: step.intent.map { .result(of: $0.id) } ?? .single,
            at: step.now,
            committed: answer.committed,
            shown: {
                let masked = masked.value
                let fields = subjects.isEmpty ? [] : masked.shown
                return TrailRecord.Shown(
                    fields: fields + answer.handedOut.filter { !fields.contains($0) },
                    results: answer.count ?? masked.plain.rowCount(rows)
                )
            }
        )
        let seq = try trail.append(record, to: writer, hand: hand)
        if let plan { try keep(plan, seq, step, writer) }
        let result = CommandResult(answer, masked: masked, seq: seq, next: next)
        try recorder?(writer, result)
        return result
    }

    /// The current citizen as the prompt shows them.
    func label(_ citizen: CitizenNumber?, _ reader: any StoreReader) throws -> String? {
        let number = try citizen.flatMap { try reader.profile($0) }?.identity.value(.personalId)
        return number.map { Masking.mask($0, as: .personalNumber) }
    }

    /// Keeps what a plan did, so that it can be undone.
    private func keep(_ plan: Plan, _ seq: Int64, _ step: Step, _ writer: any StoreWriter) throws {
        if let undone = plan.undoes { try writer.markUndone(undone, by: seq) }
        guard plan.isReversible, let manifest = step.manifest else { return }
        var versions: [CitizenNumber: Int64] = [:]
        for citizen in plan.versions.keys {
            versions[citizen] = try writer.profile(citizen)?.version
        }
        try writer.keepEffect(
            RecordedEffect(
                seq: seq,
                command: plan.command ?? manifest.name,
                changes: plan.changes,
                versions: versions
            )
        )
    }

    /// Another seeded agent to act as, on a demonstration store.
    func actor(_ login: String, _ reader: any StoreReader) throws -> Actor {
        guard context.store.info.isDemonstration, let agent = try reader.agent(login: login) else {
            throw Dispatcher.internalError
        }
        return Actor(agent: agent, uid: state.actor.uid, via: "as")
    }
}

extension PlainAnswer {
    /// A text of the data; nil when there is none of this name.
    func text(_ key: String) -> String? {
        if case .string(let text)? = data?[key] { return text }
        return nil
    }

    /// How many rows the data have under `key`; nil when the data are no table.
    fileprivate func rowCount(_ key: String?) -> Int? {
        guard let key, case .array(let rows)? = data?[key] else { return nil }
        return rows.count
    }
}

extension Answer {
    /// The answer to a command whose plan now waits for a second person.
    static func waits(for number: Int64, request: ApprovalRequest, refusal: Refusal) -> Answer {
        let error = CommandError(
            refusal.code,
            refusal.message,
            hint: Phrase(
                vi: "người thứ hai (giám sát) duyệt trong 15 phút: request approve \(number)",
                en:
                    "a second person (supervisor) approves within 15 minutes: request approve \(number)"
            ),
            outcome: .pending
        )
        return Answer(
            [
                "request": .int(number), "citizen": .citizen(request.citizen),
                "command": .string(request.command),
                "expiresAt": .time(request.expiresAt),
            ],
            view: View([
                .note(
                    Phrase(
                        vi: "Chưa thay đổi gì. Yêu cầu \(number) chờ người thứ hai duyệt.",
                        en: "Nothing has changed. Request \(number) waits for a second person."
                    ),
                    .caution
                )
            ]),
            outcome: .pending,
            error: error
        )
    }
}
