/// How a value is hidden from somebody who has not asked to see it.
public enum MaskKind: Hashable, Sendable, CaseIterable {
    /// First and last two digits stay: `05********99`.
    case personalNumber
    /// First and last two digits stay: `27*****01`.
    case cmnd
    /// The last three digits stay: `*******678`.
    case phone
    /// The first letter and the domain stay: `d***@example.vn`.
    case email
    /// The year stays: `1989-**-**`.
    case dateOfBirth
    /// The last two parts stay: `***, Phường Lê Lợi, Bình Định`.
    case address
    /// An account at a provider: masked as whatever it looks like.
    case account

    /// How a field is masked; nil for the name and the gender, which are not.
    public static func of(_ key: FieldKey) -> MaskKind? {
        switch key {
        case .fullName, .gender: nil
        case .cmnd9: .cmnd
        case .personalId: .personalNumber
        case .dateOfBirth: .dateOfBirth
        case .phone: .phone
        case .email: .email
        case .placeOfBirth, .hometown, .permanentAddress: .address
        }
    }
}

/// Hides the greater part of personal values.
///
/// A value that has not the form that its kind should have is hidden whole: masking never shows more
/// of a bad value than of a good one. Masking a masked value hides it whole or leaves it as it is.
public enum Masking {
    /// What stands for something of any length.
    static let hidden = "***"

    /// The value as it may be shown to anybody with a case.
    ///
    /// - Parameters:
    ///   - value: the value in stored form.
    ///   - kind: what it is.
    /// - Returns: the masked value; empty for an empty one.
    public static func mask(_ value: String, as kind: MaskKind) -> String {
        if value.isEmpty { return value }
        switch kind {
        case .personalNumber: return number(value, length: 12)
        case .cmnd: return number(value, length: 9)
        case .phone: return phone(value)
        case .email: return email(value)
        case .dateOfBirth: return date(value)
        case .address: return address(value)
        case .account: return account(value)
        }
    }

    /// Two digits, asterisks, two digits.
    private static func number(_ value: String, length: Int) -> String {
        if value.utf8.count == length, value.utf8.allSatisfy({ (48...57).contains($0) }) {
            return ends(of: value.utf8, length: length)
        }
        guard let digits = DigitText(value)?.string, digits.utf8.count == length else {
            return hidden
        }
        return digits.prefix(2) + String(repeating: "*", count: length - 4) + digits.suffix(2)
    }

    /// The first and the last two of some digits, asterisks between them.
    private static func ends(of digits: String.UTF8View, length: Int) -> String {
        String(unsafeUninitializedCapacity: length) { bytes in
            for (place, digit) in digits.enumerated() {
                let isShown = place < 2 || place >= length - 2
                bytes[place] = isShown ? digit : UInt8(ascii: "*")
            }
            return length
        }
    }

    /// Asterisks and the last three digits.
    private static func phone(_ value: String) -> String {
        if let phone = try? PhoneNumber(value) {
            let digits = phone.digits
            return String(repeating: "*", count: digits.utf8.count - 3) + digits.suffix(3)
        }
        guard let digits = DigitText(value, isPhone: true)?.string, digits.utf8.count >= 7 else {
            return hidden
        }
        return hidden + digits.suffix(3)
    }

    /// The first letter, asterisks that tell nothing of the length, the domain.
    private static func email(_ value: String) -> String {
        guard let at = value.lastIndex(of: "@"), let first = value.first, first != "@" else {
            return hidden
        }
        let domain = value[value.index(after: at)...]
        guard !IdentifierShape.containsPersonalData(String(domain)) else { return hidden }
        return "\(first)\(hidden)@\(domain)"
    }

    /// The year; the day and month too when nothing else is known.
    private static func date(_ value: String) -> String {
        if let date = BirthDate(iso: value) {
            switch date {
            case .year: return value
            case .full(let date): return date.year.padded(4) + "-**-**"
            }
        }
        let parts = value.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 3, parts[2].utf8.count == 4, Array(parts[2].utf8)[...].decimal != nil {
            return "**/**/" + parts[2]
        }
        return hidden
    }

    /// The last two of three or more parts, the last of two; a single one only if it is a province.
    private static func address(_ value: String) -> String {
        // From the end, since no more than the last two parts are ever shown.
        var last: [String] = []
        var count = 0
        for part in value.utf8.split(separator: UInt8(ascii: ",")).reversed() {
            let text = String(Substring(part)).trimmingBlanks
            guard !text.isEmpty else { continue }
            count += 1
            if count <= 2 { last.append(text) }
        }
        switch count {
        case 0: return hidden
        case 1: return Province.named(last[0]) == nil ? hidden : last[0]
        case 2: return "\(hidden), \(safe(last[0]))"
        default: return "\(hidden), \(safe(last[1])), \(safe(last[0]))"
        }
    }

    /// A part of an address, unless a number is written into it.
    private static func safe(_ part: String) -> String {
        IdentifierShape.containsPersonalData(part) ? hidden : part
    }

    /// As the shape says; digits of a number hidden in something else go too.
    private static func account(_ value: String) -> String {
        switch IdentifierShape.of(value) {
        case .personalNumber: return mask(value, as: .personalNumber)
        case .cmnd: return mask(value, as: .cmnd)
        case .phone: return mask(value, as: .phone)
        case .email: return mask(value, as: .email)
        case .cardQR: return hidden
        case .citizenReference: return value
        case .other:
            guard IdentifierShape.containsPersonalData(value) else { return value }
            var view = String.UnicodeScalarView()
            for scalar in value.unicodeScalars {
                if case .digit = ScalarClass.of(scalar) {
                    view.append("*")
                } else {
                    view.append(scalar)
                }
            }
            let masked = String(view)
            return IdentifierShape.containsPersonalData(masked) ? hidden : masked
        }
    }
}
