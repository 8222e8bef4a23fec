@testable import AuditLog

/// A log, a witness, and what is carried between them.
struct WitnessDesk {
    let tree: Tree
    let witness: Witness
    static let time: Int64 = 1_767_578_586

    init(_ count: Int, tag: String = "", keys: [NoteVerifierKey]? = nil) throws {
        tree = try Tree(leaves: (0..<count).map { Array("record \($0)\(tag)".utf8) })
        witness = try Witness(
            key: ProjectKey.witness(),
            logKeys: keys ?? [ProjectKey.signer().verifier]
        )
    }

    func checkpoint(_ size: Int64) throws -> Checkpoint {
        try Checkpoint(
            origin: ProjectKey.name,
            size: size,
            root: MerkleTree.root(size: size, store: tree)
        )
    }

    func note(_ size: Int64) throws -> String {
        try checkpoint(size).signed(by: ProjectKey.signer()).encoded
    }

    func body(_ old: Int64, _ size: Int64, note: String? = nil) throws -> AddCheckpointBody {
        try AddCheckpointBody(from: old, to: note ?? self.note(size), size: size, store: tree)
    }

    /// A body whose parts need not fit each other.
    func body(_ old: Int64, hashes: [MerkleHash], note: String) throws -> AddCheckpointBody {
        try AddCheckpointBody(text: "old \(old)\n\(ProofText.lines(hashes))\(note)")
    }

    /// What the witness answers.
    func answer(_ body: AddCheckpointBody, recorded: Checkpoint?) throws -> WitnessAnswer {
        try witness.decide(body, recorded: recorded, time: Self.time)
    }

    /// Why the witness does not answer; nil when it does.
    func refusal(_ body: AddCheckpointBody, recorded: Checkpoint?) -> WitnessRefusal? {
        do {
            _ = try witness.decide(body, recorded: recorded, time: Self.time)
            return nil
        } catch {
            return error
        }
    }
}
