/// What a Unicode scalar is to somebody who looks for numbers and addresses in a text.
///
/// Full-width and other Unicode digits count as the digits they show; invisible characters and
/// combining marks count as nothing. So no spelling slips past a check that digits are refused.
enum ScalarClass: Equatable {
    /// A decimal digit of any script, 0…9.
    case digit(UInt8)
    /// A letter of any script.
    case letter
    /// A blank of any width, a tab or a line break.
    case blank
    /// A hyphen, dash or minus sign.
    case dash
    /// A dot, also a raised or full-width one.
    case dot
    /// `+`.
    case plus
    /// A round parenthesis.
    case parenthesis
    /// `@`.
    case at
    /// Nothing to be seen: format characters, combining marks, variation selectors.
    case invisible
    /// Anything else.
    case other

    /// The class of a scalar.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
        scalar.value < 0x80
            ? ascii(UInt8(truncatingIfNeeded: scalar.value)) : beyondASCII(scalar)
    }

    @inline(__always)
    private static func ascii(_ byte: UInt8) -> ScalarClass {
        switch byte {
        case 48...57: .digit(byte - 48)
        case 65...90, 97...122: .letter
        case 0x20, 0x09...0x0D: .blank
        case UInt8(ascii: "-"): .dash
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: "+"): .plus
        case UInt8(ascii: "("), UInt8(ascii: ")"): .parenthesis
        case UInt8(ascii: "@"): .at
        default: .other
        }
    }

    private static func beyondASCII(_ scalar: Unicode.Scalar) -> ScalarClass {
        switch scalar.value {
        // The Latin and Vietnamese letters, without a look into the property tables.
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: return .letter
        // Full-width forms of the ASCII characters.
        case 0xFF01...0xFF5E: return ascii(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
        case 0xB7, 0x2022, 0x2024, 0x2027, 0x30FB, 0xFE52, 0xFF65, 0xFF61, 0x3002: return .dot
        case 0x2212, 0x2043, 0xFE63: return .dash
        case 0x207A, 0x208A, 0xFE62: return .plus
        case 0x207D, 0x207E, 0x208D, 0x208E, 0xFE59, 0xFE5A: return .parenthesis
        case 0xFE6B: return .at
        case 0x85, 0x115F, 0x1160, 0x3164, 0xFFA0: return .blank
        default: break
        }
        let properties = scalar.properties
        switch properties.numericType {
        case .decimal, .digit:
            if let value = properties.numericValue, value >= 0, value <= 9 {
                return .digit(UInt8(value))
            }
        default: break
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return .letter
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .blank
        case .dashPunctuation: return .dash
        case .format, .nonspacingMark, .enclosingMark: return .invisible
        default: return .other
        }
    }
}
