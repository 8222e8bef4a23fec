/// URL-safe base64 without padding (RFC 4648 s5), as RFC 9901 disclosures and digests use it.
public enum Base64URL {
    private static let codec = Base64Codec(character62: 0x2D, character63: 0x5F, padded: false)

    /// Writes bytes as unpadded base64url.
    /// - Parameter bytes: any number of bytes.
    /// - Returns: text of letters, digits, `-` and `_` only.
    public static func encode(_ bytes: [UInt8]) -> String { codec.encode(bytes) }

    /// Whether a text is the one canonical spelling of some bytes, without reading them.
    /// - Parameters:
    ///   - text: any text.
    ///   - length: the number of characters that it must have.
    /// - Returns: true when `decode` would read it.
    static func isCanonical(_ text: String, length: Int) -> Bool {
        codec.isCanonical(text, length: length)
    }

    /// Reads unpadded base64url text in its only canonical spelling.
    /// - Parameter text: letters, digits, `-` and `_`; unused trailing bits must be zero.
    /// - Returns: the bytes, or nil when the text is anything else.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? { codec.decode(text) }
}
