/// Looks for nine or more digits in a row, however they are spaced.
///
/// The digits are gathered in tokens without blanks, so that a date on its own (`2024-07-01`) can be
/// left out of the count.
struct DigitRowScan {
    /// The least length that is taken for personal data: a CMND has nine digits.
    static let limit = 9
    /// How many signs may stand between two digits of a row; blanks do not count.
    static let widestJoint = 3

    /// Digits of the row before the current token.
    private var row = 0
    /// Signs since the last digit, blanks left out.
    private var joint = 0
    /// Digits of the current token.
    private var token = 0
    /// What stands after the token's last digit: `-` for one hyphen, 0 for anything else.
    private var sign: UInt8?
    /// The current token as far as it may be a date: digits as they are, `-` for a hyphen.
    private var shape: [UInt8] = []

    /// Takes the next scalar; true once a row is long enough that no date can excuse it.
    mutating func feed(_ kind: ScalarClass) -> Bool {
        switch kind {
        case .digit(let value):
            if joint > DigitRowScan.widestJoint { reset() }
            if let sign, token > 0 { remember(sign) }
            sign = nil
            joint = 0
            token += 1
            remember(48 + value)
            return token >= DigitRowScan.limit
        case .blank:
            return closeToken()
        case .dash:
            joint += 1
            sign = sign == nil ? UInt8(ascii: "-") : 0
        case .dot, .plus, .parenthesis:
            joint += 1
            sign = 0
        case .invisible: break
        case .letter, .at, .other:
            let found = closeToken()
            reset()
            return found
        }
        return false
    }

    /// Ends the text.
    mutating func finish() -> Bool { closeToken() }

    private mutating func remember(_ byte: UInt8) {
        if shape.count <= 10 { shape.append(byte) }
    }

    private mutating func reset() {
        row = 0
        joint = 0
        token = 0
        sign = nil
        shape.removeAll(keepingCapacity: true)
    }

    /// Adds the current token to the row, unless it is a date; true when the row is long enough.
    private mutating func closeToken() -> Bool {
        defer {
            token = 0
            sign = nil
            shape.removeAll(keepingCapacity: true)
        }
        if isDate {
            row = 0
            return false
        }
        row += token
        return row >= DigitRowScan.limit
    }

    /// Whether the current token is a date `yyyy-MM-dd` of the years 1900…2099.
    private var isDate: Bool {
        guard shape.count == 10, let date = CivilDate(iso: String(decoding: shape, as: UTF8.self))
        else { return false }
        return (1900...2099).contains(date.year)
    }
}
