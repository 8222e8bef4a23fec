/// Joins record hashes in their order into the tree's right edge, and looks at its root wherever an
/// anchor or a proof asks for it.
struct TreeFold {
    /// A size at which the root is looked at.
    struct Mark: Hashable {
        let size: Int64
        /// The root an anchor gives; nil to keep the root found.
        let root: MerkleHash?
    }

    /// The edge; nil while it is not known for a range that does not start at 0.
    private(set) var frontier: MerkleFrontier?
    /// The largest anchor size at which the root was reproduced.
    private(set) var reproduced: Int64?
    /// The smallest anchor size at which it was not.
    private(set) var broken: Int64?
    /// The roots asked for, as far as they were reached.
    private(set) var roots: [Int64: MerkleHash] = [:]

    /// The marks by size, and the next one.
    private let marks: [Mark]
    private var next = 0

    /// Prepares for marks, without an edge yet.
    init(_ marks: some Sequence<Mark>) {
        self.marks = marks.sorted { $0.size < $1.size }
    }

    /// Begins, or goes on where another pass stopped.
    mutating func start(_ frontier: MerkleFrontier) {
        self.frontier = frontier
        while next < marks.count, marks[next].size < frontier.size { next += 1 }
        look()
    }

    /// Takes over what another pass found before it stopped.
    mutating func restore(
        _ frontier: MerkleFrontier,
        reproduced: Int64?,
        broken: Int64?,
        roots: [Int64: MerkleHash]
    ) {
        (self.reproduced, self.broken, self.roots) = (reproduced, broken, roots)
        start(frontier)
    }

    /// Adds the hashes of the next records.
    mutating func append(_ hashes: UnsafeBufferPointer<MerkleHash>) {
        for hash in hashes {
            guard (try? frontier?.append(hash)) != nil else { return }
            if next < marks.count { look() }
        }
    }

    /// Compares or keeps the root if it is asked for at this size.
    private mutating func look() {
        guard let frontier else { return }
        while next < marks.count, marks[next].size == frontier.size {
            let (mark, root) = (marks[next], frontier.root)
            next += 1
            if mark.root == nil {
                roots[mark.size] = root
            } else if mark.root == root {
                reproduced = mark.size
            } else {
                broken = broken ?? mark.size
            }
        }
    }
}
