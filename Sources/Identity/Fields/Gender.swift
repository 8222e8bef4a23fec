/// A gender as the field *Giới tính* holds it, and the sex that a personal number encodes.
public enum Gender: String, Sendable, Codable, CaseIterable {
    /// Nam.
    case male
    /// Nữ.
    case female
    /// Khác; never encoded in a personal number.
    case other

    /// Reads `male`, `female`, `other`, `nam`, `nữ`, `khác` in any case, with or without marks.
    public init?(typed text: String) {
        let folded = Folding.fold(text)
        switch folded.trimmingBlanks {
        case "male", "nam": self = .male
        case "female", "nu": self = .female
        case "other", "khac": self = .other
        default: return nil
        }
    }

    /// The word that tables show.
    public var label: Phrase {
        switch self {
        case .male: Phrase(vi: "Nam", en: "Male")
        case .female: Phrase(vi: "Nữ", en: "Female")
        case .other: Phrase(vi: "Khác", en: "Other")
        }
    }
}
