/// A record that is to be made: what must be known of it at once, and how the rest is made.
public struct LeafOrder: Sendable {
    /// The record's time `t`.
    let time: String
    /// Makes the record with its openings.
    let make: @Sendable () -> LeafDraft
    /// Who may make it before it is stored.
    let hand: SecondHand?

    /// Orders a record.
    /// - Parameters:
    ///   - time: the record's time `t`.
    ///   - hand: who may make it before it is stored; nil when nobody helps.
    ///   - make: makes it, on any thread.
    public init(
        at time: String,
        hand: SecondHand? = nil,
        _ make: @escaping @Sendable () -> LeafDraft
    ) {
        self.time = time
        self.hand = hand
        self.make = make
    }

    /// Orders a record that is made already.
    public init(_ draft: LeafDraft) {
        self.init(at: draft.leaf.t) { draft }
    }
}

/// A record with its number, encoded and hashed: ready to be stored.
public struct PlacedLeaf: Sendable {
    /// The record.
    public let leaf: AuditLeaf
    /// Its openings.
    let openings: [StoredOpening]
    /// What is stored and hashed.
    let bytes: [UInt8]
    /// The leaf's hash.
    let hash: MerkleHash

    /// Encodes a record.
    ///
    /// A time before the last record's is marked, not refused; the order of records is their index.
    /// - Parameters:
    ///   - draft: the record and its openings.
    ///   - seq: its number.
    ///   - lastTime: the time of the record before it; nil when it is the first.
    /// - Throws: `AppendError`, `AuditLeafError`.
    init(_ draft: LeafDraft, seq: Int64, after lastTime: String?) throws {
        try PlacedLeaf.check(draft)
        var leaf = draft.leaf
        leaf.seq = seq
        leaf.clockWentBack = lastTime.map { leaf.t < $0 } ?? false
        bytes = try leaf.encoded()
        hash = MerkleHash.leaf(bytes)
        openings = draft.openings.map { StoredOpening(name: $0.name, text: $0.text) }
        self.leaf = leaf
    }

    private static func check(_ draft: LeafDraft) throws(AppendError) {
        for (place, opening) in draft.openings.enumerated() {
            guard draft.leaf.commits(to: opening.digest) else {
                throw .uncommittedOpening(name: opening.name)
            }
            guard !draft.openings[..<place].contains(where: { $0.name == opening.name }) else {
                throw .duplicateOpening(name: opening.name)
            }
        }
    }
}
