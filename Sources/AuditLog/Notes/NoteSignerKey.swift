import Crypto

/// A private key that signs notes, written as a `PRIVATE+KEY+...` line.
///
/// Printing or reflecting a value shows the public part only; `skey` is the one way to the secret.
public struct NoteSignerKey: Sendable {
    /// The public half.
    public let verifier: NoteVerifierKey

    private let key: Curve25519.Signing.PrivateKey

    /// Makes a key from a seed.
    /// - Parameters:
    ///   - name: the key's name; for a log the origin of its checkpoints.
    ///   - algorithm: `.ed25519` for a log, `.cosignature` for a witness.
    ///   - seed: the 32-byte secret of RFC 8032.
    /// - Throws: `NoteError.malformedKey` for a bad name or seed.
    public init(name: String, algorithm: NoteAlgorithm = .ed25519, seed: [UInt8]) throws {
        guard seed.count == 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { throw NoteError.malformedKey }
        self.key = key
        verifier = try NoteVerifierKey(
            name: name,
            algorithm: algorithm,
            publicKey: Array(key.publicKey.rawRepresentation)
        )
    }

    /// Reads `PRIVATE+KEY+name+keyid+base64(type || seed)`, the form of Go's `sumdb/note`.
    /// - Parameter skey: the line without line break.
    /// - Throws: `NoteError.malformedKey` or `.unsupportedAlgorithm`; neither holds the secret.
    public init(skey: String) throws {
        guard skey.hasPrefix(NoteKeyText.secretPrefix) else { throw NoteError.malformedKey }
        let parts = try NoteKeyText(skey.dropFirst(NoteKeyText.secretPrefix.count))
        try self.init(name: parts.name, algorithm: parts.algorithm, seed: parts.key)
        guard verifier.id == parts.id else { throw NoteError.malformedKey }
    }

    /// Makes a new random key from the system's generator.
    /// - Parameters:
    ///   - name: the key's name.
    ///   - algorithm: `.ed25519` for a log, `.cosignature` for a witness.
    /// - Returns: the key.
    /// - Throws: `NoteError.malformedKey` for a bad name.
    public static func generate(
        name: String,
        algorithm: NoteAlgorithm = .ed25519
    ) throws -> NoteSignerKey {
        try NoteSignerKey(name: name, algorithm: algorithm, seed: randomBytes(32))
    }

    /// The key's name.
    public var name: String { verifier.name }

    /// The secret line, without line break; keep it in a file of mode 0400, never in arguments.
    public var skey: String {
        let text = NoteKeyText(
            name: name,
            id: verifier.id,
            algorithm: verifier.algorithm,
            key: Array(key.rawRepresentation)
        ).text
        return NoteKeyText.secretPrefix + text
    }

    /// Signs a note's text.
    /// - Parameters:
    ///   - text: the text with its final line break.
    ///   - time: seconds since 1970 for a witness key; a log key ignores it.
    /// - Returns: the signature line.
    /// - Throws: `NoteError.signingFailed`.
    public func sign(text: String, time: Int64 = 0) throws -> NoteSignature {
        switch verifier.algorithm {
        case .ed25519: return signature(payload: try ed25519(Array(text.utf8)))
        case .cosignature:
            guard time >= 0 else { throw NoteError.signingFailed }
            let message = Cosignature.message(text: text, time: UInt64(time))
            return signature(payload: bigEndianBytes(time) + (try ed25519(message)))
        }
    }

    private func ed25519(_ message: [UInt8]) throws(NoteError) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else { throw .signingFailed }
        return Array(signature)
    }

    private func signature(payload: [UInt8]) -> NoteSignature {
        NoteSignature(unchecked: name, keyID: verifier.id, payload: payload)
    }
}

extension NoteSignerKey: CustomStringConvertible, CustomReflectable {
    /// The public key's line.
    public var description: String { "signer of \(verifier.vkey)" }

    /// A mirror with the public half only.
    public var customMirror: Mirror { Mirror(self, children: ["verifier": verifier]) }
}

/// Random bytes from the system's generator, eight for each system call.
func randomBytes(_ count: Int) -> [UInt8] { RandomPool.take(count) }
