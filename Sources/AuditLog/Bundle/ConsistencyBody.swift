/// The body of a C2SP add-checkpoint request, as a bundle carries it to prove growth since an
/// earlier checkpoint: `old N`, base64 hashes, an empty line, the newer checkpoint.
struct ConsistencyBody {
    /// The proof from the old size to that of the checkpoint.
    let proof: ConsistencyProof
    /// The text of the newer checkpoint.
    let text: String

    /// Reads a body; its signatures are not looked at.
    /// - Returns: nil when it is not well formed.
    init?(_ bytes: [UInt8]) {
        guard let body = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = body.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let end = lines.firstIndex(where: \.isEmpty), end < lines.count - 1,
            (1...ConsistencyProof.maximumCount + 1).contains(end),
            lines[0].starts(with: "old ".utf8)
        else { return nil }
        let digits = String(Substring(lines[0].dropFirst(4)))
        // Writing the number back refuses signs and leading zeros.
        guard let old = Int64(digits), String(old) == digits, old >= 0 else { return nil }
        let hashes = lines[1..<end].compactMap { MerkleHash(base64: Substring($0)) }
        let rest = String(Substring(body.utf8[lines[end + 1].startIndex...]))
        guard hashes.count == end - 1, let note = try? SignedNote(rest),
            let checkpoint = try? Checkpoint(text: note.text), old <= checkpoint.size
        else { return nil }
        proof = ConsistencyProof(oldSize: old, newSize: checkpoint.size, hashes: hashes)
        text = note.text
    }
}

extension ConsistencyProof {
    /// Whether the proof has the right number of hashes and leads to the newer root, as far as that
    /// can be told without the older root.
    ///
    /// A proof from a power of two starts with the older root itself; of it only the number of
    /// hashes can be checked.
    func reaches(_ newRoot: MerkleHash) -> Bool {
        guard oldSize >= 0, oldSize <= newSize, newSize <= MerkleTree.maximumSize else {
            return false
        }
        if oldSize == 0 || oldSize == newSize { return hashes.isEmpty }
        let shift = Int64(oldSize.trailingZeroBitCount)
        let difference = Int64(64 - ((oldSize - 1) ^ (newSize - 1)).leadingZeroBitCount)
        let border = ((oldSize - 1) >> difference).nonzeroBitCount
        let isPowerOfTwo = oldSize.nonzeroBitCount == 1
        guard hashes.count == Int(difference - shift) + border + (isPowerOfTwo ? 0 : 1) else {
            return false
        }
        guard !isPowerOfTwo, var root = hashes.first else { return isPowerOfTwo }
        for (level, hash) in hashes.dropFirst().enumerated() {
            let isRight =
                level >= difference - shift || (oldSize - 1) >> (shift + Int64(level)) & 1 == 1
            root = isRight ? .node(hash, root) : .node(root, hash)
        }
        return root == newRoot
    }
}
