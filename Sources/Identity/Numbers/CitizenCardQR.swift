/// What the QR code of a citizen card (CCCD, thẻ căn cước) holds, as an agent scans or pastes it.
///
/// `number|old CMND|name|ddMMyyyy|sex|address|issued ddMMyyyy`; newer cards may add fields, which are
/// not read. The code is not signed: it saves typing, it proves nothing.
public struct CitizenCardQR: Hashable, Sendable {
    /// What is wrong with a text that should be a card's QR code.
    public enum Problem: Error, Hashable, Sendable {
        /// It has fewer than seven fields.
        case tooFewFields
        /// The first field is no personal number.
        case personalNumber(PersonalNumber.Problem)
        /// The second field is neither empty nor a CMND number.
        case cmnd(IdentityCardNumber.Problem)
        /// The name is missing.
        case name
        /// The date of birth is no date.
        case dateOfBirth
        /// The sex is not one of the known words.
        case sex
        /// The date of issue is neither empty nor a date.
        case issuedOn

        /// The sentence for people; holds nothing of the card.
        public var phrase: Phrase {
            switch self {
            case .tooFewFields:
                Phrase(
                    vi: "Mã QR thẻ căn cước phải có ít nhất 7 trường",
                    en: "A citizen card's QR code has at least 7 fields"
                )
            case .personalNumber(let problem): problem.phrase
            case .cmnd(let problem): problem.phrase
            case .name: Phrase(vi: "Mã QR thiếu họ tên", en: "The QR code has no name")
            case .dateOfBirth:
                Phrase(
                    vi: "Ngày sinh trong mã QR không hợp lệ",
                    en: "The date of birth in the QR code is not a date"
                )
            case .sex:
                Phrase(
                    vi: "Giới tính trong mã QR không hợp lệ",
                    en: "The sex in the QR code is not known"
                )
            case .issuedOn:
                Phrase(
                    vi: "Ngày cấp trong mã QR không hợp lệ",
                    en: "The date of issue in the QR code is not a date"
                )
            }
        }
    }

    /// The 12-digit number.
    public let personalNumber: PersonalNumber
    /// The old nine-digit number, if the holder had one.
    public let cmnd: IdentityCardNumber?
    /// The holder's name.
    public let fullName: VietnameseName
    /// The date of birth, or only its year.
    public let dateOfBirth: BirthDate
    /// The sex printed on the card.
    public let sex: Gender
    /// The permanent address, NFC.
    public let address: String
    /// When the card was issued, if the code says so.
    public let issuedOn: CivilDate?

    /// Reads the text of a QR code.
    public init(_ text: String) throws(Problem) {
        let fields = text.trimmingPaste.split(separator: "|", omittingEmptySubsequences: false)
            .map { String($0).trimmingPaste }
        guard fields.count >= 7 else { throw .tooFewFields }
        do {
            personalNumber = try PersonalNumber(fields[0])
        } catch {
            throw .personalNumber(error)
        }
        do {
            cmnd = fields[1].isEmpty ? nil : try IdentityCardNumber(fields[1])
        } catch {
            throw .cmnd(error)
        }
        fullName = VietnameseName(fields[2])
        guard !fullName.display.isEmpty else { throw .name }
        if let date = CitizenCardQR.date(fields[3]) {
            dateOfBirth = .full(date)
        } else if let date = BirthDate(iso: fields[3]), case .year = date {
            dateOfBirth = date
        } else {
            throw .dateOfBirth
        }
        guard let sex = Gender(typed: fields[4]) else { throw .sex }
        self.sex = sex
        address = fields[5].nfc
        issuedOn = CitizenCardQR.date(fields[6])
        if issuedOn == nil, !fields[6].isEmpty { throw .issuedOn }
    }

    /// Reads `ddMMyyyy`.
    private static func date(_ text: String) -> CivilDate? {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, let day = bytes[0..<2].decimal, let month = bytes[2..<4].decimal,
            let year = bytes[4..<8].decimal
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}

extension CitizenCardQR: CustomStringConvertible {
    /// The masked number alone, so that a log or a trap message cannot hold the card.
    public var description: String { personalNumber.description }
}
