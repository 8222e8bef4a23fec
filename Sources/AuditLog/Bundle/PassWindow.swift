/// A stretch of consecutive records with their proofs and expected hashes, and what was found.
final class PassWindow {
    /// What is wrong with one record.
    enum Fault {
        /// The line is no record, or not the one of its index.
        case leaf
        /// The line is the beginning of a record, and the file ends in it.
        case leafCut
        /// The line of its proof is not well formed.
        case proofLine
        /// The line of its proof is missing, or the file ends in it.
        case proofCut
        /// The proof does not lead to the root.
        case proof
    }

    /// What was found in some of the records.
    struct Finding {
        /// The first wrong record, counted from the window's first.
        var fault: (offset: Int, fault: Fault)?
        /// The first record whose hash is not the expected one.
        var mismatch: Int?
    }

    /// How many records are checked in one task.
    static let chunkLength = 256

    /// The lines of the records.
    let leaves = LineWindow()
    /// The lines of their proofs; nil without proofs.
    let proofs: LineWindow?
    /// The index of the first record.
    var first: Int64 = 0
    /// How many records have an expected hash.
    var expectedCount = 0

    private let hashes = UnsafeMutableBufferPointer<MerkleHash>.allocate(
        capacity: LineWindow.maximumLines
    )
    private let expected = UnsafeMutableRawBufferPointer.allocate(
        byteCount: LineWindow.maximumLines * MerkleHash.length,
        alignment: 16
    )
    private let findings = UnsafeMutableBufferPointer<Finding>.allocate(
        capacity: LineWindow.maximumLines / PassWindow.chunkLength
    )

    init(withProofs: Bool) {
        proofs = withProofs ? LineWindow() : nil
        hashes.initialize(repeating: .empty)
        findings.initialize(repeating: Finding())
    }

    deinit {
        hashes.deallocate()
        expected.deallocate()
        findings.deallocate()
    }

    /// How many records there are.
    var count: Int { leaves.count }

    /// The records' indices.
    var range: Range<Int64> { first..<first + Int64(count) }

    /// How many tasks check them.
    var chunks: Int { (count + Self.chunkLength - 1) / Self.chunkLength }

    /// The hashes of the records, once they are checked.
    var leafHashes: UnsafeBufferPointer<MerkleHash> {
        UnsafeBufferPointer(rebasing: hashes[..<count])
    }

    /// The bytes of the expected hashes.
    var expectedBytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: expected[..<(expectedCount * MerkleHash.length)])
    }

    /// Takes over expected hashes.
    /// - Parameter read: fills a buffer as far as the file goes and gives the number of bytes.
    func expect(_ read: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows {
        let wanted = expected[..<(count * MerkleHash.length)]
        expectedCount =
            try read(UnsafeMutableRawBufferPointer(rebasing: wanted)) / MerkleHash.length
    }

    /// Hashes and checks some of the records; chunks may run at the same time.
    func check(chunk: Int, climber: ProofClimber?) {
        let range = chunk * Self.chunkLength..<min(count, (chunk + 1) * Self.chunkLength)
        var climber = climber
        var (finding, end) = (Finding(), range.upperBound)
        for offset in range {
            guard let fault = check(offset, &climber) else { continue }
            finding.fault = (offset, fault)
            // A line that is no record has no hash to compare.
            end = fault == .leaf || fault == .leafCut ? offset : offset + 1
            break
        }
        let compared = min(end, expectedCount)
        if range.lowerBound < compared {
            finding.mismatch = mismatch(in: range.lowerBound..<compared)
        }
        findings[chunk] = finding
    }

    /// The first findings of all chunks.
    var finding: Finding {
        var all = Finding()
        for chunk in 0..<chunks {
            if all.fault == nil { all.fault = findings[chunk].fault }
            if all.mismatch == nil { all.mismatch = findings[chunk].mismatch }
        }
        return all
    }

    private func check(_ offset: Int, _ climber: inout ProofClimber?) -> Fault? {
        let line = leaves[offset]
        let isCut = leaves.endsInFragment && offset == count - 1
        let scanned = LeafScanner.scan(line)
        if isCut, scanned == .cut { return .leafCut }
        let index = first + Int64(offset)
        guard line.count <= AuditLeaf.maximumLength, scanned == .seq(index) else { return .leaf }
        let hash = MerkleHash.leaf(line)
        hashes[offset] = hash
        guard let proofs else { return nil }
        guard offset < proofs.count else { return .proofCut }
        let isProofCut = proofs.endsInFragment && offset == proofs.count - 1
        switch climber?.check(proofs[offset], leaf: hash, index: index) {
        case .malformed: return isProofCut ? .proofCut : .proofLine
        case .wrong: return .proof
        case .good, nil: return nil
        }
    }

    private func mismatch(in range: Range<Int>) -> Int? {
        let length = MerkleHash.length
        let found = UnsafeRawBufferPointer(hashes)
        func isSame(_ part: Range<Int>) -> Bool {
            let bytes = part.lowerBound * length..<part.upperBound * length
            return UnsafeRawBufferPointer(rebasing: found[bytes]).isSame(
                as: UnsafeRawBufferPointer(rebasing: expected[bytes])
            )
        }
        return isSame(range) ? nil : range.first { !isSame($0..<$0 + 1) }
    }
}
