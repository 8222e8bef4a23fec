import Identity

/// A value in a command's data: JSON, with dates and personal data told apart so that the renderer
/// can format and mask them in one place.
public enum DataValue: Sendable, Hashable {
    /// No value.
    case null
    /// True or false.
    case bool(Bool)
    /// A whole number.
    case int(Int64)
    /// Text that may be shown to anyone who may run the command.
    case string(String)
    /// A day.
    case date(CivilDate)
    /// A point in time.
    case time(Instant)
    /// Personal data: masked unless revealed.
    indirect case protected(Protected)
    /// Values in order.
    case array([DataValue])
    /// Named values in order.
    case object(DataObject)

    /// Text, or null when there is none.
    public static func text(_ text: String?) -> DataValue { text.map(DataValue.string) ?? .null }

    /// A day, or null when there is none.
    public static func day(_ date: CivilDate?) -> DataValue { date.map(DataValue.date) ?? .null }

    /// A time, or null when there is none.
    public static func moment(_ at: Instant?) -> DataValue { at.map(DataValue.time) ?? .null }

    /// A citizen reference, or null when there is none.
    public static func citizen(_ id: CitizenNumber?) -> DataValue { text(id?.description) }

    /// A whole number.
    public static func number(_ value: Int) -> DataValue { .int(Int64(value)) }
}

/// Personal data on its way to a reader.
public struct Protected: Sendable, Hashable {
    /// How it is masked.
    public let kind: MaskKind
    /// The value in stored form, in clear.
    public let value: String
    /// Whose it is; nil when it belongs to nobody in the store, and then it is always masked.
    public let citizen: CitizenNumber?
    /// The field that must be revealed to show it in clear.
    public let field: FieldKey

    /// Makes protected data.
    public init(_ kind: MaskKind, _ value: String, of citizen: CitizenNumber?, field: FieldKey) {
        self.kind = kind
        self.value = value
        self.citizen = citizen
        self.field = field
    }
}

/// Named values that keep their order.
public struct DataObject: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// One name with its value.
    public struct Entry: Sendable, Hashable {
        /// The key, camelCase.
        public let key: String
        /// The value.
        public var value: DataValue
    }

    /// The entries in order.
    public private(set) var entries: [Entry]

    /// Makes an object from its entries in order.
    public init(dictionaryLiteral elements: (String, DataValue)...) {
        entries = elements.map { Entry(key: $0.0, value: $0.1) }
    }

    /// The value under a key, or nil; setting adds a new key at the end.
    public subscript(key: String) -> DataValue? {
        get { entries.first { $0.key == key }?.value }
        set {
            let place = entries.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): entries[place].value = value
            case (let place?, nil): entries.remove(at: place)
            case (nil, let value?): entries.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}
