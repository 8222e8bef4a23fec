/// What a witness is given: a newer checkpoint, and the proof that the log only grew since the one it
/// last saw (C2SP tlog-witness, the body of add-checkpoint).
///
/// It is a file format, too: a log without network can be witnessed by carrying it over.
public struct AddCheckpointBody: Hashable, Sendable {
    /// The number of records of the checkpoint that the witness last saw; 0 for none.
    public let oldSize: Int64

    /// The consistency proof, at most 63 hashes.
    public let hashes: [MerkleHash]

    /// The newer checkpoint, the whole note with its signatures.
    public let note: String

    /// Reads a body; accepts exactly what `text` writes.
    /// - Parameter text: `old N`, base64 hashes, an empty line, the note of a checkpoint.
    /// - Throws: `WitnessRefusal.malformed`; neither signatures nor proof are checked yet.
    public init(text: String) throws {
        var reader = ProofText(text)
        guard let oldSize = reader.number(of: "old"),
            let hashes = reader.hashes(atMost: ConsistencyProof.maximumCount)
        else { throw WitnessRefusal.malformed }
        let note = reader.remainder
        guard let signed = try? SignedNote(note), (try? Checkpoint(text: signed.text)) != nil else {
            throw WitnessRefusal.malformed
        }
        self.oldSize = oldSize
        self.hashes = hashes
        self.note = note
    }

    /// Makes the body for a witness, with its proof.
    /// - Parameters:
    ///   - old: the number of records of the checkpoint that the witness last saw; 0 for none.
    ///   - note: the signed checkpoint to be cosigned, the whole note.
    ///   - size: the checkpoint's number of records.
    ///   - store: the log's stored hashes; the log may have grown since.
    /// - Throws: `NoteError` when the note is no checkpoint, `MerkleError.outOfRange` unless
    ///   0 <= old <= size and the checkpoint is of that size, or what the store throws.
    public init(
        from old: Int64,
        to note: String,
        size: Int64,
        store: some HashStore
    ) throws {
        guard try Checkpoint(text: SignedNote(note).text).size == size else {
            throw MerkleError.outOfRange
        }
        oldSize = old
        hashes = try ConsistencyProof(oldSize: old, newSize: size, store: store).hashes
        self.note = note
    }

    /// The body as text.
    public var text: String { "old \(oldSize)\n\(ProofText.lines(hashes))\(note)" }
}
