import Crypto

/// The signature types this module handles (C2SP signed-note, "Signature types").
public enum NoteAlgorithm: UInt8, Hashable, Sendable {
    /// Ed25519 over the note's text: how the log signs its checkpoints.
    case ed25519 = 0x01
    /// Ed25519 over the text and a time: how a witness cosigns a checkpoint.
    case cosignature = 0x04
}

/// A public key that checks note signatures, written as a `vkey` line.
public struct NoteVerifierKey: Hashable, Sendable {
    /// The key's name; for a log it equals the checkpoint's origin.
    public let name: String

    /// The key id of signature lines, from name, type and key.
    public let id: UInt32

    /// The signature type.
    public let algorithm: NoteAlgorithm

    /// The Ed25519 public key, 32 bytes (RFC 8032).
    public let publicKey: [UInt8]

    /// Makes a key from its parts.
    /// - Parameters:
    ///   - name: not empty, without `+`, white space and controls.
    ///   - algorithm: the signature type.
    ///   - publicKey: 32 bytes.
    /// - Throws: `NoteError.malformedKey`.
    public init(name: String, algorithm: NoteAlgorithm, publicKey: [UInt8]) throws {
        guard NoteName.isValid(name), publicKey.count == 32 else { throw NoteError.malformedKey }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
        id = NoteName.keyID(name: name, algorithm: algorithm, publicKey: publicKey)
    }

    /// Reads `name+keyid+base64(type || key)`.
    /// - Parameter vkey: the line without line break.
    /// - Throws: `NoteError.malformedKey`, also when the id is not that of the key, or
    ///   `.unsupportedAlgorithm`.
    public init(vkey: String) throws {
        let parts = try NoteKeyText(vkey)
        try self.init(name: parts.name, algorithm: parts.algorithm, publicKey: parts.key)
        guard id == parts.id else { throw NoteError.malformedKey }
    }

    /// The key as a `vkey` line, without line break.
    public var vkey: String {
        NoteKeyText(name: name, id: id, algorithm: algorithm, key: publicKey).text
    }

    /// Whether a signature line is by this key's name and id.
    /// - Parameter signature: a line of a note.
    /// - Returns: true when the line claims this key; the signature itself is not checked.
    public func claims(_ signature: NoteSignature) -> Bool {
        signature.keyID == id && NoteName.areSame(signature.name, name)
    }

    /// Checks one signature line over a note text.
    /// - Parameters:
    ///   - signature: a line that this key `claims`.
    ///   - text: the note's text with its final line break.
    /// - Returns: true only for a good signature of this key.
    public func verifies(_ signature: NoteSignature, text: String) -> Bool {
        guard claims(signature) else { return false }
        switch algorithm {
        case .ed25519: return verifies(signature.payload, message: Array(text.utf8))
        case .cosignature:
            guard let cosignature = Cosignature(signature) else { return false }
            let message = Cosignature.message(text: text, time: cosignature.time)
            return verifies(cosignature.ed25519, message: message)
        }
    }

    private func verifies(_ signature: [UInt8], message: [UInt8]) -> Bool {
        guard signature.count == 64,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

extension NoteVerifierKey: CustomStringConvertible {
    /// The `vkey` line.
    public var description: String { vkey }
}
