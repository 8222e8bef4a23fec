import CommandKit
import Identity

/// `case note`: adds a line to the open case.
struct CaseNoteCommand: Command {
    let manifest = CommandManifest(
        "case note",
        vietnamese: "vụ-việc ghi-chú",
        summary: Phrase(vi: "Ghi chú vào vụ việc đang mở", en: "Add a note to the open case"),
        parameters: [
            .word(
                "TEXT",
                .oneOrMore,
                .text,
                Phrase(vi: "Nội dung ghi chú", en: "The note"),
                sensitive: true
            )
        ],
        effect: .record,
        access: .lookup,
        act: "case.note",
        data: ["ticket", "reason", "openedBy", "openedAt", "closedAt", "notes"],
        examples: ["case note \"Đã hướng dẫn bước 5–7\""]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        var item = try CaseRules.find(invocation, host)
        let text = invocation.texts("TEXT").joined(separator: " ")
        guard !IdentifierShape.containsPersonalData(text) else {
            throw CommandError(
                "case.personal-data",
                Phrase(
                    vi: "Chưa ghi: ghi chú không được chứa số định danh, số điện thoại hay email",
                    en: "Not noted: a note holds no personal number, phone or e-mail"
                ),
                hint: Phrase(
                    vi: "dùng số hồ sơ, ví dụ C-1",
                    en: "use the profile number, such as C-1"
                ),
                outcome: .invalid
            )
        }
        item.notes.append(CaseNote(at: host.now, by: host.agent.login, text: text))
        try ConductRules.requireNoSecret(text)
        let noted = item
        return .plan(
            Plan(
                [.noteCase(ticket: item.ticket, text: text)],
                versions: [:],
                result: Answer(CaseView.data(noted), view: CaseView.view(noted))
            )
        )
    }
}
