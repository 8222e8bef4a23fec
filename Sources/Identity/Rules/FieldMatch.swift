/// When two values of a field count as the same.
public enum FieldMatch {
    /// Whether two stored values are the same: names by the exchange's key, dates of birth on the
    /// year when either has only that, addresses and places without case, accents and blanks,
    /// everything else letter for letter.
    public static func same(_ key: FieldKey, _ a: String, _ b: String) -> Bool {
        switch key {
        case .fullName, .placeOfBirth, .hometown, .permanentAddress:
            a == b || VietnameseName.exchangeKey(a) == VietnameseName.exchangeKey(b)
        case .dateOfBirth: sameBirth(a, b)
        case .cmnd9, .personalId, .phone, .gender, .email: a == b
        }
    }

    /// Whether two values are one and the same, capital letters in names and places aside: the
    /// exchange writes those in capitals.
    static func isSpelledAlike(_ key: FieldKey, _ a: String?, _ b: String?) -> Bool {
        guard let a, let b, a != b else { return a == b }
        switch key {
        case .fullName, .placeOfBirth, .hometown, .permanentAddress:
            return a.uppercased() == b.uppercased()
        case .cmnd9, .personalId, .dateOfBirth, .phone, .gender, .email: return false
        }
    }

    /// Whether two dates of birth agree; a bare year agrees with every date of that year.
    public static func sameBirth(_ a: String, _ b: String) -> Bool {
        guard let x = BirthDate(iso: a), let y = BirthDate(iso: b) else { return a == b }
        return switch (x, y) {
        case (.full, .full): x == y
        case (.year, _), (_, .year): x.year == y.year
        }
    }
}
