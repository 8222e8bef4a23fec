/// A Vietnamese phone number in its national form.
///
/// Mobile numbers have ten digits since 15 September 2018 (`0912345678`); the eleven-digit ones from
/// before are read and converted. Landlines have `02` and nine more digits.
public struct PhoneNumber: Hashable, Sendable {
    /// Mobile or landline.
    public enum Kind: String, Sendable {
        /// A mobile number: `03`, `05`, `07`, `08` or `09` and eight digits.
        case mobile
        /// A landline: `02` and nine digits.
        case landline
    }

    /// What is wrong with a text that should be a phone number.
    public enum Problem: Error, Hashable, Sendable, CaseIterable {
        /// It holds something else than digits and the usual signs between them.
        case notDigits
        /// It has too few or too many digits.
        case wrongLength
        /// Its country code is not Vietnam's.
        case foreign
        /// No Vietnamese number begins like this.
        case unknownPrefix

        /// The sentence for people; does not repeat the number.
        public var phrase: Phrase {
            switch self {
            case .notDigits:
                Phrase(
                    vi: "Số điện thoại chỉ gồm chữ số",
                    en: "A phone number has only digits"
                )
            case .wrongLength:
                Phrase(
                    vi: "Số điện thoại phải có 10 chữ số, bắt đầu bằng số 0",
                    en: "A phone number has 10 digits and begins with 0"
                )
            case .foreign:
                Phrase(
                    vi: "Không phải số điện thoại Việt Nam",
                    en: "Not a Vietnamese phone number"
                )
            case .unknownPrefix:
                Phrase(
                    vi: "Đầu số điện thoại không tồn tại",
                    en: "No phone number begins like this"
                )
            }
        }
    }

    /// The canonical form: `0xxxxxxxxx` for mobile numbers, `02xxxxxxxxx` for landlines.
    public let digits: String
    /// Mobile or landline.
    public let kind: Kind

    /// Reads every usual spelling: `+84`, `84`, `0084` or `0` in front, blanks, dots, dashes and
    /// parentheses, eleven-digit mobile numbers from before 2018.
    public init(_ text: String) throws(Problem) {
        guard let read = DigitText(text, isPhone: true) else { throw .notDigits }
        let national = try PhoneNumber.national(read)
        guard national.count >= 10 else { throw .wrongLength }
        switch national[1] {
        case UInt8(ascii: "3"), UInt8(ascii: "5"), UInt8(ascii: "7"), UInt8(ascii: "8"),
            UInt8(ascii: "9"):
            guard national.count == 10 else { throw .wrongLength }
            digits = String(decoding: national, as: UTF8.self)
            kind = .mobile
        case UInt8(ascii: "2"):
            guard national.count == 11 else { throw .wrongLength }
            digits = String(decoding: national, as: UTF8.self)
            kind = .landline
        case UInt8(ascii: "1"):
            guard national.count == 11 else { throw .wrongLength }
            let old = String(decoding: national[0..<4], as: UTF8.self)
            guard let new = PhonePrefixes.converted[old] else { throw .unknownPrefix }
            digits = new + String(decoding: national[4...], as: UTF8.self)
            kind = .mobile
        default: throw .unknownPrefix
        }
    }

    /// The carrier that was given the prefix; nil for landlines and unknown prefixes.
    ///
    /// Numbers have been portable since 2018, so it need not be the current one.
    public var originalCarrier: String? {
        kind == .mobile ? PhonePrefixes.carrier[String(digits.prefix(3))] : nil
    }

    /// The digits with the trunk 0 in front and no country code.
    private static func national(_ read: DigitText) throws(Problem) -> [UInt8] {
        let digits = read.digits
        let zero = UInt8(ascii: "0")
        let country: [UInt8] = [UInt8(ascii: "8"), UInt8(ascii: "4")]
        var rest: ArraySlice<UInt8>
        if read.hasPlus {
            guard digits.starts(with: country) else { throw .foreign }
            rest = digits.dropFirst(2)
        } else if digits.starts(with: [zero, zero]) {
            guard digits.dropFirst(2).starts(with: country) else { throw .foreign }
            rest = digits.dropFirst(4)
        } else if digits.first == zero {
            return digits
        } else if digits.starts(with: country), digits.count >= 11 {
            rest = digits.dropFirst(2)
        } else {
            throw .wrongLength
        }
        if rest.first == zero { rest = rest.dropFirst() }
        return [zero] + rest
    }
}

extension PhoneNumber: CustomStringConvertible {
    /// The masked number, so that a log or a trap message cannot hold the whole one.
    public var description: String { Masking.mask(digits, as: .phone) }
}
