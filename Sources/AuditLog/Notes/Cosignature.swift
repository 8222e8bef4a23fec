/// A witness's word that it saw a checkpoint at a time and that the log only grew (C2SP
/// tlog-cosignature, Ed25519 type 0x04).
public struct Cosignature: Hashable, Sendable {
    /// When the witness signed, in seconds since 1970.
    public let time: UInt64

    /// The Ed25519 signature, 64 bytes.
    public let ed25519: [UInt8]

    /// Splits a signature line's payload: 8 bytes of time, 64 bytes of signature.
    /// - Parameter signature: a line of a key of type 0x04; nil when the payload has another length
    ///   or the time exceeds 63 bits.
    public init?(_ signature: NoteSignature) {
        guard signature.payload.count == 72 else { return nil }
        time = signature.payload.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        ed25519 = Array(signature.payload.dropFirst(8))
        guard time <= UInt64(Int64.max) else { return nil }
    }

    /// Builds what a witness signs.
    /// - Parameters:
    ///   - text: the checkpoint's text.
    ///   - time: seconds since 1970.
    /// - Returns: the message's bytes.
    public static func message(text: String, time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }

    /// Adds a witness's signature to a signed checkpoint.
    ///
    /// A witness must have checked the log's signature and a consistency proof from the last
    /// checkpoint it signed before it calls this.
    /// - Parameters:
    ///   - note: a checkpoint signed by its log.
    ///   - key: the witness's key, of type `.cosignature`.
    ///   - time: seconds since 1970.
    /// - Returns: the note with one more line.
    /// - Throws: `NoteError.malformedKey` for a log key, `.malformedCheckpoint`, `.malformedNote`
    ///   when the note is full, `.signingFailed`.
    public static func add(
        to note: SignedNote,
        key: NoteSignerKey,
        time: Int64
    ) throws -> SignedNote {
        guard key.verifier.algorithm == .cosignature else { throw NoteError.malformedKey }
        _ = try Checkpoint(text: note.text)
        let line = try key.sign(text: note.text, time: time)
        return try SignedNote(text: note.text, signatures: note.signatures + [line])
    }
}
