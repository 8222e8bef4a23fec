/// A province or city as the first three digits of a personal number name it.
///
/// The 63 codes are frozen: the reform of 1 July 2025 merged provinces and gave old numbers to other
/// units, but renumbered no card. 052 is Bình Định for ever, although unit 52 of today's address
/// list is Gia Lai. It is the place where the *birth was registered*, not a residence.
public struct Province: Hashable, Sendable {
    /// What kind of unit it was when the codes were fixed.
    public enum Kind: String, Sendable, Codable {
        /// Tỉnh.
        case province
        /// Thành phố trực thuộc trung ương.
        case city

        /// The word for it.
        public var label: Phrase {
            switch self {
            case .province: Phrase(vi: "tỉnh", en: "province")
            case .city: Phrase(vi: "thành phố", en: "city")
            }
        }
    }

    /// Three digits, `001`…`096`, with gaps.
    public let code: String
    /// The name without the kind of unit: `Bình Định`.
    public let name: String
    /// Province or city.
    public let kind: Kind
    /// The name of the unit that the area belongs to since 1 July 2025.
    public let successorName: String
    /// That unit's two-digit code in the address list; never the start of a personal number.
    public let successorUnitCode: String

    /// Makes a row of the table.
    init(_ code: String, _ name: String, _ kind: Kind, now successor: String, _ unit: String) {
        self.code = code
        self.name = name
        self.kind = kind
        successorName = successor
        successorUnitCode = unit
    }

    /// The province with the three-digit code of a personal number (`052`); nil for the gaps.
    public static func code(_ code: String) -> Province? {
        let bytes = Array(code.utf8)
        guard bytes.count == 3, let number = bytes[...].decimal else { return nil }
        return numbered(number)
    }

    /// The province whose code has this value, 1…96.
    static func numbered(_ number: Int) -> Province? {
        byNumber.indices.contains(number) ? byNumber[number] : nil
    }

    /// The province that a person means: a code (`052`, `52`) or a name in any spelling.
    ///
    /// A number is always the code of a personal number, never a unit of today's address list: `52`
    /// is Bình Định.
    public static func matching(_ codeOrName: String) -> Province? {
        let text = codeOrName.trimmingPaste
        let bytes = Array(text.utf8)
        if let number = bytes[...].decimal { return bytes.count <= 3 ? numbered(number) : nil }
        return named(text)
    }

    /// The province with this name: any case, with or without marks, blanks and the kind of unit
    /// (`Tỉnh Bình Định`, `TP. Hồ Chí Minh`), and the usual other names (`Huế`, `TPHCM`, `Đắc Lắc`).
    public static func named(_ name: String) -> Province? {
        let key = nameKey(name)
        if let found = byName[key] { return found }
        for prefix in ["thanhpho", "tinh", "tp"] where key.hasPrefix(prefix) {
            if let found = byName[String(key.dropFirst(prefix.count))] { return found }
        }
        return nil
    }

    private static func nameKey(_ name: String) -> String {
        Folding.fold(name).filter { $0.isLetter || $0.isNumber }
    }

    private static let byNumber: [Province?] = {
        var table: [Province?] = Array(repeating: nil, count: 97)
        for province in all {
            if let number = Array(province.code.utf8)[...].decimal, table.indices.contains(number) {
                table[number] = province
            }
        }
        return table
    }()

    private static let byName: [String: Province] = {
        var table: [String: Province] = [:]
        for province in all { table[nameKey(province.name)] = province }
        for (alias, code) in aliases { table[nameKey(alias)] = Province.code(code) }
        return table
    }()

    /// Names in use that differ from the table's by more than marks and blanks.
    private static let aliases: [(name: String, code: String)] = [
        ("Huế", "046"), ("HCM", "079"), ("Sài Gòn", "079"), ("Bắc Cạn", "006"),
        ("Đắc Lắc", "066"), ("Đắc Nông", "067"), ("BRVT", "077"),
    ]
}
