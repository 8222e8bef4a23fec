/// Standard base64 with padding (RFC 4648 s4), as signed notes and checkpoints use it.
public enum Base64 {
    private static let codec = Base64Codec(character62: 0x2B, character63: 0x2F, padded: true)

    /// Writes bytes as base64 with `=` padding.
    /// - Parameter bytes: any number of bytes.
    /// - Returns: text whose length is a multiple of four.
    public static func encode(_ bytes: [UInt8]) -> String { codec.encode(bytes) }

    /// Reads base64 text in its only canonical spelling.
    /// - Parameter text: padded base64 without line breaks; unused trailing bits must be zero.
    /// - Returns: the bytes, or nil when the text is anything else.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? { codec.decode(text) }
}

/// One base64 alphabet with or without padding; the work behind `Base64` and `Base64URL`.
struct Base64Codec: Sendable {
    /// The character of each value.
    private let characters: [UInt8]
    /// The value of each character; 255 for those that have none.
    private let values: [UInt8]
    /// Whether `=` fills the last group of four.
    private let padded: Bool

    /// Makes an alphabet from its last two characters.
    init(character62: UInt8, character63: UInt8, padded: Bool) {
        let characters = Array(0x41...0x5A) + (0x61...0x7A) + (0x30...0x39) as [UInt8]
        self.characters = characters + [character62, character63]
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in self.characters.enumerated() {
            values[Int(character)] = UInt8(value)
        }
        self.values = values
        self.padded = padded
    }

    /// Whether an unpadded text of this length has one spelling only: its alphabet, and no bits left
    /// over at its end.
    func isCanonical(_ text: String, length: Int) -> Bool {
        guard text.utf8.count == length, length % 4 != 1 else { return false }
        var last: UInt8 = 0
        for character in text.utf8 {
            last = values[Int(character)]
            guard last != 255 else { return false }
        }
        switch length % 4 {
        case 2: return last & 0x0F == 0
        case 3: return last & 0x03 == 0
        default: return true
        }
    }

    func encode(_ bytes: [UInt8]) -> String {
        let groups = (bytes.count + 2) / 3
        let length = padded ? groups * 4 : (bytes.count * 4 + 2) / 3
        return String(unsafeUninitializedCapacity: groups * 4) { out in
            var place = 0
            var start = 0
            while start < bytes.count {
                let second = start + 1 < bytes.count ? bytes[start + 1] : 0
                let third = start + 2 < bytes.count ? bytes[start + 2] : 0
                out[place] = characters[Int(bytes[start] >> 2)]
                out[place + 1] = characters[Int(bytes[start] & 3) << 4 | Int(second >> 4)]
                out[place + 2] = characters[Int(second & 15) << 2 | Int(third >> 6)]
                out[place + 3] = characters[Int(third & 63)]
                place += 4
                start += 3
            }
            // Characters that only fill up the last group.
            for spare in (bytes.count * 4 + 2) / 3..<max(length, (bytes.count * 4 + 2) / 3) {
                out[spare] = 0x3D
            }
            return length
        }
    }

    func decode(_ text: some StringProtocol) -> [UInt8]? {
        text.utf8.withContiguousStorageIfAvailable(decode) ?? decode(Array(text.utf8))
    }

    private func decode(_ text: some RandomAccessCollection<UInt8>) -> [UInt8]? {
        var characters = text[...]
        if padded {
            guard characters.count % 4 == 0 else { return nil }
            for _ in 0..<2 where characters.last == 0x3D { characters.removeLast() }
        }
        // One left-over character cannot hold a byte.
        guard characters.count % 4 != 1 else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(characters.count / 4 * 3 + 2)
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for character in characters {
            let value = values[Int(character)]
            guard value != 255 else { return nil }
            pending = (pending << 6 | UInt32(value)) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: pending >> bits))
            }
        }
        // Unused low bits must be zero, else two texts would mean the same bytes.
        return pending & ((1 << bits) - 1) == 0 ? out : nil
    }
}
