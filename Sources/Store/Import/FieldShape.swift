import Identity

/// Recognises cells that are in stored form already, so that millions of them need no parsing.
///
/// It may say no to a good value (`FieldValue.parse` has the last word), never yes to a bad one.
enum FieldShape {
    /// Whether `FieldValue.parse` would give exactly these bytes.
    static func isStored(
        _ bytes: UnsafeRawBufferPointer,
        _ key: FieldKey,
        today: CivilDate
    ) -> Bool {
        switch key {
        case .fullName, .placeOfBirth, .hometown, .permanentAddress:
            bytes.count <= FieldValue.longest && TextScan(bytes).isTidy
        case .cmnd9: bytes.count == 9 && isDigits(bytes)
        case .personalId: isPersonalNumber(bytes, today: today)
        case .phone: isMobile(bytes)
        case .dateOfBirth: isPast(bytes, today: today)
        case .gender: bytes.elementsEqual("male".utf8) || bytes.elementsEqual("female".utf8)
        case .email: isPlainEmail(bytes)
        }
    }

    /// Whether it is a day of the calendar as `yyyy-MM-dd`.
    static func isDay(_ bytes: UnsafeRawBufferPointer) -> Bool { day(bytes) != nil }

    private static func day(_ bytes: UnsafeRawBufferPointer) -> CivilDate? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes, 0, 4), let month = number(bytes, 5, 7),
            let day = number(bytes, 8, 10)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func isPast(_ bytes: UnsafeRawBufferPointer, today: CivilDate) -> Bool {
        guard let day = day(bytes) else { return false }
        return day <= today && day.year >= 1800
    }

    private static func isMobile(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 10, bytes[0] == UInt8(ascii: "0"), isDigits(bytes) else {
            return false
        }
        switch bytes[1] {
        case UInt8(ascii: "3"), UInt8(ascii: "5"), UInt8(ascii: "7"), UInt8(ascii: "8"),
            UInt8(ascii: "9"):
            return true
        default: return false
        }
    }

    /// Twelve digits that begin with a province and a year of birth that has come.
    private static func isPersonalNumber(
        _ bytes: UnsafeRawBufferPointer,
        today: CivilDate
    ) -> Bool {
        guard bytes.count == 12, isDigits(bytes), let place = number(bytes, 0, 3),
            place < provinces.count, provinces[place],
            let century = number(bytes, 3, 4), let year = number(bytes, 4, 6)
        else { return false }
        return 1900 + 100 * (century / 2) + year <= today.year
    }

    /// Which of 000…099 are provinces.
    private static let provinces = (0..<100).map { place in
        (try? PersonalNumber((place < 10 ? "00\(place)" : "0\(place)") + "000000000")) != nil
    }

    /// Lower-case letters, digits and single dots around one @, and a domain of letters with a dot.
    private static func isPlainEmail(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= 64 else { return false }
        var at = -1
        var dots = 0
        var previous = UInt8(ascii: ".")
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case 97...122: break
            case 48...57: if at >= 0 { return false }
            case UInt8(ascii: "."):
                if isSign(previous) { return false }
                if at >= 0 { dots += 1 }
            case UInt8(ascii: "@"):
                if at >= 0 || isSign(previous) { return false }
                at = place
            default: return false
            }
            previous = byte
        }
        // The last label has two letters or more.
        return at > 0 && dots > 0 && !isSign(previous) && !isSign(bytes[bytes.count - 2])
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
    }

    private static func isDigits(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    private static func number(
        _ bytes: UnsafeRawBufferPointer,
        _ from: Int,
        _ to: Int
    ) -> Int? {
        var value = 0
        for place in from..<to {
            guard bytes[place] >= 48, bytes[place] <= 57 else { return nil }
            value = value * 10 + Int(bytes[place]) - 48
        }
        return value
    }
}
