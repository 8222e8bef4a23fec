/// An e-mail address that mail can be sent to: ASCII, one `@`, a domain with a dot in it.
public struct EmailAddress: Hashable, Sendable {
    /// What is wrong with a text that should be an e-mail address.
    public enum Problem: Error, Hashable, Sendable, CaseIterable {
        /// It is no `name@domain.tld`.
        case malformed
        /// It has more than 254 characters, or more than 64 before the `@`.
        case tooLong

        /// The sentence for people; does not repeat the address.
        public var phrase: Phrase {
            switch self {
            case .malformed:
                Phrase(
                    vi: "Địa chỉ email không đúng dạng ten@mien.vn",
                    en: "An e-mail address looks like name@domain.vn"
                )
            case .tooLong:
                Phrase(vi: "Địa chỉ email quá dài", en: "The e-mail address is too long")
            }
        }
    }

    /// The address with its domain in lower case; the part before the `@` is kept as it was given.
    public let text: String

    /// Reads an address; blanks around it do not count.
    ///
    /// Quoted local parts, address literals and non-ASCII addresses are refused: no mail system in the
    /// country hands them out.
    public init(_ text: String) throws(Problem) {
        let trimmed = text.trimmingPaste
        let bytes = Array(trimmed.utf8)
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { throw .malformed }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard EmailAddress.isLocalPart(local), EmailAddress.isDomain(domain) else {
            throw .malformed
        }
        guard bytes.count <= 254, local.count <= 64 else { throw .tooLong }
        let lower = domain.map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
        self.text = String(decoding: bytes[...at] + lower, as: UTF8.self)
    }

    /// The form for looking an address up: all of it in lower case.
    public var key: String { text.lowercased() }

    /// Letters, digits and the signs of RFC 5322's atom, dots only between others.
    private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return false }
        var previous = UInt8(ascii: ".")
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                if previous == byte { return false }
            } else if !isAlphanumeric(byte), !signs.contains(byte) {
                return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: ".")
    }

    /// Two labels or more of letters, digits and inner hyphens; the last one of letters, or `xn--…`.
    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2,
            let first = top.first, !isDigit(first)
        else { return false }
        let hyphen = UInt8(ascii: "-")
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                && label.allSatisfy { isAlphanumeric($0) || $0 == hyphen }
        }
    }

    private static let signs = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return isDigit(byte) || (lower >= 97 && lower <= 122)
    }
}

extension EmailAddress: CustomStringConvertible {
    /// The masked address, so that a log or a trap message cannot hold the whole one.
    public var description: String { Masking.mask(text, as: .email) }
}
