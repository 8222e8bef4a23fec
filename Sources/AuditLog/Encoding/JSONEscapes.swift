/// Resolves the backslash escapes of a JSON string (RFC 8259 s7), surrogate pairs included.
struct JSONEscapes {
    /// The whole JSON text; ranges and error offsets refer to it.
    let bytes: [UInt8]

    /// Gives the text's bytes with every escape replaced by what it means.
    /// - Throws: `JSONError.badString` with the offset of the bad escape.
    func resolve(_ range: Range<Int>) throws(JSONError) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            guard byte == 0x5C else {
                out.append(byte)
                continue
            }
            // The reader stepped over the byte after each backslash, so it lies in the range.
            guard index < range.upperBound else { throw .badString(offset: index) }
            let kind = bytes[index]
            index += 1
            switch kind {
            case 0x22, 0x2F, 0x5C: out.append(kind)
            case 0x62: out.append(0x08)
            case 0x66: out.append(0x0C)
            case 0x6E: out.append(0x0A)
            case 0x72: out.append(0x0D)
            case 0x74: out.append(0x09)
            case 0x75:
                let scalar = try escapedScalar(&index, end: range.upperBound)
                out.append(contentsOf: String(Character(scalar)).utf8)
            default: throw .badString(offset: index - 1)
            }
        }
        return out
    }

    /// Reads the digits after `\u`, and the second half of a surrogate pair.
    private func escapedScalar(
        _ index: inout Int,
        end: Int
    ) throws(JSONError) -> Unicode.Scalar {
        let start = index
        let unit = try escapedUnit(&index, end: end)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, end - index >= 2, bytes[index] == 0x5C, bytes[index + 1] == 0x75
        else { throw .badString(offset: start) }
        index += 2
        let low = try escapedUnit(&index, end: end)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { throw .badString(offset: start) }
        return scalar
    }

    private func escapedUnit(_ index: inout Int, end: Int) throws(JSONError) -> UInt32 {
        guard end - index >= 4 else { throw .badString(offset: index) }
        var value: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            // Bit 5 makes letters lower case and leaves digits alone.
            let digit: UInt8
            switch byte | 0x20 {
            case 0x30...0x39 where byte >= 0x30: digit = byte - 0x30
            case 0x61...0x66: digit = (byte | 0x20) - 0x57
            default: throw .badString(offset: index)
            }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }
}
