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
