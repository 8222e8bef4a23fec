import Testing

@testable import AuditLog

/// Every tree of up to 64 records: every proof, and every way to spoil it.
@Suite struct MerkleExhaustiveTests {
    static let limit = 64
    let tree: Tree
    let roots: [MerkleHash]

    init() throws {
        let tree = try Tree(leaves: (0..<Self.limit).map { Array("record \($0)".utf8) })
        roots = try (0...Self.limit).map { try MerkleTree.root(size: Int64($0), store: tree) }
        self.tree = tree
    }

    func path(_ index: Int, _ range: Range<Int>) -> [MerkleHash] {
        if range.count == 1 { return [] }
        let middle = tree.split(range)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return index < middle
            ? path(index, left) + [tree.reference(right)]
            : path(index, right) + [tree.reference(left)]
    }

    func subproof(_ old: Int, _ range: Range<Int>, _ whole: Bool) -> [MerkleHash] {
        if old == range.upperBound { return whole ? [] : [tree.reference(range)] }
        let middle = tree.split(range)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return old <= middle
            ? subproof(old, left, whole) + [tree.reference(right)]
            : subproof(old, right, false) + [tree.reference(left)]
    }

    /// The hash with one bit turned over, another one for each position.
    func flipped(_ hash: MerkleHash, _ position: Int) throws -> MerkleHash {
        var bytes = hash.bytes
        bytes[position * 7 % 32] ^= 1 << (position % 8)
        return try #require(MerkleHash(bytes))
    }

    /// The proof's hashes spoiled in every way that must not pass.
    func spoiled(_ hashes: [MerkleHash]) throws -> [[MerkleHash]] {
        var bad: [[MerkleHash]] = [hashes + [.empty], [.empty] + hashes]
        if let last = hashes.last { bad += [hashes.dropLast(), hashes + [last]] }
        for position in hashes.indices {
            var copy = hashes
            copy[position] = try flipped(hashes[position], position)
            bad.append(copy)
        }
        if hashes.count > 1 { bad.append(hashes.reversed()) }
        return bad
    }

    @Test func inclusion() throws {
        for size in 1...Self.limit {
            for index in 0..<size {
                let (m, n) = (Int64(index), Int64(size))
                let (leaf, root) = (tree.leafHashes[index], roots[size])
                let proof = try InclusionProof(index: m, size: n, store: tree)
                #expect(proof.hashes == path(index, 0..<size))
                #expect(proof.verifies(leaf: leaf, root: root))
                var passed = try spoiled(proof.hashes).filter {
                    InclusionProof(index: m, size: n, hashes: $0).verifies(leaf: leaf, root: root)
                }.count
                passed += proof.verifies(leaf: try flipped(leaf, index), root: root) ? 1 : 0
                passed += proof.verifies(leaf: leaf, root: try flipped(root, index)) ? 1 : 0
                // Another place in the same tree, and the same place in a neighbouring tree.
                for (otherIndex, otherSize) in [(m - 1, n), (m + 1, n), (m, n - 1), (m, n + 1)] {
                    let other = InclusionProof(
                        index: otherIndex,
                        size: otherSize,
                        hashes: proof.hashes
                    )
                    guard roots.indices.contains(Int(otherSize)) else { continue }
                    passed += other.verifies(leaf: leaf, root: roots[Int(otherSize)]) ? 1 : 0
                }
                #expect(passed == 0, "index \(index) size \(size)")
            }
        }
    }

