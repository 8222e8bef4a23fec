/// Time-ordered unique record ids (RFC 9562 s5.7): 48 bits of milliseconds, 74 random bits.
public enum UUIDv7 {
    /// Makes an id with bits from the system's generator.
    /// - Parameter milliseconds: the time since 1970 in milliseconds; values outside 48 bits are
    ///   clamped.
    /// - Returns: 36 lower-case characters.
    public static func make(milliseconds: Int64) -> String {
        var generator = RandomPool()
        return make(milliseconds: milliseconds, using: &generator)
    }

    /// Makes an id with bits from a given generator.
    /// - Parameters:
    ///   - milliseconds: the time since 1970 in milliseconds; values outside 48 bits are clamped.
    ///   - generator: the source of the 74 random bits.
    /// - Returns: 36 lower-case characters.
    public static func make(
        milliseconds: Int64,
        using generator: inout some RandomNumberGenerator
    ) -> String {
        let time = UInt64(min(max(milliseconds, 0), 0xFFFF_FFFF_FFFF))
        let high = time << 16 | 0x7000 | generator.next() & 0x0FFF
        let low = 0x8000_0000_0000_0000 | generator.next() >> 2
        return String(unsafeUninitializedCapacity: 36) { text in
            var place = 0
            for (half, shift) in [(high, 60), (low, 60)] {
                for step in stride(from: shift, through: 0, by: -4) {
                    if place == 8 || place == 13 || place == 18 || place == 23 {
                        text[place] = UInt8(ascii: "-")
                        place += 1
                    }
                    text[place] = Hex.digit(UInt8(truncatingIfNeeded: half >> step & 15))
                    place += 1
                }
            }
            return 36
        }
    }

    /// Whether a text is an id of version 7 in lower case.
    /// - Parameter text: any text.
    /// - Returns: true for 8-4-4-4-12 lower-case digits with version 7 and variant 10.
    public static func isValid(_ text: String) -> Bool {
        let characters = Array(text.utf8)
        guard characters.count == 36 else { return false }
        for (position, character) in characters.enumerated() {
            let isGood =
                switch position {
                case 8, 13, 18, 23: character == 0x2D
                case 14: character == 0x37
                case 19: [0x38, 0x39, 0x61, 0x62].contains(character)
                default: (0x30...0x39).contains(character) || (0x61...0x66).contains(character)
                }
            guard isGood else { return false }
        }
        return true
    }

    /// Reads the time out of an id.
    /// - Parameter text: an id of version 7.
    /// - Returns: milliseconds since 1970, or nil when the text is no such id.
    public static func milliseconds(of text: String) -> Int64? {
        guard isValid(text) else { return nil }
        return Int64(text.prefix(13).filter { $0 != "-" }, radix: 16)
    }
}
