extension PersonalNumber {
    /// A field that does not agree with what the number encodes.
    ///
    /// Not an error: the number may have been established anew, or the field may be wrong.
    public enum Inconsistency: Hashable, Sendable, CaseIterable {
        /// The year of birth differs.
        case birthYear
        /// The gender differs.
        case gender

        /// The field that disagrees.
        public var field: FieldKey {
            switch self {
            case .birthYear: .dateOfBirth
            case .gender: .gender
            }
        }

        /// The sentence for people; holds no personal data.
        public var phrase: Phrase {
            switch self {
            case .birthYear:
                Phrase(
                    vi: "Năm sinh không khớp với số định danh cá nhân",
                    en: "The year of birth does not agree with the personal number"
                )
            case .gender:
                Phrase(
                    vi: "Giới tính không khớp với số định danh cá nhân",
                    en: "The gender does not agree with the personal number"
                )
            }
        }
    }

    /// What disagrees with the number; a value that is not known agrees.
    ///
    /// The gender *other* agrees with every number, which can only encode male and female.
    public func inconsistencies(dateOfBirth: BirthDate?, gender: Gender?) -> [Inconsistency] {
        var found: [Inconsistency] = []
        if let dateOfBirth, dateOfBirth.year != birthYear { found.append(.birthYear) }
        if let gender, gender != .other, gender != sex { found.append(.gender) }
        return found
    }

    /// What disagrees with the number among a profile's fields.
    public func inconsistencies(in record: IdentityRecord) -> [Inconsistency] {
        inconsistencies(
            dateOfBirth: record.value(.dateOfBirth).flatMap(BirthDate.init(iso:)),
            gender: record.value(.gender).flatMap(Gender.init(rawValue:))
        )
    }
}
