import CommandKit
import Identity

/// A column of a plugin's rows.
struct ProcessColumn: Sendable {
    /// What its values are.
    enum Kind: Sendable, Hashable {
        case text
        case integer
        case boolean
        case date
        case time
        case citizen
        /// Personal data, which the host masks.
        case personal(MaskKind, FieldKey)
    }

    let name: String
    let kind: Kind
    let label: Phrase

    static let keys: Set<String> = ["name", "type", "label"]

    private static let kinds: [(String, Kind)] = [
        ("text", .text), ("integer", .integer), ("boolean", .boolean), ("date", .date),
        ("time", .time), ("citizen", .citizen),
        ("personalNumber", .personal(.personalNumber, .personalId)),
        ("cmnd", .personal(.cmnd, .cmnd9)), ("phone", .personal(.phone, .phone)),
        ("email", .personal(.email, .email)),
        ("dateOfBirth", .personal(.dateOfBirth, .dateOfBirth)),
        ("address", .personal(.address, .permanentAddress)),
        ("account", .personal(.account, .personalId)),
    ]

    init(_ table: ManifestTable) throws(ManifestProblem) {
        name = try table.text("name")
        guard ProcessColumn.isName(name) else {
            throw table.problem("name", Phrase(vi: "phải như sentOn", en: "must be like sentOn"))
        }
        let word = try table.word("type", ProcessColumn.kinds.map(\.0))
        kind = ProcessColumn.kinds.first { $0.0 == word }?.1 ?? .text
        label = try table.phrase("label")
    }

    /// A value of a row; nil when it is not what the column holds.
    func value(_ value: JSONValue) -> DataValue? {
        switch (kind, value) {
        case (_, .null): .null
        case (.text, .string(let text)): .string(text.nfc)
        case (.integer, .integer(let number)): .int(number)
        case (.boolean, .bool(let flag)): .bool(flag)
        case (.date, .string(let text)): CivilDate(iso: text).map(DataValue.date)
        case (.time, .string(let text)): Instant(iso: text).map(DataValue.time)
        case (.citizen, .string(let text)):
            CitizenNumber(reference: text).map { .string($0.description) }
        // What the host has masked already is not hidden once more.
        case (.personal, .string(let text)) where ProcessColumn.isMasked(text): .string(text.nfc)
        // It belongs to nobody in the store: always masked.
        case (.personal(let mask, let field), .string(let text)):
            .protected(Protected(mask, text.nfc, of: nil, field: field))
        default: nil
        }
    }

    /// Whether a value is one of the host's masked ones: `05********99`, `*******678`, `1989-**-**`.
    private static func isMasked(_ text: String) -> Bool {
        text.contains("**") && text.utf8.count { (48...57).contains($0) } <= 4
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first) else { return false }
        return text.utf8.count <= 40
            && text.utf8.allSatisfy {
                (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0)
            }
    }
}

/// Collects the rows of one command, and makes of them what is shown.
struct ProcessRows: Sendable {
    /// The most rows of a command.
    static let most = 10_000
    /// The most bytes of their messages.
    static let largest = 16 * 1_048_576

    private let columns: [ProcessColumn]
    private var rows: [[DataValue]] = []
    private var bytes = 0

    init(_ columns: [ProcessColumn]) {
        self.columns = columns
    }

    /// Takes the rows of a message.
    ///
    /// - Returns: what is wrong with them; nil when nothing is.
    mutating func take(_ message: JSONValue?, bytes: Int) -> String? {
        self.bytes += bytes
        guard let message else { return nil }
        guard let values = message.array else { return "rows" }
        guard rows.count + values.count <= ProcessRows.most, self.bytes <= ProcessRows.largest
        else {
            return "rows > \(ProcessRows.most)"
        }
        for value in values {
            guard let members = value.object else { return "rows" }
            if let other = members.keys.first(where: { key in
                !columns.contains { $0.name == key }
            }) {
                return "rows: \(other)"
            }
            var row: [DataValue] = []
            for column in columns {
                guard let cell = column.value(members[column.name] ?? .null) else {
                    return "rows: \(column.name)"
                }
                row.append(cell)
            }
            rows.append(row)
        }
        return nil
    }

    static let done = Phrase(vi: "Đã thực hiện.", en: "Done.")

    /// The rows of a command that changes something, with all that it changes: a plugin cannot leave
    /// anything out.
    func answer(
        _ changes: [ChangeRow],
        _ language: Language = .vi,
        outcome: Outcome = .ok,
        warnings: [Phrase],
        note: Phrase
    ) -> Answer {
        var answer = answer(outcome: outcome, warnings: warnings, note: note)
        answer.data?["plan"] = .array(changes.map { $0.data(language) })
        if !changes.isEmpty {
            let table = Block.table(ChangeRow.table(changes, isDone: outcome == .ok))
            answer.view = View([table] + answer.view.blocks)
        }
        return answer
    }

    /// The rows as data and as a table.
    func answer(outcome: Outcome = .ok, warnings: [Phrase], note: Phrase? = nil) -> Answer {
        let (columns, rows) = (columns, rows)
        let items = rows.map { row in
            var object: DataObject = [:]
            for (column, value) in zip(columns, row) { object[column.name] = value }
            return DataValue.object(object)
        }
        return Answer(
            ["items": .array(items)],
            view: View(
                (rows.isEmpty && note != nil
                    ? []
                    : [
                        .table(
                            Table(
                                columns.map(\.label),
                                rows: rows.map { $0.map { .value($0) } },
                                empty: Phrase(vi: "không có gì", en: "nothing")
                            )
                        )
                    ]) + (note.map { [.note($0, .good)] } ?? [])
            ),
            outcome: outcome,
            warnings: warnings
        )
    }
}
