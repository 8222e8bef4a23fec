/// Finds the top-level `seq` of a record where it lies, without building anything.
///
/// It checks that the line is one JSON object without white space or control characters, and no
/// more of what is inside: the bytes themselves are covered by the hash.
struct LeafScanner {
    /// What a line holds.
    enum Outcome: Equatable {
        /// An object with this `seq`.
        case seq(Int64)
        /// No object, or one without a single well-formed `seq`.
        case malformed
        /// The beginning of an object: the line was cut off.
        case cut
    }

    /// The deepest nesting of arrays and objects, a bit of a word for each.
    private static let maximumDepth = 60

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Looks through a line.
    /// - Parameter line: the line without line break.
    /// - Returns: what it holds.
    static func scan(_ line: UnsafeRawBufferPointer) -> Outcome {
        var scanner = LeafScanner(line)
        let seq = scanner.object()
        if let seq, scanner.offset == line.count { return .seq(seq) }
        return scanner.offset >= line.count && seq == nil ? .cut : .malformed
    }

    /// Reads the object; nil with the offset at the end when the line ends inside it.
    private mutating func object() -> Int64? {
        var seq: Int64?
        guard take(0x7B) else { return nil }
        repeat {
            let start = offset
            guard string() else { return nil }
            let key = start..<offset
            guard take(0x3A) else { return nil }
            if isSeq(key) {
                guard seq == nil, let number = integer() else { return nil }
                seq = number
            } else {
                // An escape could spell `seq` for another reader.
                guard !bytes[key].contains(0x5C), value() else { return nil }
            }
        } while take(0x2C)
        guard take(0x7D) else { return nil }
        // A whole object without `seq` is not cut but wrong; let nothing look like its end.
        if seq == nil { offset = -1 }
        return seq
    }

    private func isSeq(_ key: Range<Int>) -> Bool {
        key.count == 5 && bytes[key.lowerBound + 1] == 0x73 && bytes[key.lowerBound + 2] == 0x65
            && bytes[key.lowerBound + 3] == 0x71
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// Passes over a string with its quotation marks, eight bytes at a time where it can.
    private mutating func string() -> Bool {
        guard take(0x22) else { return false }
        while offset < bytes.count {
            if offset + 8 <= bytes.count {
                let word = UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                )
                let special = Self.special(in: word)
                offset += special.trailingZeroBitCount >> 3
                if special == 0 { continue }
            }
            switch bytes[offset] {
            case 0x22:
                offset += 1
                return true
            case 0x5C: offset = min(offset + 2, bytes.count)
            case 0x00...0x1F: return false
            default: offset += 1
            }
        }
        return false
    }

    /// Marks the bytes of a word that are a quotation mark, a backslash or a control character;
    /// exact up to and including the lowest one.
    private static func special(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        let found =
            ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
            | ((word &- (ones &* 0x20)) & ~word)
        return found & (ones &* 0x80)
    }

    /// Passes over a value of any kind.
    private mutating func value() -> Bool {
        guard offset < bytes.count else { return false }
        switch bytes[offset] {
        case 0x22: return string()
        case 0x7B, 0x5B: return nested()
        default:
            let start = offset
            while offset < bytes.count, Self.isPlain(bytes[offset]) { offset += 1 }
            return offset > start
        }
    }

    /// Passes over an array or object; only its brackets and strings are looked at.
    private mutating func nested() -> Bool {
        // The kinds of the open brackets, the innermost in the lowest bit.
        var (kinds, depth): (UInt64, Int) = (0, 0)
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case 0x22:
                guard string() else { return false }
                continue
            case 0x7B, 0x5B:
                guard depth < Self.maximumDepth else { return false }
                kinds = kinds << 1 | (byte == 0x7B ? 1 : 0)
                depth += 1
            case 0x7D, 0x5D:
                guard kinds & 1 == (byte == 0x7D ? 1 : 0) else { return false }
                kinds >>= 1
                depth -= 1
                if depth == 0 {
                    offset += 1
                    return true
                }
            case 0x2C, 0x3A: break
            default: guard Self.isPlain(byte) else { return false }
            }
            offset += 1
        }
        return false
    }

    /// Whether a byte can be part of a number or of `true`, `false`, `null`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2B, 0x2E, 0x45: true
        default: false
        }
    }

    /// Reads a number that is not negative, without leading zero.
    private mutating func integer() -> Int64? {
        let start = offset
        var number: Int64 = 0
        while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) {
            let (product, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = product.addingReportingOverflow(Int64(bytes[offset] - 0x30))
            guard !tooLarge, !overflows else { return nil }
            number = sum
            offset += 1
        }
        guard offset > start, offset == start + 1 || bytes[start] != 0x30 else { return nil }
        return number
    }
}
