/// Markup; text that is put into it is escaped, so none can be forgotten.
struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// The markup.
    private(set) var source: String

    init(stringLiteral value: String) { source = value }

    init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    /// Puts together what literals and values give.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { source += literal }

        /// Text from anywhere, for contents and quoted attributes alike.
        mutating func appendInterpolation(_ text: String) { source += HTML.escape(text) }

        /// A number in plain digits.
        mutating func appendInterpolation<N: BinaryInteger>(_ number: N) {
            source += String(number)
        }

        mutating func appendInterpolation(_ html: HTML) { source += html.source }

        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { source += part.source }
        }
    }

    static func += (a: inout HTML, b: HTML) { a.source += b.source }

    /// Text as it shows on a page: markup means nothing, and what cannot be seen or would turn text
    /// round is written `\u{…}`.
    static func escape(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var out = String.UnicodeScalarView()
        var isFirst = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            default:
                if isHostile(scalar) || isFirst && isMark(scalar) {
                    let code = String(scalar.value, radix: 16, uppercase: true)
                    out.append(contentsOf: "\\u{\(code)}".unicodeScalars)
                } else {
                    out.append(scalar)
                }
            }
            isFirst = false
        }
        return String(out)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
            && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
            && byte != UInt8(ascii: "'")
    }

    private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD: return true
        case 0..<0x300, 0x1E00...0x1EFF: return false
        // Blanks that are letters to Unicode.
        case 0x115F, 0x1160, 0x3164, 0xFFA0: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
            .surrogate:
            return true
        default: return false
        }
    }

    /// A mark with nothing before it would sit on the markup.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}

extension [HTML] {
    /// The parts with a separator between them.
    func joined(_ separator: HTML) -> HTML {
        var out: HTML = ""
        for (place, part) in enumerated() {
            if place > 0 { out += separator }
            out += part
        }
        return out
    }
}
