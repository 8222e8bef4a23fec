/// Consecutive records of a log with all that is stored beside them.
struct LogPage: Sendable {
    let first: Int64
    let leaves: [[UInt8]]
    let hashes: [Int64: MerkleHash]
    private let openings: [Int64: [StoredOpening]]
    private let checksOpenings: Bool

    /// Reads a page; it holds fewer records than asked for when one is missing.
    init(_ source: some LogSource, _ range: Range<Int64>, checksOpenings: Bool) throws {
        first = range.lowerBound
        leaves = try source.leaves(in: range)
        let stored =
            try MerkleTree.storedCount(
                size: range.lowerBound
            )..<MerkleTree.storedCount(size: range.upperBound)
        hashes = try source.hashes(in: stored)
        openings = checksOpenings ? try source.openings(in: range) : [:]
        self.checksOpenings = checksOpenings
    }

    /// What a record says on its own, whatever comes before it in the tree.
    struct Examined: Sendable {
        let hash: MerkleHash
        /// What does not fit; nil when all does.
        var fault: LogFault?
        /// The value of `t`.
        var time = ""
        /// Whom the openings say it is about.
        var subjects: [String] = []
        /// Digests without an opening.
        var missing: Int64 = 0
        /// How many openings it says were erased.
        var erased: Int64 = 0
    }

    /// Looks at every record of the page, on two cores.
    func examine() throws -> [Examined] {
        Array(try SideBySide.map(leaves.count) { places in places.map(examine) }.joined())
    }

    private func examine(_ place: Int) -> Examined {
        var found = Examined(hash: .leaf(leaves[place]))
        let seq = first + Int64(place)
        guard let summary = try? LeafSummary(json: leaves[place]), summary.seq == seq else {
            found.fault = .leafContent
            return found
        }
        found.time = summary.time
        if checksOpenings { check(openings[seq] ?? [], of: summary, &found) }
        return found
    }

    /// Compares the openings of a record with its digests.
    private func check(
        _ openings: [StoredOpening],
        of summary: LeafSummary,
        _ found: inout Examined
    ) {
        var digests = summary.digests
        for opening in openings {
            guard let disclosure = try? Disclosure(text: opening.text),
                NoteName.areSame(disclosure.name, opening.name),
                digests.remove(disclosure.digest) != nil
            else {
                found.fault = .opening(name: opening.name)
                return
            }
            guard opening.name == "target" else { continue }
            found.subjects += disclosure.value.split(separator: " ").map(String.init)
        }
        found.missing = Int64(digests.count)
        found.erased = summary.erased
    }
}
