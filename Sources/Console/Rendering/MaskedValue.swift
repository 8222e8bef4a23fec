import CommandKit
import Identity

/// Masks or reveals the personal data of an answer, and keeps account of which fields it showed and how.
package struct Masker {
    private let reveal: (CitizenNumber?, FieldKey) -> Bool
    private var shown: [FieldKey: Bool] = [:]

    /// Makes a masker.
    ///
    /// - Parameter reveal: whether a field of a citizen may be shown in clear now. Data that belong to
    ///   nobody in the store are always masked, whatever it says.
    package init(reveal: @escaping (CitizenNumber?, FieldKey) -> Bool) {
        self.reveal = reveal
    }

    /// The identity fields that went through so far, in screen order, each once: in clear when any of
    /// its values was.
    package var fieldsShown: [ShownField] {
        FieldKey.allCases.compactMap { key in
            shown[key].map { ShownField(field: key, isFull: $0) }
        }
    }

    /// An answer for renderers; an error's own data and table (candidates) take the place of missing
    /// ones.
    ///
    /// - Parameters:
    ///   - answer: the answer.
    ///   - wantsView: whether a person will read it; data for programs need no view.
    /// - Returns: the answer for renderers.
    package mutating func answer(_ answer: Answer, wantsView: Bool = true) -> PlainAnswer {
        var view = wantsView ? plain(answer.view) : PlainView([])
        let data = answer.data ?? answer.error?.data
        if let table = answer.error?.table, answer.view.blocks.isEmpty, wantsView {
            view.blocks.append(plain(table))
        }
        return PlainAnswer(
            outcome: answer.outcome,
            data: data.map { plain($0) },
            view: view,
            error: answer.error.map(ErrorText.init),
            warnings: answer.warnings
        )
    }

    /// An error on its own, as an answer for renderers.
    package mutating func answer(_ error: CommandError) -> PlainAnswer {
        answer(Answer(nil, view: View(), outcome: error.outcome, error: error))
    }

    /// An object for renderers.
    package mutating func plain(_ object: DataObject) -> PlainObject {
        note(object)
        return PlainObject(
            entries: object.entries.map { PlainObject.Entry(key: $0.key, value: plain($0.value)) }
        )
    }

    /// A value for renderers.
    package mutating func plain(_ value: DataValue) -> PlainValue {
        switch value {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): .int(number)
        case .string(let text): .string(text)
        case .date(let date): .date(date)
        case .time(let instant): .time(instant)
        case .protected(let protected): plain(protected)
        case .array(let values): .array(values.map { plain($0) })
        case .object(let object): .object(plain(object))
        }
    }

    /// A view for renderers.
    package mutating func plain(_ view: View) -> PlainView {
        PlainView(
            view.blocks.map { block in
                switch block {
                case .heading(let phrase): .heading(phrase)
                case .pairs(let pairs): .pairs(pairs.map { ($0.label, plain($0.cell)) })
                case .table(let table): plain(table)
                case .note(let phrase, let tone): .note(phrase, tone)
                case .say(let text): .say(text)
                case .verbatim(let text): .verbatim(text)
                }
            }
        )
    }

    private mutating func plain(_ table: Table) -> PlainView.Block {
        .table(
            columns: table.columns,
            rows: table.rows.map { $0.map { plain($0) } },
            empty: table.empty
        )
    }

    private mutating func plain(_ cell: Cell) -> PlainCell {
        switch cell.content {
        case .value(let value): PlainCell(.value(plain(value)), cell.tone)
        case .phrase(let phrase): PlainCell(.phrase(phrase), cell.tone)
        }
    }

    private mutating func plain(_ protected: Protected) -> PlainValue {
        let isFull = protected.citizen != nil && reveal(protected.citizen, protected.field)
        shown[protected.field] = (shown[protected.field] ?? false) || isFull
        let data = isFull ? protected.value : Masking.mask(protected.value, as: protected.kind)
        guard protected.kind == .dateOfBirth else { return .personal(data: data, display: data) }
        return .personal(data: data, display: Masker.displayDate(data))
    }

    /// Takes note of the fields that are never masked (name, gender), which come as plain text.
    private mutating func note(_ object: DataObject) {
        for entry in object.entries {
            guard case .string = entry.value else { continue }
            if let key = Masker.plainFields.first(where: { $0.rawValue == entry.key }) {
                shown[key] = true
            } else if entry.key == "value", case .string(let name)? = object["key"],
                let key = Masker.plainFields.first(where: { $0.rawValue == name })
            {
                shown[key] = true
            }
        }
    }

    /// The fields that are never masked.
    private static let plainFields = FieldKey.allCases.filter { MaskKind.of($0) == nil }

    /// `1989-**-**` as `**/**/1989`, `1989-08-15` as `15/08/1989`; anything else as it is.
    private static func displayDate(_ data: String) -> String {
        let parts = data.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts[2].utf8.count == 2
        else { return data }
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }
}
