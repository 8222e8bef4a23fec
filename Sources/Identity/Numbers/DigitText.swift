/// The digits of a number as people write it: `052 089 999 999`, `271.450.001`, `+84 (0)912-345-678`.
struct DigitText {
    /// The digits alone, as ASCII.
    var digits: [UInt8] = []
    /// Whether a `+` stands before them.
    var hasPlus = false

    /// Reads digits with blanks, dots and dashes between them; nil when anything else is in the text,
    /// or when a dot or dash stands before the first or after the last digit.
    ///
    /// - Parameters:
    ///   - text: what was typed; digits of any script count.
    ///   - isPhone: whether a leading `+` and parentheses are fine too.
    init?(_ text: String, isPhone: Bool = false) {
        digits.reserveCapacity(16)
        var pendingJoint = false
        var joint = 0
        var open = 0
        for scalar in text.unicodeScalars {
            switch ScalarClass.of(scalar) {
            case .digit(let value):
                digits.append(48 + value)
                pendingJoint = false
                joint = 0
            case .blank, .invisible: continue
            case .dot, .dash:
                guard !digits.isEmpty else { return nil }
                pendingJoint = true
                joint += 1
            case .plus:
                guard isPhone, digits.isEmpty, !hasPlus else { return nil }
                hasPlus = true
            case .parenthesis:
                guard isPhone, open <= 3 else { return nil }
                open += 1
                joint += 1
            case .letter, .at, .other: return nil
            }
            // More signs than this are no spelling, and `DigitRowScan` would not see the number.
            if joint > DigitRowScan.widestJoint { return nil }
        }
        guard !digits.isEmpty, !pendingJoint, open % 2 == 0 else { return nil }
    }

    /// The digits as a string.
    var string: String { String(decoding: digits, as: UTF8.self) }
}
