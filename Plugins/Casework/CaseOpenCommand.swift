import CommandKit
import Identity

/// `case open`: works under a ticket from now on.
struct CaseOpenCommand: Command {
    let manifest = CommandManifest(
        "case open",
        vietnamese: "vụ-việc mở",
        summary: Phrase(
            vi: "Mở vụ việc và làm việc dưới mã này",
            en: "Open a case and work under it"
        ),
        parameters: [
            .word(
                "TICKET",
                .required,
                .ticket,
                Phrase(vi: "Mã vụ việc của tổng đài", en: "The help desk's ticket number")
            ),
            .reason,
        ],
        effect: .record,
        access: .lookup,
        needsReason: true,
        act: "case.open",
        data: ["ticket", "reason", "openedBy", "openedAt", "closedAt", "notes"],
        examples: ["case open CALL-1042 --reason \"Công dân hỏi về liên kết VNeID\""]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let ticket = invocation.text("TICKET") ?? ""
        let reason = invocation.reason ?? ""
        try CaseRules.check(ticket)
        let existing = try host.supportCase(ticket)
        if let existing, existing.isOpen {
            let isCurrent = host.ticket == ticket
            return .answer(
                Answer(
                    CaseView.data(existing),
                    view: CaseView.view(
                        existing,
                        note: isCurrent
                            ? Phrase(
                                vi: "Đang làm việc dưới vụ việc này rồi; không có gì thay đổi.",
                                en: "You work under this case already; nothing has changed."
                            )
                            : Phrase(
                                vi: "Vụ việc đã mở từ trước; làm việc dưới mã này từ bây giờ.",
                                en: "The case was open already; you work under it from now on."
                            )
                    ),
                    outcome: isCurrent ? .unchanged : .ok,
                    session: [.openCase(ticket: ticket)]
                )
            )
        }
        let opened = SupportCase(
            ticket: ticket,
            reason: reason,
            openedBy: host.agent.login,
            openedAt: host.now,
            notes: existing?.notes ?? []
        )
        return .plan(
            Plan(
                [.openCase(ticket: ticket, reason: reason)],
                versions: [:],
                result: Answer(
                    CaseView.data(opened),
                    view: CaseView.view(opened),
                    session: [.openCase(ticket: ticket)]
                )
            )
        )
    }
}
