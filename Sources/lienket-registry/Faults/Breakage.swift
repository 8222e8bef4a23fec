/// A way in which an answer is broken.
enum Breakage: CaseIterable {
    /// Half of it is missing.
    case cut
    /// It is a page for people.
    case page
    /// It is no UTF-8.
    case encoding
    /// It begins with a document type full of entities.
    case entities

    /// The way that a random number chooses.
    init(_ number: UInt64) {
        let all = Self.allCases
        self = all[Int(number % UInt64(all.count))]
    }

    /// The answer, broken.
    func applied(to text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return switch self {
        case .cut: Array(bytes[..<(bytes.count / 2)])
        case .page:
            Array("<html><head><title>502</title></head><body>Bad gateway</body></html>".utf8)
        case .encoding: bytes[..<(bytes.count / 2)] + [0xFF] + bytes[(bytes.count / 2)...]
        case .entities:
            Array("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>\(text)".utf8)
        }
    }
}
