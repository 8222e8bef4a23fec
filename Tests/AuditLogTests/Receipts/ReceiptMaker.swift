@testable import AuditLog

/// A log with receipts for its records, as the console writes them.
struct ReceiptMaker {
    let log: MemoryLog
    let note: String
    let size: Int64

    /// An honest log under the project key, cosigned by the witness when asked for.
    init(_ count: Int, cosigned: Bool = false) throws {
        log = try MemoryLog.honest(count)
        size = Int64(count)
        let root = try MerkleTree.root(size: size, store: log)
        let checkpoint = try Checkpoint(origin: ProjectKey.name, size: size, root: root)
        let signed = try checkpoint.signed(by: ProjectKey.signer())
        note =
            cosigned
            ? try Cosignature.add(to: signed, key: ProjectKey.witness(), time: 1_767_578_586)
                .encoded : signed.encoded
    }

    /// The checkpoint of the first records, signed.
    func note(of size: Int64, by key: NoteSignerKey? = nil) throws -> String {
        let key = try key ?? ProjectKey.signer()
        return try Checkpoint(
            origin: key.name,
            size: size,
            root: MerkleTree.root(size: size, store: log)
        ).signed(by: key).encoded
    }

    /// The openings of a record.
    func openings(_ seq: Int64) throws -> [Disclosure] {
        try log.openings(at: seq).map { try Disclosure(text: $0.text) }
    }

    /// A receipt; every part may be exchanged for another.
    func receipt(
        _ seq: Int64,
        opens: Bool = true,
        leaf: [UInt8]? = nil,
        openings: [Disclosure]? = nil,
        hashes: [MerkleHash]? = nil,
        note: String? = nil
    ) throws -> InclusionReceipt {
        let record = try leaf ?? log.leaf(at: seq) ?? []
        let disclosures = try openings ?? (opens ? self.openings(seq) : [])
        return InclusionReceipt(
            index: seq,
            hashes: try hashes ?? InclusionProof(index: seq, size: size, store: log).hashes,
            checkpoint: note ?? self.note,
            extra: ReceiptContents(leaf: record, disclosures: disclosures).encoded
        )
    }

    static func key() throws -> NoteVerifierKey { try ProjectKey.signer().verifier }
    static func witness() throws -> NoteVerifierKey { try ProjectKey.witness().verifier }

    /// The verdict under the log's key.
    static func verdict(_ receipt: InclusionReceipt) throws -> ReceiptVerdict {
        ReceiptVerifier(keys: [try key()]).verify(receipt.text).verdict
    }
}

/// A text with one character exchanged, left out or doubled, for each character several times.
func mutations(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var mutated: [[UInt8]] = []
    for place in bytes.indices {
        let others = [bytes[place] ^ 0x20, 0x0A, 0x20, 0x30, 0x41]
        for byte in [bytes[place] ^ 1, others[place % others.count]] {
            var copy = bytes
            copy[place] = byte
            mutated.append(copy)
        }
        var copy = bytes
        if place % 2 == 0 { copy.remove(at: place) } else { copy.insert(bytes[place], at: place) }
        mutated.append(copy)
    }
    // Of two neighbours alike either may be left out: that is the same mutation twice, and a
    // character exchanged for itself is none.
    return mutated.filter { $0 != bytes }.map { String(decoding: $0, as: UTF8.self) }
}
