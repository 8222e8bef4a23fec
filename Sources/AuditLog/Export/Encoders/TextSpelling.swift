/// How a form writes text: which characters stand as they are, and what stands for the others.
///
/// Hidden characters never stand as they are, in no form.
protocol TextSpelling {
    /// Whether an ASCII character stands as it is.
    static func keeps(_ ascii: UInt8) -> Bool

    /// Appends what stands for a character.
    static func append(_ scalar: UInt32, to out: inout [UInt8])
}

extension TextSpelling {
    /// Appends a text.
    static func append(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &out) }
    }

    /// Appends UTF-8; what is none becomes U+FFFD.
    ///
    /// Copies whole stretches, for nearly all text needs nothing done.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80, keeps(byte) {
                index += 1
                continue
            }
            let found = UTF8Reader.scalar(bytes, at: index)
            let length = found?.length ?? 1
            if byte >= 0x80, let found, !HiddenCharacters.contains(found.value) {
                index += length
                continue
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            append(found?.value ?? 0xFFFD, to: &out)
            index += length
            start = index
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
}

/// The inside of a JSON string: any reader gets the very text back, and the line is one line even
/// to readers that end lines at U+0085 or U+2028.
enum JSONSpelling: TextSpelling {
    static func keeps(_ ascii: UInt8) -> Bool {
        ascii >= 0x20 && ascii != 0x22 && ascii != 0x5C && ascii != 0x7F
    }

    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        switch scalar {
        case 0x08: out.append(0x5C, 0x62)
        case 0x09: out.append(0x5C, 0x74)
        case 0x0A: out.append(0x5C, 0x6E)
        case 0x0C: out.append(0x5C, 0x66)
        case 0x0D: out.append(0x5C, 0x72)
        case 0x22, 0x5C: out.append(0x5C, UInt8(scalar))
        case 0x10000...:
            appendUnit(0xD800 | (scalar - 0x10000) >> 10, to: &out)
            appendUnit(0xDC00 | scalar & 0x3FF, to: &out)
        default: appendUnit(scalar, to: &out)
        }
    }

    private static func appendUnit(_ unit: UInt32, to out: inout [UInt8]) {
        out.append(0x5C, 0x75)
        out.append(hexadecimal: UInt8(truncatingIfNeeded: unit >> 8))
        out.append(hexadecimal: UInt8(truncatingIfNeeded: unit))
    }
}

/// Text for people: a hidden character is shown as `\u{…}`, its number in capital digits.
enum VisibleSpelling: TextSpelling {
    static func keeps(_ ascii: UInt8) -> Bool { ascii >= 0x20 && ascii != 0x7F }

    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        out.append(0x5C, 0x75)
        out.append(0x7B)
        out += String(scalar, radix: 16, uppercase: true).utf8
        out.append(0x7D)
    }
}
