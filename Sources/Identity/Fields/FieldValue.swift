/// The stored form of field values: what it is made from, and how tables show it.
public enum FieldValue {
    /// The most characters (Unicode scalars) that a name or an address may have.
    public static let longest = 200

    /// The stored form of a value that a person typed or a file brought.
    ///
    /// Digits alone for numbers, `yyyy-MM-dd` or `yyyy` for dates, `male`/`female`/`other`, NFC text
    /// for names and addresses. Parsing a stored form gives the same form again.
    ///
    /// - Parameters:
    ///   - key: the field.
    ///   - text: what was typed, or a cell of a file.
    ///   - today: the day in Vietnam; nobody is born after it.
    ///   - lenient: keeps control characters in names and addresses, for imports: data from elsewhere
    ///     may hold them, and only the renderer escapes them. Typed input refuses them.
    /// - Returns: the stored form.
    /// - Throws: what is wrong, without the value.
    public static func parse(
        _ key: FieldKey,
        _ text: String,
        today: CivilDate,
        lenient: Bool = false
    ) throws(FieldProblem) -> String {
        switch key {
        case .fullName: return try name(text, lenient: lenient)
        case .placeOfBirth, .hometown, .permanentAddress:
            return try checked(text.nfc.trimmingBlanks, lenient: lenient)
        case .personalId: return try personalNumber(text, today: today)
        case .cmnd9:
            return try cmnd(text)
        case .phone: return try phone(text)
        case .email: return try email(text)
        case .dateOfBirth: return try birthDate(text, today: today).iso
        case .gender:
            guard let gender = Gender(typed: try notEmpty(text)) else { throw .gender }
            return gender.rawValue
        }
    }

    /// The form that tables show: `dd/MM/yyyy`, `Nam`; anything else as it is stored.
    public static func display(_ key: FieldKey, _ stored: String, _ language: Language) -> String {
        switch key {
        case .dateOfBirth: BirthDate(iso: stored)?.display ?? stored
        case .gender: Gender(rawValue: stored)?.label.text(language) ?? stored
        default: stored
        }
    }
}

extension FieldValue {
    /// The text without blanks around it, refused when nothing is left.
    private static func notEmpty(_ text: String) throws(FieldProblem) -> String {
        let trimmed = text.trimmingPaste
        guard !trimmed.isEmpty else { throw .empty }
        return trimmed
    }

    private static func personalNumber(
        _ text: String,
        today: CivilDate
    ) throws(FieldProblem) -> String {
        let text = try notEmpty(text)
        let number: PersonalNumber
        do {
            number = try PersonalNumber(text)
        } catch {
            throw .personalNumber(error)
        }
        if let problem = number.problem(on: today) { throw .personalNumber(problem) }
        return number.digits
    }

    private static func cmnd(_ text: String) throws(FieldProblem) -> String {
        let text = try notEmpty(text)
        do {
            return try IdentityCardNumber(text).digits
        } catch {
            throw .cmnd(error)
        }
    }

    private static func phone(_ text: String) throws(FieldProblem) -> String {
        let text = try notEmpty(text)
        do {
            return try PhoneNumber(text).digits
        } catch {
            throw .phone(error)
        }
    }

    private static func email(_ text: String) throws(FieldProblem) -> String {
        let text = try notEmpty(text)
        do {
            return try EmailAddress(text).text
        } catch {
            throw .email(error)
        }
    }

    private static func name(_ text: String, lenient: Bool) throws(FieldProblem) -> String {
        let name = try checked(VietnameseName(text).display, lenient: lenient)
        guard lenient || name.unicodeScalars.contains(where: { ScalarClass.of($0) == .letter })
        else { throw .noLetters }
        return name
    }

    /// Free text: not empty, not too long and, unless lenient, without control characters.
    private static func checked(_ text: String, lenient: Bool) throws(FieldProblem) -> String {
        guard !text.isEmpty else { throw .empty }
        if text.utf8.count > longest, text.unicodeScalars.count > longest { throw .tooLong }
        if !lenient, text.unicodeScalars.contains(where: \.isControl) { throw .controlCharacters }
        return text
    }

    /// Reads `yyyy-MM-dd`, `dd/MM/yyyy`, `d/M/yyyy` and `yyyy`, from 1800 to today.
    private static func birthDate(
        _ text: String,
        today: CivilDate
    ) throws(FieldProblem) -> BirthDate {
        let text = try notEmpty(text)
        guard let date = BirthDate(iso: text) ?? slashed(text), date.year >= 1800 else {
            throw .notADate
        }
        switch date {
        case .full(let date) where date > today: throw .futureDate
        case .year(let year) where year > today.year: throw .futureDate
        default: return date
        }
    }

    /// Reads `d/M/yyyy`, with one or two digits for day and month.
    private static func slashed(_ text: String) -> BirthDate? {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        ).map { Array($0) }
        guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
            let day = parts[0][...].decimal, let month = parts[1][...].decimal,
            let year = parts[2][...].decimal
        else { return nil }
        return CivilDate(year: year, month: month, day: day).map(BirthDate.full)
    }
}
