/// Why a note, key or checkpoint was refused (C2SP signed-note, tlog-checkpoint, tlog-cosignature).
public enum NoteError: Error, Hashable, Sendable {
    /// A key text that is not well formed or whose key id does not match it.
    case malformedKey
    /// A key of a signature type this module does not handle; only 0x01 and 0x04 are.
    case unsupportedAlgorithm(UInt8)
    /// A note that is not well formed: layout, control characters, names, base64 or size.
    case malformedNote
    /// A note text that is not a checkpoint of exactly three lines.
    case malformedCheckpoint
    /// A signature by a given key that does not verify: the whole note is void.
    case badSignature(name: String)
    /// No signature by any of the given keys.
    case unknownKey
    /// The system's signer failed.
    case signingFailed
}
