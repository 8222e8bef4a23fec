/// One of the ten identity fields, in the order of the portal's screen.
///
/// - Rule: R7. Exactly these ten, in this order.
public enum FieldKey: String, CaseIterable, Sendable, Codable, Hashable {
    /// Họ tên.
    case fullName
    /// Số CMT (9 số): the identity card number of the years before 2016.
    case cmnd9
    /// Số CMT/CCCD (12 số): the personal identification number.
    case personalId
    /// Ngày sinh.
    case dateOfBirth
    /// Số điện thoại.
    case phone
    /// Giới tính.
    case gender
    /// Nơi sinh.
    case placeOfBirth
    /// Email.
    case email
    /// Quê quán.
    case hometown
    /// Địa chỉ thường trú.
    case permanentAddress

    /// The field's number on the screen, 1…10.
    public var number: Int { index + 1 }

    /// The field's place in an array of ten, 0…9.
    public var index: Int {
        switch self {
        case .fullName: 0
        case .cmnd9: 1
        case .personalId: 2
        case .dateOfBirth: 3
        case .phone: 4
        case .gender: 5
        case .placeOfBirth: 6
        case .email: 7
        case .hometown: 8
        case .permanentAddress: 9
        }
    }

    /// The label on the portal's screen, letter for letter; the English one is ours.
    public var label: Phrase {
        switch self {
        case .fullName: Phrase(vi: "Họ tên", en: "Full name")
        case .cmnd9: Phrase(vi: "Số CMT (9 số)", en: "CMT number (9 digits)")
        case .personalId: Phrase(vi: "Số CMT/CCCD (12 số)", en: "CMT/CCCD number (12 digits)")
        case .dateOfBirth: Phrase(vi: "Ngày sinh", en: "Date of birth")
        case .phone: Phrase(vi: "Số điện thoại", en: "Phone number")
        case .gender: Phrase(vi: "Giới tính", en: "Gender")
        case .placeOfBirth: Phrase(vi: "Nơi sinh", en: "Place of birth")
        case .email: Phrase("Email")
        case .hometown: Phrase(vi: "Quê Quán", en: "Home town")
        case .permanentAddress: Phrase(vi: "Địa chỉ thường trú", en: "Permanent address")
        }
    }

    /// Whether a reply of the population database can carry this field at all.
    ///
    /// - Rule: R12. It has no phone and no e-mail.
    public var isInPopulationReply: Bool { self != .phone && self != .email }
}
