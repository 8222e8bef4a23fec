/// Writes JSON strings and integers in the one spelling of RFC 8785 (s3.2.2).
public enum JSONText {
    /// Quotes a text as a JSON string.
    /// - Parameter text: any text.
    /// - Returns: the string with its quotation marks.
    public static func quote(_ text: String) -> String {
        var out: [UInt8] = []
        append(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Appends a text as a JSON string.
    ///
    /// Only `"`, `\` and U+0000-U+001F are escaped (short form where JSON has one, else `\u00xx`
    /// in lower case); everything else stays as its UTF-8 bytes. The result holds no line break,
    /// but DEL, C1 and bidirectional controls stay raw: a caller that prints must escape them.
    /// - Parameters:
    ///   - text: any text.
    ///   - out: the bytes to extend.
    public static func append(_ text: String, to out: inout [UInt8]) {
        out.append(0x22)
        defer { out.append(0x22) }
        var text = text
        let isPlain = text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) else { return false }
            out.append(contentsOf: bytes)
            return true
        }
        if isPlain { return }
        for byte in text.utf8 {
            if byte >= 0x20, byte != 0x22, byte != 0x5C {
                out.append(byte)
            } else {
                appendEscape(byte, to: &out)
            }
        }
    }

    /// Appends an integer in decimal.
    /// - Parameters:
    ///   - number: any integer.
    ///   - out: the bytes to extend.
    public static func append(_ number: Int64, to out: inout [UInt8]) {
        out.append(contentsOf: String(number).utf8)
    }

    private static func appendEscape(_ byte: UInt8, to out: inout [UInt8]) {
        out.append(0x5C)
        switch byte {
        case 0x22, 0x5C: out.append(byte)
        case 0x08: out.append(0x62)
        case 0x09: out.append(0x74)
        case 0x0A: out.append(0x6E)
        case 0x0C: out.append(0x66)
        case 0x0D: out.append(0x72)
        default:
            out.append(contentsOf: [0x75, 0x30, 0x30])
            out.append(Hex.digit(byte >> 4))
            out.append(Hex.digit(byte & 15))
        }
    }
}
