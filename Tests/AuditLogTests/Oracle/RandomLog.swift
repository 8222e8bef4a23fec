import Foundation

@testable import AuditLog

/// A log of random records, with everything that is to be computed again elsewhere.
struct RandomLog: Encodable {
    struct Tree: Encodable {
        let size: Int64
        var root: String
    }

    struct Path: Encodable {
        let from: Int64
        let to: Int64
        var hashes: [String]
    }

    let leaves: [Data]
    var stored: Data
    let vkey: String
    let witness: String
    let note: String
    var trees: [Tree] = []
    var inclusion: [Path] = []
    var growth: [Path] = []
    var bodies: [String] = []
    var receipts: [String] = []

    /// Makes a log; with `isRecords` of records that name their index and commit to a value.
    init(_ count: Int, isRecords: Bool, random: inout SeededGenerator) throws {
        var (leaves, opened): ([[UInt8]], [Disclosure]) = ([], [])
        for seq in 0..<count {
            let noise = (0..<Int.random(in: 0...90, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            let opening = Disclosure.make(name: "n", value: "Đặng \(seq)", salt: noise)
            opened.append(opening)
            leaves.append(
                isRecords
                    ? Array(
                        #"{"n":\#(noise.count),"sd":["\#(opening.digest)"],"seq":\#(seq)}"#.utf8
                    )
                    : noise
            )
        }
        let store = try StoredLog(leaves)
        let size = Int64(count)
        let (key, witness) = (try ProjectKey.signer(), try ProjectKey.witness())
        let signed = try Checkpoint(origin: key.name, size: size, root: store.root(size))
            .signed(by: key)
        let note = try Cosignature.add(to: signed, key: witness, time: Int64(random.next() >> 24))
            .encoded
        self.leaves = leaves.map { Data($0) }
        stored = Data(Array(sha256(store.hashes.map(\.bytes))))
        (vkey, self.witness, self.note) = (key.verifier.vkey, witness.verifier.vkey, note)
        for _ in 0..<8 {
            let to = Int64.random(in: 0...size, using: &random)
            let from = Int64.random(in: 0...to, using: &random)
            trees.append(Tree(size: to, root: try store.root(to).base64))
            growth.append(
                Path(
                    from,
                    to,
                    try ConsistencyProof(oldSize: from, newSize: to, store: store).hashes
                )
            )
            bodies.append(
                try AddCheckpointBody(from: from, to: note, size: size, store: store).text
            )
            guard from < to else { continue }
            inclusion.append(
                Path(from, to, try InclusionProof(index: from, size: to, store: store).hashes)
            )
            guard isRecords else { continue }
            let contents = ReceiptContents(
                leaf: leaves[Int(from)],
                disclosures: from % 2 == 0 ? [opened[Int(from)]] : []
            )
            receipts.append(
                InclusionReceipt(
                    index: from,
                    hashes: try InclusionProof(index: from, size: size, store: store).hashes,
                    checkpoint: note,
                    extra: contents.encoded
                ).text
            )
        }
    }
}

extension RandomLog.Path {
    init(_ from: Int64, _ to: Int64, _ hashes: [MerkleHash]) {
        self.init(from: from, to: to, hashes: hashes.map(\.base64))
    }
}

/// The stored hashes of a log, in a row.
private struct StoredLog: HashStore {
    var hashes: [MerkleHash] = []

    init(_ leaves: [[UInt8]]) throws {
        var frontier = MerkleFrontier.empty
        for leaf in leaves { hashes += try frontier.append(.leaf(leaf)).map(\.hash) }
    }

    func root(_ size: Int64) throws -> MerkleHash { try MerkleTree.root(size: size, store: self) }

    func hash(at storedIndex: Int64) throws -> MerkleHash {
        guard hashes.indices.contains(Int(storedIndex)) else {
            throw MerkleError.missingHash(storedIndex)
        }
        return hashes[Int(storedIndex)]
    }
}
