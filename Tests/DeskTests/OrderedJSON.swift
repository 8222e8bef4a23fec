import Testing

/// JSON that keeps the order of keys, which Foundation's reader forgets.
indirect enum OrderedJSON: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([OrderedJSON])
    case object([Member])

    struct Member: Equatable {
        let key: String
        let value: OrderedJSON
    }

    struct Malformed: Error { let at: Int }

    init(_ text: String) throws {
        var reader = Reader(scalars: Array(text.unicodeScalars))
        self = try reader.value()
        guard reader.isAtEnd else { throw Malformed(at: reader.place) }
    }

    /// The keys in order; empty for anything but an object.
    var keys: [String] {
        if case .object(let members) = self { return members.map(\.key) }
        return []
    }

    /// The elements; empty for anything but an array.
    var elements: [OrderedJSON] {
        if case .array(let values) = self { return values }
        return []
    }

    /// The text; nil for anything but a string.
    var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The value under a key; null when there is none.
    subscript(key: String) -> OrderedJSON {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.key == key }?.value ?? .null
    }

    /// Every string with the key that it stands under, however deep.
    func strings(under key: String = "") -> [(key: String, text: String)] {
        switch self {
        case .string(let text): [(key, text)]
        case .array(let values): values.flatMap { $0.strings(under: key) }
        case .object(let members): members.flatMap { $0.value.strings(under: $0.key) }
        case .null, .bool, .number: []
        }
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        var place = 0

        var isAtEnd: Bool { place == scalars.count }

        mutating func value() throws -> OrderedJSON {
            guard place < scalars.count else { throw Malformed(at: place) }
            switch scalars[place] {
            case "{":
                return .object(try list("}") { Member(key: try $0.key(), value: try $0.value()) })
            case "[": return .array(try list("]") { try $0.value() })
            case "\"": return .string(try string())
            case "t": return try word("true", .bool(true))
            case "f": return try word("false", .bool(false))
            case "n": return try word("null", .null)
            default:
                let start = place
                while place < scalars.count, "-0123456789".unicodeScalars.contains(scalars[place]) {
                    place += 1
                }
                guard place > start else { throw Malformed(at: place) }
                return .number(String(String.UnicodeScalarView(scalars[start..<place])))
            }
        }

        private mutating func list<T>(_ end: Unicode.Scalar, _ item: (inout Reader) throws -> T)
            throws -> [T]
        {
            place += 1
            var items: [T] = []
            if try take(end) { return items }
            while true {
                items.append(try item(&self))
                if try take(end) { return items }
                guard try take(",") else { throw Malformed(at: place) }
            }
        }

        private mutating func key() throws -> String {
            let key = try string()
            guard try take(":") else { throw Malformed(at: place) }
            return key
        }

        private mutating func string() throws -> String {
            guard try take("\"") else { throw Malformed(at: place) }
            let start = place
            while place < scalars.count, scalars[place] != "\"" {
                place += scalars[place] == "\\" ? 2 : 1
            }
            guard place < scalars.count else { throw Malformed(at: start) }
            defer { place += 1 }
            return String(String.UnicodeScalarView(scalars[start..<place]))
        }

        private mutating func word(_ word: String, _ value: OrderedJSON) throws -> OrderedJSON {
            for scalar in word.unicodeScalars where try !take(scalar) { throw Malformed(at: place) }
            return value
        }

        private mutating func take(_ scalar: Unicode.Scalar) throws -> Bool {
            guard place < scalars.count else { throw Malformed(at: place) }
            guard scalars[place] == scalar else { return false }
            place += 1
            return true
        }
    }
}
