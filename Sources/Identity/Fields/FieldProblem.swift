/// Why a text cannot be the value of a field; never repeats the text.
public enum FieldProblem: Error, Hashable, Sendable {
    /// Nothing but blanks.
    case empty
    /// It holds control characters, bidirectional marks or other invisible characters.
    case controlCharacters
    /// It has more than 200 characters.
    case tooLong
    /// A name without a letter.
    case noLetters
    /// No personal number.
    case personalNumber(PersonalNumber.Problem)
    /// No CMND number.
    case cmnd(IdentityCardNumber.Problem)
    /// No phone number.
    case phone(PhoneNumber.Problem)
    /// No e-mail address.
    case email(EmailAddress.Problem)
    /// No date or year, or one before 1800.
    case notADate
    /// A date of birth after today.
    case futureDate
    /// None of the three genders.
    case gender

    /// The sentence for people.
    public var phrase: Phrase {
        switch self {
        case .empty: Phrase(vi: "Giá trị để trống", en: "The value is empty")
        case .controlCharacters:
            Phrase(
                vi: "Giá trị chứa ký tự điều khiển hoặc ký tự ẩn",
                en: "The value holds control characters or invisible characters"
            )
        case .tooLong:
            Phrase(
                vi: "Giá trị dài hơn \(FieldValue.longest) ký tự",
                en: "The value has more than \(FieldValue.longest) characters"
            )
        case .noLetters:
            Phrase(vi: "Họ tên phải có chữ cái", en: "A name has letters")
        case .personalNumber(let problem): problem.phrase
        case .cmnd(let problem): problem.phrase
        case .phone(let problem): problem.phrase
        case .email(let problem): problem.phrase
        case .notADate:
            Phrase(
                vi: "Ngày sinh phải có dạng dd/MM/yyyy, yyyy-MM-dd hoặc yyyy",
                en: "A date of birth is written dd/MM/yyyy, yyyy-MM-dd or yyyy"
            )
        case .futureDate:
            Phrase(vi: "Ngày sinh ở tương lai", en: "The date of birth is in the future")
        case .gender:
            Phrase(
                vi: "Giới tính phải là nam, nữ hoặc khác",
                en: "A gender is male, female or other"
            )
        }
    }
}
