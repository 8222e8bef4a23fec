import AuditLog
import CommandKit
import Identity

/// What a receipt proves: one record, and its openings as far as they came along.
struct ProvedRecord {
    private let leaf: AuditLeaf
    private let openings: [Disclosure]

    init(_ leaf: AuditLeaf, openings: [Disclosure]) {
        self.leaf = leaf
        self.openings = openings
    }

    var data: DataObject {
        [
            "seq": .int(leaf.seq), "at": .string(leaf.t), "login": .string(leaf.actor.login),
            "role": .string(leaf.actor.role), "host": .string(leaf.host),
            "act": .string(leaf.act), "outcome": .string(leaf.outcome),
            "fields": .array(leaf.fields.map { .string($0.text) }),
            "openings": .array(
                openings.map { .object(["name": .string($0.name), "value": .string($0.value)]) }
            ),
        ]
    }

    var block: Block {
        .pairs(
            [
                Pair(Phrase(vi: "Bản ghi", en: "Record"), .value(.int(leaf.seq))),
                Pair(
                    Phrase(vi: "Lúc", en: "At"),
                    .value(Instant(iso: leaf.t).map(DataValue.time) ?? .string(leaf.t))
                ),
                Pair(
                    Phrase(vi: "Ai", en: "Who"),
                    .value(.string("\(leaf.actor.login) (\(leaf.actor.role))"))
                ),
                Pair(Phrase(vi: "Việc", en: "Act"), .value(.string(leaf.act))),
                Pair(Phrase(vi: "Kết quả", en: "Outcome"), .value(.string(leaf.outcome))),
            ]
                + openings.map { opening in
                    Pair(ProvedRecord.label(opening.name), .value(.string(opening.value)))
                }
        )
    }

    private static func label(_ name: String) -> Phrase {
        switch name {
        case "target": Phrase(vi: "Về", en: "About")
        case "ticket": Phrase(vi: "Vụ việc", en: "Case")
        case "reason": Phrase(vi: "Lý do", en: "Reason")
        case "query": Phrase(vi: "Đã tìm", en: "Searched for")
        default: Phrase(name)
        }
    }
}
