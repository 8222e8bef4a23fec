import CommandKit
import Identity

/// `case close`: ends the open case.
struct CaseCloseCommand: Command {
    let manifest = CommandManifest(
        "case close",
        vietnamese: "vụ-việc đóng",
        summary: Phrase(vi: "Đóng vụ việc", en: "Close a case"),
        parameters: [
            .word(
                "TICKET",
                .optional,
                .ticket,
                Phrase(
                    vi: "Mã vụ việc; mặc định là vụ việc đang mở",
                    en: "Ticket; the open one by default"
                )
            )
        ],
        effect: .record,
        access: .lookup,
        act: "case.close",
        data: ["ticket", "reason", "openedBy", "openedAt", "closedAt", "notes"],
        examples: ["case close"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let item = try CaseRules.find(invocation, host)
        let session: [SessionChange] =
            item.ticket == host.ticket ? [.closeCase, .use(nil)] : []
        guard item.isOpen else {
            return .answer(
                Answer(
                    CaseView.data(item),
                    view: CaseView.view(
                        item,
                        note: Phrase(
                            vi: "Vụ việc đã đóng từ trước; không có gì thay đổi.",
                            en: "The case had been closed before; nothing has changed."
                        )
                    ),
                    outcome: .unchanged,
                    session: session
                )
            )
        }
        var closing = item
        closing.closedAt = host.now
        let closed = closing
        return .plan(
            Plan(
                [.closeCase(ticket: item.ticket)],
                versions: [:],
                result: Answer(
                    CaseView.data(closed),
                    view: CaseView.view(closed),
                    session: session
                )
            )
        )
    }
}
