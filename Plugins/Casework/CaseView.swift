import CommandKit
import Identity

/// How a support case reads.
enum CaseView {
    static func data(_ item: SupportCase) -> DataObject {
        [
            "ticket": .string(item.ticket), "reason": .string(item.reason),
            "openedBy": .string(item.openedBy), "openedAt": .time(item.openedAt),
            "closedAt": .moment(item.closedAt),
            "notes": .array(
                item.notes.map {
                    .object(["at": .time($0.at), "by": .string($0.by), "text": .string($0.text)])
                }
            ),
        ]
    }

    static func view(_ item: SupportCase, note: Phrase? = nil) -> View {
        var blocks: [Block] = [
            .heading(Phrase(vi: "Vụ việc \(item.ticket)", en: "Case \(item.ticket)")),
            .pairs([
                Pair(Phrase(vi: "Lý do", en: "Reason"), .value(.string(item.reason))),
                Pair(Phrase(vi: "Người mở", en: "Opened by"), .value(.string(item.openedBy))),
                Pair(Phrase(vi: "Mở lúc", en: "Opened at"), .value(.time(item.openedAt))),
                Pair(Phrase(vi: "Trạng thái", en: "State"), state(item)),
            ]),
        ]
        if !item.notes.isEmpty {
            blocks.append(
                .table(
                    Table(
                        [
                            Phrase(vi: "Lúc", en: "At"), Phrase(vi: "Ai", en: "Who"),
                            Phrase(vi: "Ghi chú", en: "Note"),
                        ],
                        rows: item.notes.map {
                            [
                                .value(.time($0.at)), .value(.string($0.by)),
                                .value(.string($0.text)),
                            ]
                        },
                        empty: Phrase(vi: "chưa có", en: "none")
                    )
                )
            )
        }
        if let note { blocks.append(.note(note, .plain)) }
        return View(blocks)
    }

    static func state(_ item: SupportCase) -> Cell {
        item.isOpen
            ? .phrase(Phrase(vi: "● đang mở", en: "● open"), .good)
            : .phrase(Phrase(vi: "○ đã đóng", en: "○ closed"), .muted)
    }
}
