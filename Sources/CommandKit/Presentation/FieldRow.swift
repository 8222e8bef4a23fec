import Identity

/// One identity field of a citizen on its way to a reader: the row of the portal's identity page.
///
/// - Rule: R7, R8.
public struct FieldRow: Sendable {
    /// Whose field it is.
    public let citizen: CitizenNumber
    /// Which field.
    public let key: FieldKey
    /// Its value and how far it can be trusted.
    public let status: FieldStatus

    /// Makes the row of a field.
    public init(_ key: FieldKey, _ status: FieldStatus, of citizen: CitizenNumber) {
        self.citizen = citizen
        self.key = key
        self.status = status
    }

    /// All ten rows of a profile, in screen order.
    public static func all(of profile: PortalProfile) -> [FieldRow] {
        FieldKey.allCases.map { FieldRow($0, profile.identity[$0], of: profile.id) }
    }

    /// The value in stored form, protected where it is personal.
    public var value: DataValue { .field(key, status.value, of: citizen) }

    /// `n,key,label,value,state,source,verifiedAt`.
    public var data: DataValue {
        .object([
            "n": .number(key.number),
            "key": .string(key.rawValue),
            "label": .string(key.label.vi),
            "value": value,
            "state": .string(status.state.rawValue),
            "source": .text(status.source?.rawValue),
            "verifiedAt": .moment(status.verifiedAt),
        ])
    }

    /// `key,label,value,state`, as `reveal` shows a field.
    public var shortData: DataValue {
        .object([
            "key": .string(key.rawValue),
            "label": .string(key.label.vi),
            "value": value,
            "state": .string(status.state.rawValue),
        ])
    }

    /// The titles above `cells`.
    public static let columns: [Phrase] = [
        Phrase(vi: "Thông tin định danh", en: "Identity information"),
        Phrase(vi: "Giá trị", en: "Value"),
        Phrase(vi: "Trạng thái", en: "State"),
        Phrase(vi: "Nguồn", en: "Source"),
        Phrase(vi: "Xác minh", en: "Verified"),
    ]

    /// Label, value, state with its mark, source, day of verification in Vietnam.
    public var cells: [Cell] {
        [
            .phrase(key.label),
            valueCell,
            .phrase(status.state.marked, status.state.tone),
            status.source.map { .phrase($0.label) } ?? .value(.null),
            .value(.day(status.verifiedAt.map { VietnamTime.date(at: $0) })),
        ]
    }

    /// The value for people; a gender is spelt out.
    public var valueCell: Cell { .field(key, status.value, of: citizen) }

    /// The table of some rows.
    public static func table(_ rows: [FieldRow]) -> Table {
        Table(
            columns,
            rows: rows.map(\.cells),
            empty: Phrase(vi: "Không có trường nào", en: "No fields")
        )
    }
}

extension Cell {
    /// An identity field's value for people; a gender is spelt out.
    public static func field(
        _ key: FieldKey,
        _ value: String?,
        of citizen: CitizenNumber?,
        _ tone: Tone = .plain
    ) -> Cell {
        guard key == .gender, let gender = value.flatMap(Gender.init(rawValue:)) else {
            return .value(.field(key, value, of: citizen), tone)
        }
        return .phrase(gender.label, tone)
    }
}
