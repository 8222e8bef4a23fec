/// Lower-case hexadecimal text (RFC 4648 s8, lower case only).
public enum Hex {
    /// Writes two lower-case digits for each byte.
    /// - Parameter bytes: any number of bytes.
    /// - Returns: text of twice that many characters.
    public static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            out.append(digit(byte >> 4))
            out.append(digit(byte & 15))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Reads text made of pairs of lower-case digits.
    /// - Parameter text: an even number of characters `0-9a-f`; upper case is refused so that one
    ///   value has one spelling.
    /// - Returns: the bytes, or nil when the text is anything else.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var out: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            guard let value = value(of: character) else { return nil }
            if let pending = high {
                out.append(pending << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? out : nil
    }

    /// Gives the ASCII digit of a value below 16.
    static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x57 + (value & 15)
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case 0x30...0x39: character - 0x30
        case 0x61...0x66: character - 0x57
        default: nil
        }
    }
}
