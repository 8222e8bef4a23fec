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
    /// The character for value 62.
    let character62: UInt8
    /// The character for value 63.
    let character63: UInt8
    /// Whether `=` fills the last group of four.
    let padded: Bool

    func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count / 3 + 1) * 4)
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            pending = (pending << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(character(of: UInt8(truncatingIfNeeded: pending >> bits) & 63))
            }
        }
        if bits > 0 {
            out.append(character(of: UInt8(truncatingIfNeeded: pending << (6 - bits)) & 63))
        }
        while padded, out.count % 4 != 0 { out.append(0x3D) }
        return String(decoding: out, as: UTF8.self)
    }

    func decode(_ text: some StringProtocol) -> [UInt8]? {
        var characters = Array(text.utf8)
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
            guard let value = value(of: character) else { return nil }
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

    private func character(of value: UInt8) -> UInt8 {
        switch value {
        case 0..<26: 0x41 + value
        case 26..<52: 0x47 + value
        case 52..<62: value - 4
        case 62: character62
        default: character63
        }
    }

    private func value(of character: UInt8) -> UInt8? {
        switch character {
        case 0x41...0x5A: character - 0x41
        case 0x61...0x7A: character - 0x47
        case 0x30...0x39: character + 4
        case character62: 62
        case character63: 63
        default: nil
        }
    }
}
