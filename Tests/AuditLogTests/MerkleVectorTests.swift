import Foundation
import Testing

@testable import AuditLog

/// The vectors of audit-log.md s2.4 (a), byte for byte.
@Suite struct MerkleVectorTests {
    struct Vectors: Decodable {
        struct Inclusion: Decodable {
            let index: Int64
            let size: Int64
            let hashes: [String]
        }
        struct Consistency: Decodable {
            let old: Int64
            let new: Int64
            let hashes: [String]
        }
        let leaves: [String]
        let roots: [String]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    let vectors: Vectors
    let tree: Tree

    init() throws {
        vectors = try JSONDecoder().decode(
            Vectors.self,
            from: Data(try vector("merkle.json").utf8)
        )
        tree = try Tree(leaves: vectors.leaves.map { try #require(Hex.decode($0)) })
    }

    @Test func emptyRoot() throws {
        let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(MerkleHash.empty.hex == hex)
        #expect(try MerkleTree.root(size: 0, store: tree) == .empty)
    }

    @Test func roots() throws {
        for (index, root) in vectors.roots.enumerated() {
            #expect(try MerkleTree.root(size: Int64(index + 1), store: tree).hex == root)
        }
    }

    @Test func inclusionProofs() throws {
        for wanted in vectors.inclusion {
            let proof = try InclusionProof(index: wanted.index, size: wanted.size, store: tree)
            #expect(proof.hashes.map(\.hex) == wanted.hashes)
            let root = try #require(MerkleHash(hex: vectors.roots[Int(wanted.size) - 1]))
            #expect(proof.verifies(leaf: tree.leafHashes[Int(wanted.index)], root: root))
        }
    }

    @Test func consistencyProofs() throws {
        for wanted in vectors.consistency {
            let proof = try ConsistencyProof(
                oldSize: wanted.old,
                newSize: wanted.new,
                store: tree
            )
            #expect(proof.hashes.map(\.hex) == wanted.hashes)
            let old = try #require(MerkleHash(hex: vectors.roots[Int(wanted.old) - 1]))
            let new = try #require(MerkleHash(hex: vectors.roots[Int(wanted.new) - 1]))
            #expect(proof.verifies(oldRoot: old, newRoot: new))
        }
    }
}

/// A tree in memory with a plain recursive reference beside it (RFC 6962 s2.1, read literally).
struct Tree: HashStore {
    var leafHashes: [MerkleHash] = []
    var stored: [MerkleHash] = []

    init(leaves: [[UInt8]]) throws {
        for leaf in leaves {
            let hash = MerkleHash.leaf(leaf)
            let added = try MerkleTree.append(hash, size: Int64(leafHashes.count), store: self)
            for item in added.stored {
                try #require(item.index == Int64(stored.count))
                stored.append(item.hash)
            }
            leafHashes.append(hash)
            try #require(added.root == reference(0..<leafHashes.count))
        }
    }

    func hash(at storedIndex: Int64) throws -> MerkleHash {
        guard stored.indices.contains(Int(storedIndex)) else {
            throw MerkleError.missingHash(storedIndex)
        }
        return stored[Int(storedIndex)]
    }

    func split(_ range: Range<Int>) -> Int {
        var power = 1
        while power * 2 < range.count { power *= 2 }
        return range.lowerBound + power
    }

    func reference(_ range: Range<Int>) -> MerkleHash {
        if range.isEmpty { return .empty }
        if range.count == 1 { return leafHashes[range.lowerBound] }
        let middle = split(range)
        return .node(
            reference(range.lowerBound..<middle),
            reference(middle..<range.upperBound)
        )
    }
}
