import CommandKit
import Identity
import Store

extension Dispatcher {
    /// Runs a changing command with a person at the terminal: plans, shows, asks with no lock held,
    /// then applies what was shown if the records are still the same.
    func runAttended(_ step: Step) throws -> CommandResult {
        let reply = try context.store.read { try self.reply(to: step, $0) }
        return try confirmAndApply(reply, step)
    }

    /// Shows a plan, asks, and applies it or leaves everything as it was.
    func confirmAndApply(_ reply: Reply, _ step: Step) throws -> CommandResult {
        var reply = reply
        if case .plan(var plan) = reply, !plan.isEmpty, let prompter {
            var masker = state.masker(at: step.now)
            let preview = masker.plain(PlanPreview.view(plan))
            // Nothing is seen before its record is durable.
            try recordIntent(step, showing: masker.fieldsShown.map(\.text))
            prompter.show(preview)
            step.shownAt = context.clock()
            let agreed = confirms(plan, step, prompter)
            step.now = context.clock()
            guard agreed else { return try decline(plan, step) }
            plan.isCommitted = true
            reply = .plan(plan)
        }
        return try carryOut(reply, step)
    }

    /// Records what is about to be shown, handed out or told, unless the command has such a record already.
    func recordIntent(_ step: Step, showing fields: [String] = []) throws {
        guard step.intent == nil else { return }
        step.intent = try context.store.transact(step.act) { writer in
            try intend(step, showing: fields, writer)
        }
    }

    /// Asks what the effect demands.
    private func confirms(_ plan: Plan, _ step: Step, _ prompter: any Prompter) -> Bool {
        if step.manifest?.isExternal == true, !plan.isAboutQueue {
            return prompter.confirms(
                Phrase(
                    vi: "[Cập nhật] ghi vào hồ sơ, [Bỏ qua] giữ nguyên. Cập nhật?",
                    en: "[Update] writes to the record, [Skip] leaves it as it is. Update?"
                )
            )
        }
        guard step.manifest?.effect == .destructive, let challenge = plan.challenge else {
            return prompter.confirms(Phrase(vi: "Thực hiện?", en: "Go ahead?"))
        }
        let expected = String(challenge.suffix(4))
        let typed = prompter.types(
            Phrase(
                vi: "Gõ 4 ký tự cuối của tài khoản để xác nhận (Enter để thôi): ",
                en: "Type the last four characters of the account to confirm (Enter to stop): "
            )
        )
        return typed?.nfc == expected
    }

    /// The agent said no: nothing changes but what is kept anyway.
    private func decline(_ plan: Plan, _ step: Step) throws -> CommandResult {
        var declined = plan
        declined.isCommitted = false
        if step.manifest?.confirmedBy == nil {
            throw CommandError(
                "confirm.declined",
                Phrase(
                    vi: "Không xác nhận: không thay đổi gì",
                    en: "Not confirmed: nothing was changed"
                ),
                outcome: .refused
            )
        }
        let skipped = declined
        return try context.store.transact(step.act) { writer in
            try settle(.plan(skipped), step, writer)
        }.adopted(by: self)
    }
}

extension Plan {
    /// Whether it puts refreshes off, or takes them back, and touches no record.
    fileprivate var isAboutQueue: Bool {
        changes.allSatisfy { change in
            switch change {
            case .queueRefresh, .dropQueued: true
            default: false
            }
        }
    }
}
