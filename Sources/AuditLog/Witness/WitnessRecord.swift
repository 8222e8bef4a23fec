import Crypto

/// What a witness remembers of one log: its key, and the checkpoint it last cosigned.
///
/// As text it is the key's `vkey` line, then the note.
public struct WitnessRecord: Hashable, Sendable {
    /// The log's key; it was given once and is never exchanged.
    public let key: NoteVerifierKey

    /// The checkpoint that was last accepted.
    public let checkpoint: Checkpoint

    /// The checkpoint's note with the log's signature and the witness's own.
    public let note: String

    /// Remembers an accepted checkpoint.
    /// - Parameters:
    ///   - key: the log's key.
    ///   - answer: what `Witness.decide` returned with that key.
    public init(key: NoteVerifierKey, answer: WitnessAnswer) {
        self.key = key
        checkpoint = answer.accepted
        note = answer.note
    }

    /// Reads a record and checks it, so that a damaged one is never taken for an earlier state.
    /// - Parameters:
    ///   - text: the whole record.
    ///   - origin: the log that it must be of.
    /// - Throws: `NoteError`; also when the log's signature is not on the note.
    public init(text: String, origin: String) throws {
        var reader = ProofText(text)
        guard let line = reader.line() else { throw NoteError.malformedNote }
        key = try NoteVerifierKey(vkey: String(line))
        note = reader.remainder
        let signed = try SignedNote(note)
        checkpoint = try Checkpoint(text: signed.text)
        guard key.algorithm == .ed25519, NoteName.areSame(key.name, origin),
            NoteName.areSame(checkpoint.origin, origin)
        else { throw NoteError.malformedKey }
        _ = try signed.verify(with: [key])
    }

    /// The record as text.
    public var text: String { "\(key.vkey)\n\(note)" }

    /// The name of the file that holds a log's record.
    /// - Parameter origin: the log's origin; it may hold any character, the name holds none of them.
    /// - Returns: `log-` and 16 hexadecimal digits.
    public static func fileName(origin: String) -> String {
        "log-" + Hex.encode(Array(sha256([Array(origin.utf8)]).prefix(8)))
    }

    /// Tells which key a log's signature is checked with.
    /// - Parameters:
    ///   - record: what is remembered of the log; nil when it was never seen.
    ///   - offered: the key that came with the request, if any.
    /// - Returns: the remembered key, else the offered one.
    /// - Throws: `WitnessRefusal.unknownLog` without any, or when another one was offered than is
    ///   remembered: a log's key does not change silently.
    public static func key(
        of record: WitnessRecord?,
        offered: NoteVerifierKey?
    ) throws(WitnessRefusal) -> NoteVerifierKey {
        guard let known = record?.key else {
            guard let offered else { throw .unknownLog }
            return offered
        }
        guard offered == nil || offered == known else { throw .unknownLog }
        return known
    }
}
