import CommandKit
import Identity

/// `case show`: a case with its notes.
struct CaseShowCommand: Command {
    let manifest = CommandManifest(
        "case show",
        vietnamese: "vụ-việc xem",
        summary: Phrase(vi: "Xem vụ việc và ghi chú", en: "Show a case with its notes"),
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
        effect: .read,
        access: .lookup,
        act: "case.show",
        data: ["ticket", "reason", "openedBy", "openedAt", "closedAt", "notes"],
        examples: ["case show"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let item = try CaseRules.find(invocation, host)
        return .answer(Answer(CaseView.data(item), view: CaseView.view(item)))
    }
}
