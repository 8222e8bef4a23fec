import CommandKit
import Identity

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
