/// One signature line of a note: key name, key id and what the key's type puts after it.
public struct NoteSignature: Hashable, Sendable {
    /// The key's name.
    public let name: String

    /// The key id.
    public let keyID: UInt32

    /// The bytes after the key id: 64 for Ed25519, 72 for a cosignature.
    public let payload: [UInt8]

    init(unchecked name: String, keyID: UInt32, payload: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.payload = payload
    }

    /// Reads one line such as `— name base64`, without line break.
    init?(line: Substring) {
        let prefix = "\u{2014} "
        guard line.utf8.starts(with: prefix.utf8) else { return nil }
        let rest = line.utf8.dropFirst(prefix.utf8.count)
        guard let space = rest.firstIndex(of: 0x20) else { return nil }
        let name = String(Substring(rest[..<space]))
        guard NoteName.isValid(name),
            let bytes = Base64.decode(Substring(rest[rest.index(after: space)...])),
            bytes.count > 4
        else { return nil }
        self.init(
            unchecked: name,
            keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            payload: Array(bytes.dropFirst(4))
        )
    }

    /// The line with its line break.
    public var line: String {
        "\u{2014} \(name) \(Base64.encode(bigEndianBytes(keyID) + payload))\n"
    }
}

/// A text with signatures (C2SP signed-note v1).
public struct SignedNote: Hashable, Sendable {
    /// The largest note in bytes, as in Go's `sumdb/note`.
    public static let maximumLength = 1_000_000

    /// The most signature lines of a note, as in Go's `sumdb/note`.
    public static let maximumSignatures = 100

    /// The signed text with its final line break.
    public let text: String

    /// The signature lines in their order; reading a note checks their form only.
    public let signatures: [NoteSignature]

    /// Joins a text and signatures.
    /// - Parameters:
    ///   - text: ends in a line break and holds no other control character.
    ///   - signatures: 1 to 100 lines.
    /// - Throws: `NoteError.malformedNote`.
    public init(text: String, signatures: [NoteSignature]) throws {
        guard text.utf8.last == 0x0A, Self.isPlain(text),
            (1...Self.maximumSignatures).contains(signatures.count)
        else { throw NoteError.malformedNote }
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note: text, an empty line, signature lines.
    /// - Parameter encoded: the whole note.
    /// - Throws: `NoteError.malformedNote`; no signature is checked yet.
    public init(_ encoded: String) throws {
        let bytes = Array(encoded.utf8)
        guard bytes.count <= Self.maximumLength, bytes.last == 0x0A, Self.isPlain(encoded),
            let split = bytes.indices.dropLast().last(where: {
                bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A
            })
        else { throw NoteError.malformedNote }
        let block = String(decoding: bytes[(split + 2)...], as: UTF8.self)
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.count <= Self.maximumSignatures else { throw NoteError.malformedNote }
        let signatures = lines.compactMap { NoteSignature(line: $0) }
        guard signatures.count == lines.count else { throw NoteError.malformedNote }
        try self.init(
            text: String(decoding: bytes[...split], as: UTF8.self),
            signatures: signatures
        )
    }

    /// Reads a note from a file's bytes.
    /// - Parameter bytes: the whole note.
    /// - Throws: `NoteError.malformedNote`, also for invalid UTF-8.
    public init(bytes: [UInt8]) throws {
        guard let encoded = String(validating: bytes, as: UTF8.self) else {
            throw NoteError.malformedNote
        }
        try self.init(encoded)
    }

    /// The whole note as text.
    public var encoded: String {
        // Not `joined`: its first use in a process looks through every conformance of the program.
        signatures.reduce(into: text + "\n") { $0 += $1.line }
    }

    /// Checks the signatures of the keys that the caller trusts.
    ///
    /// Lines by other keys are ignored, a second line by the same key too.
    /// - Parameter keys: the trusted keys, of a log or of witnesses.
    /// - Returns: the keys that signed, in the order of the lines; never empty.
    /// - Throws: `NoteError.badSignature` when a trusted key's signature is wrong: the whole note is
    ///   void then; `.unknownKey` when no trusted key signed.
    public func verify(with keys: [NoteVerifierKey]) throws(NoteError) -> [NoteVerifierKey] {
        var good: [NoteVerifierKey] = []
        for signature in signatures {
            guard let key = keys.first(where: { $0.claims(signature) }), !good.contains(key) else {
                continue
            }
            guard key.verifies(signature, text: text) else {
                throw .badSignature(name: key.name)
            }
            good.append(key)
        }
        guard !good.isEmpty else { throw .unknownKey }
        return good
    }

    /// Whether a text has no control character below U+0020 but the line break.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
    }
}