    @Test func consistency() throws {
        for new in 0...Self.limit {
            for old in 0...new {
                let (m, n) = (Int64(old), Int64(new))
                let proof = try ConsistencyProof(oldSize: m, newSize: n, store: tree)
                #expect(proof.hashes == (old == 0 ? [] : subproof(old, 0..<new, true)))
                #expect(proof.verifies(oldRoot: roots[old], newRoot: roots[new]))
                var passed = try spoiled(proof.hashes).filter {
                    ConsistencyProof(oldSize: m, newSize: n, hashes: $0)
                        .verifies(oldRoot: roots[old], newRoot: roots[new])
                }.count
                let wrongOld = try flipped(roots[old], old)
                passed += proof.verifies(oldRoot: wrongOld, newRoot: roots[new]) ? 1 : 0
                if old > 0 {
                    let wrongNew = try flipped(roots[new], new)
                    passed += proof.verifies(oldRoot: roots[old], newRoot: wrongNew) ? 1 : 0
                    if old < new {
                        passed += proof.verifies(oldRoot: roots[new], newRoot: roots[old]) ? 1 : 0
                    }
                    for (otherOld, otherNew) in [(m - 1, n), (m + 1, n), (m, n - 1), (m, n + 1)]
                    where otherOld > 0 && otherOld <= otherNew && otherNew <= Self.limit {
                        let other = ConsistencyProof(
                            oldSize: otherOld,
                            newSize: otherNew,
                            hashes: proof.hashes
                        )
                        passed +=
                            other.verifies(
                                oldRoot: roots[Int(otherOld)],
                                newRoot: roots[Int(otherNew)]
                            ) ? 1 : 0
                    }
                }
                #expect(passed == 0, "old \(old) new \(new)")
            }
        }
    }

    @Test func storedPositionsAreDense() throws {
        for size in 0...Self.limit {
            let tree = try Tree(leaves: (0..<size).map { [UInt8($0)] })
            #expect(try MerkleTree.storedCount(size: Int64(size)) == Int64(tree.stored.count))
        }
        #expect(try MerkleTree.storedIndex(level: 0, index: 0) == 0)
        #expect(try MerkleTree.storedIndex(level: 1, index: 0) == 2)
        #expect(try MerkleTree.storedIndex(level: 3, index: 0) == 14)
    }

    @Test func extremeNumbersAreRefused() throws {
        let sizes: [Int64] = [.min, -1, MerkleTree.maximumSize + 1, .max]
        for size in sizes {
            #expect(throws: MerkleError.outOfRange) { try MerkleTree.storedCount(size: size) }
            #expect(throws: MerkleError.outOfRange) {
                try MerkleTree.root(size: size, store: tree)
            }
            #expect(throws: MerkleError.outOfRange) {
                try InclusionProof(index: 0, size: size, store: tree)
            }
            #expect(throws: MerkleError.outOfRange) {
                try ConsistencyProof(oldSize: 1, newSize: size, store: tree)
            }
            #expect(throws: MerkleError.outOfRange) { try MerkleFrontier(size: size, hashes: []) }
            let inclusion = InclusionProof(index: size, size: .max, hashes: [])
            #expect(!inclusion.verifies(leaf: .empty, root: .empty))
            let consistency = ConsistencyProof(oldSize: 1, newSize: size, hashes: [.empty])
            #expect(!consistency.verifies(oldRoot: .empty, newRoot: .empty))
        }
        for (level, index) in [(-1, 0), (62, 0), (0, -1), (0, Int64.max), (61, 1)] {
            #expect(throws: MerkleError.outOfRange) {
                try MerkleTree.storedIndex(level: level, index: index)
            }
        }
        let last = MerkleTree.maximumSize - 1
        #expect(try MerkleTree.storedIndex(level: 61, index: 0) == 2 * last)
        #expect(try MerkleTree.storedCount(size: MerkleTree.maximumSize) == 2 * last + 1)
        let long = Array(repeating: MerkleHash.empty, count: 64)
        #expect(
            !InclusionProof(index: 0, size: .max, hashes: long).verifies(
                leaf: .empty,
                root: .empty
            )
        )
        #expect(throws: MerkleError.badFrontier) { try MerkleFrontier(size: 3, hashes: [.empty]) }
        #expect(throws: MerkleError.missingHash(254)) {
            try MerkleTree.root(size: 128, store: Tree(leaves: [[1]]).emptied())
        }
    }

    @Test func frontierFollowsTheStore() throws {
        var frontier = MerkleFrontier.empty
        for size in 0..<Self.limit {
            #expect(frontier == (try MerkleFrontier(size: Int64(size), store: tree)))
            #expect(frontier == (try MerkleFrontier(size: Int64(size), hashes: frontier.hashes)))
            #expect(frontier.root == roots[size])
            _ = try frontier.append(tree.leafHashes[size])
        }
    }
}

extension Tree {
    func emptied() -> Tree {
        var copy = self
        copy.stored = []
        return copy
    }
}
