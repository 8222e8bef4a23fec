import CommandKit
import Identity

/// A session as a reviewer reads it: its records by case and reason, with what was seen in clear.
struct SessionSheet: Sendable {
    /// Records under one case, for one reason.
    struct Group: Sendable {
        let ticket: String?
        let reason: String?
        var records: [AuditRecord] = []
    }

    private let span: SessionSpan
    private let head: AuditRecord?
    private let end: AuditRecord?
    private let severity: Int
    private let isCut: Bool
    /// How many records it has.
    let count: Int
    /// Its records, by case and reason, in the order in which they first came.
    private(set) var groups: [Group] = []

    init(_ span: SessionSpan, _ found: SessionRecords) {
        self.span = span
        head = found.records.first
        end = found.records.last
        count = found.count
        isCut = found.count > found.records.count
        severity = found.records.map(\.severity).max() ?? 1
        for record in found.records {
            let reason = record.reason.flatMap { $0.isEmpty ? nil : $0 }
            let place = groups.firstIndex { $0.ticket == record.ticket && $0.reason == reason }
            if place == nil { groups.append(Group(ticket: record.ticket, reason: reason)) }
            groups[place ?? groups.count - 1].records.append(record)
        }
    }

    var data: DataObject {
        [
            "id": .string(span.id), "login": .string(span.login), "role": .text(head?.role),
            "unit": .text(head?.unit), "from": .moment(head?.at), "to": .moment(end?.at),
            "first": .int(span.first), "last": .int(span.last), "records": .number(count),
            "severity": .number(severity),
        ]
    }

    var blocks: [Block] {
        var blocks: [Block] = [
            .heading(Phrase(vi: "Phiên của \(span.login)", en: "Session of \(span.login)")),
            .pairs([
                Pair(
                    Phrase(vi: "Vai trò, tổ", en: "Role, unit"),
                    .value(
                        .string(
                            [head?.role, head?.unit].compactMap { $0 }.filter { !$0.isEmpty }
                                .joined(separator: ", ")
                        )
                    )
                ),
                Pair(Phrase(vi: "Từ", en: "From"), .value(.moment(head?.at))),
                Pair(Phrase(vi: "Đến", en: "To"), .value(.moment(end?.at))),
                Pair(
                    Phrase(vi: "Bản ghi", en: "Records"),
                    .value(.string("\(count) (\(span.first)…\(span.last))"))
                ),
                Pair(
                    Phrase(vi: "Mức cao nhất", en: "Highest severity"),
                    .value(.number(severity), severity > 2 ? .caution : .plain)
                ),
            ]),
        ]
        for group in groups { blocks += group.blocks }
        if isCut {
            blocks.append(
                .note(
                    Phrase(
                        vi:
                            "Chỉ hiện \(SessionRecords.most) bản ghi đầu; còn lại: audit list --agent \(span.login)",
                        en:
                            "The first \(SessionRecords.most) records; the rest: audit list --agent \(span.login)"
                    ),
                    .caution
                )
            )
        }
        return blocks
    }
}

extension SessionSheet.Group {
    var data: DataObject {
        [
            "ticket": .text(ticket), "reason": .text(reason),
            "records": .array(
                records.map { record in
                    .object([
                        "seq": .int(record.seq), "at": .time(record.at),
                        "act": .string(record.act), "outcome": .string(record.outcome),
                        "code": .text(record.code), "target": .text(record.target),
                        "revealed": .array(record.inClear.map(DataValue.string)),
                        "severity": .number(record.severity),
                    ])
                }
            ),
        ]
    }

    var blocks: [Block] {
        let none = Phrase(vi: "không có vụ việc", en: "no case")
        let title = [ticket, reason].compactMap { $0 }.joined(separator: " · ")
        return [
            .heading(title.isEmpty ? none : Phrase(title)),
            .table(
                Table(
                    [
                        Phrase(vi: "Số", en: "Seq"), Phrase(vi: "Lúc", en: "At"),
                        Phrase(vi: "Việc", en: "Act"), Phrase(vi: "Kết quả", en: "Outcome"),
                        Phrase(vi: "Về", en: "About"), Phrase(vi: "Hiện rõ", en: "In clear"),
                    ],
                    rows: records.map { record in
                        [
                            .value(.int(record.seq)), .value(.time(record.at)),
                            .value(.string(record.act)), AuditRow.outcome(record),
                            .value(.text(record.target)),
                            .value(
                                .string(record.inClear.joined(separator: ", ")),
                                record.inClear.isEmpty ? .plain : .caution
                            ),
                        ]
                    },
                    empty: none
                )
            ),
        ]
    }
}

extension AuditRecord {
    /// The protected fields that were seen in clear.
    var inClear: [String] {
        fields.compactMap { text in
            guard text.hasSuffix(":full") else { return nil }
            let name = String(text.dropLast(5))
            // Names and genders are never masked, so seeing them says nothing.
            if let key = FieldKey(rawValue: name), MaskKind.of(key) == nil { return nil }
            return name
        }
    }
}
