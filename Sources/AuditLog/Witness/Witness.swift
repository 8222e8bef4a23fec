/// Watches over logs from outside: it cosigns a checkpoint only when the log grew from the one that
/// it cosigned before, so that no log can show two histories (C2SP tlog-witness).
///
/// It decides and keeps nothing: the caller holds a lock from reading what is recorded until the
/// accepted checkpoint is durable, and shows the cosignature only then.
public struct Witness: Sendable {
    private let key: NoteSignerKey
    private let logKeys: [NoteVerifierKey]

    /// Makes a witness.
    /// - Parameters:
    ///   - key: its own key, of type `.cosignature`.
    ///   - logKeys: the keys of the logs it watches; each counts for the origin of its name only.
    /// - Throws: `NoteError.malformedKey` for a log's key as its own.
    public init(key: NoteSignerKey, logKeys: [NoteVerifierKey]) throws {
        guard key.verifier.algorithm == .cosignature else { throw NoteError.malformedKey }
        self.key = key
        self.logKeys = logKeys
    }

    /// Decides whether to cosign.
    ///
    /// What was accepted is accepted again when it is asked for from its own size, without hashes; so
    /// a log whose answer got lost gets another. From the earlier size it is a conflict by then.
    /// - Parameters:
    ///   - body: what was given.
    ///   - recorded: the checkpoint that was last accepted of this log; nil for none.
    ///   - time: now, in seconds since 1970.
    /// - Returns: what to keep, durably, and then to answer.
    /// - Throws: `WitnessRefusal`; what is recorded stays as it is then.
    public func decide(
        _ body: AddCheckpointBody,
        recorded: Checkpoint?,
        time: Int64
    ) throws(WitnessRefusal) -> WitnessAnswer {
        guard let note = try? SignedNote(body.note), let next = try? Checkpoint(text: note.text)
        else { throw .malformed }
        let signatures = try logSignatures(note, of: next.origin)
        guard body.oldSize <= next.size else { throw .oldBeyondNew }
        let recordedSize = recorded?.size ?? 0
        guard body.oldSize == recordedSize else { throw .conflict(recordedSize: recordedSize) }
        guard recorded.map({ NoteName.areSame($0.origin, next.origin) }) ?? true,
            ConsistencyProof(oldSize: body.oldSize, newSize: next.size, hashes: body.hashes)
                .verifies(oldRoot: recorded?.root ?? .empty, newRoot: next.root)
        else { throw .inconsistent }
        guard let cosignature = try? key.sign(text: note.text, time: time),
            let kept = try? SignedNote(text: note.text, signatures: signatures + [cosignature])
        else { throw .signingFailed }
        return WitnessAnswer(
            accepted: next,
            note: kept.encoded,
            cosignature: cosignature.line
        )
    }

    /// The good signatures by the log's own keys.
    private func logSignatures(
        _ note: SignedNote,
        of origin: String
    ) throws(WitnessRefusal) -> [NoteSignature] {
        let keys = logKeys.filter {
            $0.algorithm == .ed25519 && NoteName.areSame($0.name, origin)
        }
        do {
            return try note.verify(with: keys).compactMap { key in
                // Only the first signature by a key is checked.
                note.signatures.first(where: key.claims)
            }
        } catch .unknownKey {
            throw .unknownLog
        } catch {
            throw .badSignature
        }
    }
}

/// What a witness keeps and answers.
public struct WitnessAnswer: Hashable, Sendable {
    /// The checkpoint; the newest of its log from now on.
    public let accepted: Checkpoint

    /// The checkpoint's note with the log's signatures and the cosignature, to be kept.
    public let note: String

    /// The answer: one signature line with its line break.
    public let cosignature: String
}

/// Why a witness does not cosign.
public enum WitnessRefusal: Error, Hashable, Sendable {
    /// The body is not well formed.
    case malformed
    /// No trusted key is of this origin, or none of them signed.
    case unknownLog
    /// A signature by a trusted key is wrong.
    case badSignature
    /// The proof does not start at the recorded size, 0 when nothing is recorded.
    case conflict(recordedSize: Int64)
    /// The proof starts beyond the checkpoint.
    case oldBeyondNew
    /// The log did not grow from what is recorded: another history, or a proof that proves nothing.
    case inconsistent
    /// The witness cannot sign, such as at a time before 1970.
    case signingFailed
}
