/// Why a JSON text was refused, with the byte offset where reading stopped.
public enum JSONError: Error, Hashable, Sendable {
    /// A byte other than the grammar allows (or the end of the text) at the offset.
    case unexpected(offset: Int)
    /// A string with a bad escape, a lone surrogate, a raw control byte or invalid UTF-8.
    case badString(offset: Int)
    /// A number that is not an integer of 64 bits in its shortest decimal spelling.
    case badInteger(offset: Int)
    /// More than `JSONReader.maximumDepth` arrays and objects inside each other.
    case tooDeep(offset: Int)
}

/// A small strict pull reader of JSON (RFC 8259) for log records and disclosures.
///
/// The caller asks for what it expects next; nothing is built that nobody asked for, which keeps a
/// million-record check fast. White space is refused unless `allowsWhitespace` is set (RFC 9901
/// disclosures may hold it). Numbers are integers only. Input of any kind leads to a value or a
/// thrown `JSONError`, never to a trap.
struct JSONReader {
    /// The deepest nesting `skipValue` follows.
    static let maximumDepth = 16

    private let bytes: [UInt8]
    private(set) var offset = 0
    private let allowsWhitespace: Bool

    init(_ bytes: [UInt8], allowsWhitespace: Bool = false) {
        self.bytes = bytes
        self.allowsWhitespace = allowsWhitespace
    }

    /// The next byte that is not skipped white space, or nil at the end.
    mutating func peek() -> UInt8? {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard allowsWhitespace, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
            else { return byte }
            offset += 1
        }
        return nil
    }

    /// Consumes one given byte when it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    /// Consumes one given byte.
    mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard take(byte) else { throw .unexpected(offset: offset) }
    }

    /// Demands that nothing follows.
    mutating func expectEnd() throws(JSONError) {
        guard peek() == nil else { throw .unexpected(offset: offset) }
    }

    /// Reads `[`, then elements by the given closure, then `]`.
    mutating func array(
        _ element: (inout JSONReader) throws -> Void
    ) throws {
        try expect(0x5B)
        if take(0x5D) { return }
        repeat { try element(&self) } while take(0x2C)
        try expect(0x5D)
    }

    /// Reads `{`, then members by the given closure (which reads the value), then `}`.
    ///
    /// Keys must ascend bytewise: that refuses duplicates and any order but the canonical one.
    mutating func sortedObject(
        _ member: (String, inout JSONReader) throws -> Void
    ) throws {
        try expect(0x7B)
        if take(0x7D) { return }
        var previous: String?
        repeat {
            let start = offset
            let key = try string()
            if let last = previous {
                guard last.utf8.lexicographicallyPrecedes(key.utf8) else {
                    throw JSONError.unexpected(offset: start)
                }
            }
            previous = key
            try expect(0x3A)
            try member(key, &self)
        } while take(0x2C)
        try expect(0x7D)
    }

    /// Reads an integer of 64 bits: no sign but `-`, no leading zero, no fraction, no exponent.
    mutating func integer() throws(JSONError) -> Int64 {
        _ = peek()
        let start = offset
        var end = offset
        while end < bytes.count, bytes[end] == 0x2D || (0x30...0x39).contains(bytes[end]) {
            end += 1
        }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        // Writing the value back refuses leading zeros, `-0` and stray signs.
        guard let value = Int64(text), String(value) == text else {
            throw .badInteger(offset: start)
        }
        offset = end
        return value
    }

    /// Reads a string and resolves its escapes.
    mutating func string() throws(JSONError) -> String {
        let start = offset
        let (range, escaped) = try rawString()
        let text =
            escaped
            ? String(validating: try JSONEscapes(bytes: bytes).resolve(range), as: UTF8.self)
            : bytes.withUnsafeBufferPointer { Self.text(UnsafeBufferPointer(rebasing: $0[range])) }
        guard let text else { throw .badString(offset: start) }
        return text
    }

    /// A text of these bytes; nil when they are no UTF-8.
    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        // Nearly all are ASCII, which needs no validation: that is a fifth of a log's check.
        bytes.allSatisfy { $0 < 0x80 }
            ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
    }

    /// Passes over one value of any kind without building it.
    mutating func skipValue(depth: Int = 0) throws {
        guard depth < Self.maximumDepth else { throw JSONError.tooDeep(offset: offset) }
        switch peek() {
        case 0x22: _ = try rawString()
        case 0x5B: try array { try $0.skipValue(depth: depth + 1) }
        case 0x7B: try sortedObject { try $1.skipValue(depth: depth + 1) }
        case 0x66: try word("false")
        case 0x6E: try word("null")
        case 0x74: try word("true")
        default: _ = try integer()
        }
    }

    private mutating func word(_ text: StaticString) throws(JSONError) {
        for byte in text.description.utf8 {
            guard offset < bytes.count, bytes[offset] == byte else {
                throw .unexpected(offset: offset)
            }
            offset += 1
        }
    }

    /// Consumes a quoted string and gives the range between its quotation marks.
    private mutating func rawString() throws(JSONError) -> (range: Range<Int>, escaped: Bool) {
        try expect(0x22)
        let start = offset
        var escaped = false
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x22:
                let end = offset
                offset += 1
                return (start..<end, escaped)
            case 0x5C:
                escaped = true
                offset += 2
            case 0x00...0x1F: throw .badString(offset: offset)
            default: offset += 1
            }
        }
        offset = bytes.count
        throw .unexpected(offset: offset)
    }
}
