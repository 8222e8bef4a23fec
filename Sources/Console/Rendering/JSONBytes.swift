import CommandKit
import Identity

/// JSON on its way out, as bytes: results are written by the hundred thousand.
package struct JSONBytes: Sendable {
    private var bytes: [UInt8] = []
    private let isPretty: Bool

    /// Begins with nothing, and room for so many bytes.
    package init(isPretty: Bool, capacity: Int = 0) {
        self.isPretty = isPretty
        bytes.reserveCapacity(capacity)
    }

    /// How many bytes there are.
    package var count: Int { bytes.count }

    /// What was written.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Takes out what was written.
    package mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return text
    }

    /// What was written elsewhere.
    mutating func append(_ other: JSONBytes) { bytes.append(contentsOf: other.bytes) }

    /// A value.
    mutating func append(_ value: PlainValue, indent: Int) {
        switch value {
        case .null: add("null")
        case .bool(let flag): add(flag ? "true" : "false")
        case .int(let number): append(number)
        case .string(let text): append(text)
        case .date(let date): append(date.iso)
        case .time(let instant): append(instant.iso)
        case .personal(let data, _): append(data)
        case .array(let values):
            guard !values.isEmpty else { return add("[]") }
            open("[", indent: indent + 2)
            for (place, value) in values.enumerated() {
                if place > 0 { next(indent: indent + 2) }
                append(value, indent: indent + 2)
            }
            close("]", indent: indent)
        case .object(let object):
            guard !object.entries.isEmpty else { return add("{}") }
            open("{", indent: indent + 2)
            for (place, entry) in object.entries.enumerated() {
                if place > 0 { next(indent: indent + 2) }
                append(entry.key)
                add(isPretty ? ": " : ":")
                append(entry.value, indent: indent + 2)
            }
            close("}", indent: indent)
        }
    }

    /// A whole number.
    mutating func append(_ number: Int64) {
        guard number >= 0, number < 10 else {
            bytes.append(contentsOf: String(number).utf8)
            return
        }
        bytes.append(UInt8(ascii: "0") + UInt8(number))
    }

    /// Opens an object or an array that is not empty.
    mutating func open(_ bracket: StaticString, indent: Int) {
        add(bracket)
        breakLine(indent)
    }

    /// Goes on to the next member.
    mutating func next(indent: Int) {
        bytes.append(UInt8(ascii: ","))
        breakLine(indent)
    }

    /// Closes an object or an array.
    mutating func close(_ bracket: StaticString, indent: Int) {
        breakLine(indent)
        add(bracket)
    }

    /// The key of a member, of plain letters.
    mutating func key(_ key: StaticString, isFirst: Bool = false) {
        bytes.append(UInt8(ascii: "\""))
        add(key)
        add(isPretty ? "\": " : "\":")
    }

    /// Ends a line.
    mutating func lineBreak() { bytes.append(0x0A) }

    private mutating func breakLine(_ indent: Int) {
        guard isPretty else { return }
        bytes.append(0x0A)
        for _ in 0..<indent { bytes.append(0x20) }
    }

    private mutating func add(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A string with its quotes.
    mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        let isPlain = text.withUTF8 { source in
            guard JSONBytes.isPlain(source) else { return false }
            bytes.append(contentsOf: source)
            return true
        }
        if !isPlain { for scalar in text.unicodeScalars { append(scalar) } }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether all characters stand for themselves: ASCII but for quotes, backslashes and controls, the
    /// Latin letters U+00C0…U+024F, the Vietnamese ones U+1E80…U+1EFF.
    private static func isPlain(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place < source.count {
            switch source[place] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): return false
            case 0x20..<0x7F: place += 1
            case 0xC3...0xC9: place += 2
            case 0xE1:
                guard place + 1 < source.count,
                    source[place + 1] == 0xBA || source[place + 1] == 0xBB
                else { return false }
                place += 3
            default: return false
            }
        }
        return true
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": add("\\\"")
        case "\\": add("\\\\")
        case "\n": add("\\n")
        case "\r": add("\\r")
        case "\t": add("\\t")
        default:
            guard Escaping.isHostile(scalar) else {
                let value = scalar.value
                switch value {
                case ..<0x80: bytes.append(UInt8(value))
                case ..<0x800:
                    bytes.append(UInt8(0xC0 | value >> 6))
                    bytes.append(UInt8(0x80 | value & 0x3F))
                case ..<0x1_0000:
                    bytes.append(UInt8(0xE0 | value >> 12))
                    bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
                    bytes.append(UInt8(0x80 | value & 0x3F))
                default: bytes.append(contentsOf: Array(String(scalar).utf8))
                }
                return
            }
            let units =
                UTF16.width(scalar) == 1
                ? [UInt16(truncatingIfNeeded: scalar.value)]
                : [UTF16.leadSurrogate(scalar), UTF16.trailSurrogate(scalar)]
            for unit in units {
                let digits = String(unit, radix: 16)
                add("\\u")
                bytes.append(
                    contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                )
                bytes.append(contentsOf: digits.utf8)
            }
        }
    }
}
