/// Characters that are not seen but act: controls, line separators, marks that turn text round,
/// and what has no width.
///
/// A fixed list and no table of the system's, so that an export is the same bytes everywhere.
enum HiddenCharacters {
    static func contains(_ scalar: UInt32) -> Bool {
        if scalar < 0x61C {
            return scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) || scalar == 0xAD
        }
        // Where the letters with two marks of Vietnamese are: the common case.
        if scalar >= 0x1E00, scalar < 0x1F00 { return false }
        switch scalar {
        case 0x61C, 0x115F, 0x1160, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            return true
        default: return false
        }
    }
}

/// Reads one character out of bytes that ought to be UTF-8.
enum UTF8Reader {
    /// - Returns: the character and how many bytes it takes, or nil when there is none: stray,
    ///   cut off, overlong, a surrogate.
    static func scalar(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at index: Int
    ) -> (value: UInt32, length: Int)? {
        let lead = bytes[index]
        let length: Int
        let smallest: UInt32
        switch lead {
        case 0x00...0x7F: return (UInt32(lead), 1)
        case 0xC2...0xDF: (length, smallest) = (2, 0x80)
        case 0xE0...0xEF: (length, smallest) = (3, 0x800)
        case 0xF0...0xF4: (length, smallest) = (4, 0x10000)
        default: return nil
        }
        guard bytes.count - index >= length else { return nil }
        var value = UInt32(lead & (0x7F >> UInt8(length)))
        for byte in bytes[index + 1..<index + length] {
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= smallest, Unicode.Scalar(value) != nil else { return nil }
        return (value, length)
    }
}
