/// What an auditor brings from outside, without which a log can only be found consistent.
public struct LogAnchors: Hashable, Sendable {
    /// Trusted keys: of the log (their name is its origin) or of witnesses.
    public let keys: [NoteVerifierKey]

    /// Checkpoint notes kept outside since earlier; with keys, each must be signed by one of them.
    public let checkpoints: [String]

    /// Collects anchors.
    /// - Parameters:
    ///   - keys: trusted keys.
    ///   - checkpoints: earlier checkpoint notes, whole, as exported.
    public init(keys: [NoteVerifierKey] = [], checkpoints: [String] = []) {
        self.keys = keys
        self.checkpoints = checkpoints
    }
}

/// Why a check could not begin; never to be taken for a pass.
public enum LogVerifierError: Error, Hashable, Sendable {
    /// A given checkpoint is of a log of another origin.
    case anchorOfAnotherLog(expected: String, found: String)
    /// A given checkpoint is not a note of a checkpoint.
    case malformedAnchor
}

/// A checkpoint note that was read and, when keys are given, found signed.
struct SealedCheckpoint {
    let checkpoint: Checkpoint
    /// Whether a trusted key signed it; false when no keys are given.
    let isSigned: Bool

    /// Reads a note and checks it against the trusted keys.
    ///
    /// A key of type 0x01 counts only for the log of its own name, else one log's key could vouch
    /// for another log; a witness's key counts for any log.
    /// - Throws: `NoteError`.
    init(_ note: String, keys: [NoteVerifierKey]) throws {
        let note = try SignedNote(note)
        let checkpoint = try Checkpoint(text: note.text)
        self.checkpoint = checkpoint
        guard !keys.isEmpty else {
            isSigned = false
            return
        }
        _ = try note.verify(with: keys.counting(forLog: checkpoint.origin))
        isSigned = true
    }
}
