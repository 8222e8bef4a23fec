/// The number of an old identity card (CMND, chứng minh nhân dân): nine digits, no check digit.
///
/// It was given by the provincial police and changed when the holder moved, so a person can have had
/// several. The first digits say who issued it; nothing is validated by them.
public struct IdentityCardNumber: Hashable, Sendable {
    /// What is wrong with a text that should be a CMND number.
    public enum Problem: Error, Hashable, Sendable, CaseIterable {
        /// It holds something else than digits with blanks, dots or dashes between them.
        case notDigits
        /// It has not nine digits.
        case wrongLength

        /// The sentence for people; does not repeat the number.
        public var phrase: Phrase {
            switch self {
            case .notDigits:
                Phrase(vi: "Số CMND chỉ gồm chữ số", en: "A CMND number has only digits")
            case .wrongLength:
                Phrase(
                    vi: "Số CMND phải có đúng 9 chữ số",
                    en: "A CMND number has exactly 9 digits"
                )
            }
        }
    }

    /// The nine digits without blanks.
    public let digits: String

    /// Reads a number; blanks, dots and dashes between the digits are fine.
    public init(_ text: String) throws(Problem) {
        guard let read = DigitText(text) else { throw .notDigits }
        guard read.digits.count == 9 else { throw .wrongLength }
        digits = read.string
    }

    /// Whether two people can have it: 271450001…271500000 were issued twice in 2007, in Bà Rịa –
    /// Vũng Tàu and in Đồng Nai.
    public var isDoublyIssuedRange: Bool {
        (271_450_001...271_500_000).contains(Array(digits.utf8)[...].decimal ?? 0)
    }
}

extension IdentityCardNumber: CustomStringConvertible {
    /// The masked number, so that a log or a trap message cannot hold the whole one.
    public var description: String { Masking.mask(digits, as: .cmnd) }
}
