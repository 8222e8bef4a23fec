/// A personal identification number (số định danh cá nhân), the 12-digit number on a CCCD.
///
/// `PPP G YY NNNNNN`: place of birth registration, century and sex, year, six further digits. There is
/// no check digit. The number survives card changes, but can be cancelled and established anew.
///
/// Source: Decree 137/2015/NĐ-CP, article 13; Circular 07/2016/TT-BCA, article 7 and its appendices;
/// Law on Identification 2023, article 12.
public struct PersonalNumber: Hashable, Sendable {
    /// The twelve digits without blanks.
    public let digits: String

    /// Reads a number; blanks, dots and dashes between the digits are fine.
    ///
    /// - Throws: what is wrong with its form. A future year is not; see `problem(on:)`.
    public init(_ text: String) throws(Problem) {
        guard let read = DigitText(text) else { throw .notDigits }
        guard read.digits.count == 12 else { throw .wrongLength }
        let place = read.digits[0..<3].decimal ?? 0
        let isKnown =
            place < 100 ? Province.numbered(place) != nil : Country.numbered(place) != nil
        guard isKnown else { throw .unknownPlace }
        digits = read.string
    }

    /// The year of birth, 1900…2399; earlier years cannot be encoded.
    public var birthYear: Int {
        1900 + 100 * (number(at: 3, count: 1) / 2) + number(at: 4, count: 2)
    }

    /// The sex at the registration of birth: male for an even fourth digit, female for an odd one.
    public var sex: Gender { number(at: 3, count: 1) % 2 == 0 ? .male : .female }

    /// The province where the birth was registered; nil when it was registered abroad.
    public var province: Province? { Province.numbered(number(at: 0, count: 3)) }

    /// The country where the birth was registered; nil when it was registered in Vietnam.
    public var country: Country? { Country.numbered(number(at: 0, count: 3)) }

    /// The last six digits; random, without a meaning.
    public var serial: String { String(digits.utf8.suffix(6)) ?? "" }

    /// `.future` when the encoded year of birth lies after `today`; nil when the number is possible.
    public func problem(on today: CivilDate) -> Problem? {
        birthYear > today.year ? .future : nil
    }

    /// Whether somebody can have the number today: the encoded year of birth is not in the future.
    public func isPossible(on today: CivilDate) -> Bool {
        problem(on: today) == nil
    }

    /// The value of `count` digits from `start`.
    private func number(at start: Int, count: Int) -> Int {
        var value = 0
        for byte in digits.utf8.dropFirst(start).prefix(count) {
            value = value * 10 + Int(byte) - 48
        }
        return value
    }
}

extension PersonalNumber {
    /// What is wrong with a text that should be a personal number.
    public enum Problem: Error, Hashable, Sendable, CaseIterable {
        /// It holds something else than digits with blanks, dots or dashes between them.
        case notDigits
        /// It has not twelve digits.
        case wrongLength
        /// The first three digits are no province and no country.
        case unknownPlace
        /// The encoded year of birth has not come yet.
        case future

        /// The sentence for people; does not repeat the number.
        public var phrase: Phrase {
            switch self {
            case .notDigits:
                Phrase(
                    vi: "Số định danh cá nhân chỉ gồm chữ số",
                    en: "A personal number has only digits"
                )
            case .wrongLength:
                Phrase(
                    vi: "Số định danh cá nhân phải có đúng 12 chữ số",
                    en: "A personal number has exactly 12 digits"
                )
            case .unknownPlace:
                Phrase(
                    vi: "Ba chữ số đầu không phải mã tỉnh, thành phố hay quốc gia",
                    en: "The first three digits are not the code of a province or country"
                )
            case .future:
                Phrase(
                    vi: "Năm sinh trong số định danh cá nhân ở tương lai",
                    en: "The year of birth in the personal number is in the future"
                )
            }
        }
    }
}

extension PersonalNumber: CustomStringConvertible {
    /// The masked number, so that a log or a trap message cannot hold the whole one.
    public var description: String { Masking.mask(digits, as: .personalNumber) }
}
