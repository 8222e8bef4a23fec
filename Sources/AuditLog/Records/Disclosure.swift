/// A personal value kept out of the immutable record: the record holds only its salted digest, the
/// disclosure itself is stored apart and may be deleted (RFC 9901 s4.2).
///
/// The disclosure is base64url of the JSON array `[salt, name, value]`; the digest is base64url of
/// SHA-256 of the disclosure's ASCII text. Identity numbers are few enough to try them all, so the
/// 128-bit salt is what hides the value once the disclosure is gone.
public struct Disclosure: Hashable, Sendable {
    /// The length of a fresh salt in bytes.
    public static let saltLength = 16

    /// The length of a digest in characters: 32 bytes of base64url.
    public static let digestLength = 43

    /// The salt as written in the disclosure.
    public let salt: String

    /// What the value is, such as `target.personalId`.
    public let name: String

    /// The personal value.
    public let value: String

    /// The disclosure as stored: base64url text.
    public let text: String

    /// The digest of `text` for the record's `sd`, `ticket` or `target.sd`.
    public let digest: String

    /// Reads a stored disclosure.
    /// - Parameter text: base64url of a JSON array of three strings; white space in the JSON is
    ///   allowed, as in RFC 9901.
    /// - Throws: `DisclosureError.malformed`.
    public init(text: String) throws {
        guard let json = Base64URL.decode(text) else { throw DisclosureError.malformed }
        var reader = JSONReader(json, allowsWhitespace: true)
        do {
            try reader.expect(0x5B)
            salt = try reader.string()
            try reader.expect(0x2C)
            name = try reader.string()
            try reader.expect(0x2C)
            value = try reader.string()
            try reader.expect(0x5D)
            try reader.expectEnd()
        } catch {
            throw DisclosureError.malformed
        }
        self.text = text
        digest = Self.digest(of: text)
    }

    private init(salt: String, name: String, value: String) {
        var json: [UInt8] = [0x5B]
        JSONText.append(salt, to: &json)
        json.append(0x2C)
        JSONText.append(name, to: &json)
        json.append(0x2C)
        JSONText.append(value, to: &json)
        json.append(0x5D)
        self.salt = salt
        self.name = name
        self.value = value
        text = Base64URL.encode(json)
        digest = Self.digest(of: text)
    }

    /// Makes a disclosure with a fresh random salt; never reuse a salt across fields or records.
    /// - Parameters:
    ///   - name: what the value is.
    ///   - value: the personal value.
    /// - Returns: the disclosure.
    public static func make(name: String, value: String) -> Disclosure {
        make(name: name, value: value, salt: randomBytes(saltLength))
    }

    /// Makes a disclosure with a given salt, for tests and known vectors.
    /// - Parameters:
    ///   - name: what the value is.
    ///   - value: the personal value.
    ///   - salt: the salt's bytes, 16 in normal use.
    /// - Returns: the disclosure.
    public static func make(name: String, value: String, salt: [UInt8]) -> Disclosure {
        Disclosure(salt: Base64URL.encode(salt), name: name, value: value)
    }

    /// Digests a disclosure's text: base64url(SHA-256(ASCII text)).
    /// - Parameter text: the disclosure as stored.
    /// - Returns: 43 characters.
    public static func digest(of text: String) -> String {
        Base64URL.encode(Array(sha256([Array(text.utf8)])))
    }

    /// Whether a text has the form of a digest.
    /// - Parameter text: any text.
    /// - Returns: true for 43 characters of canonical base64url.
    public static func isDigest(_ text: String) -> Bool {
        Base64URL.isCanonical(text, length: digestLength)
    }
}

/// Why a stored disclosure was refused.
public enum DisclosureError: Error, Hashable, Sendable {
    /// Not base64url of a JSON array of three strings.
    case malformed
}

extension Disclosure: CustomStringConvertible, CustomReflectable {
    /// The name and digest; the personal value stays out of messages and crash texts.
    public var description: String { "\(name): \(digest)" }

    /// A mirror without the personal value.
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "digest": digest]) }
}
