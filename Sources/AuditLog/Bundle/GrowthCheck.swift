/// The checkpoints and syslog anchors an auditor kept, read and of the bundle's log.
struct KeptAnchors {
    /// The kept checkpoints.
    let since: [Checkpoint]
    /// The syslog anchors of this log.
    let lines: [AnchorLine]

    /// Reads what was kept.
    /// - Parameters:
    ///   - anchors: what the auditor brought.
    ///   - origin: the origin the bundle claims.
    /// - Throws: `BundleError.malformedAnchor` or `.anchorOfAnotherLog`; `BundleFinding` for a note
    ///   that no trusted key signed.
    init(_ anchors: BundleAnchors, origin: String) throws {
        // Without keys the notes are the auditor's own word.
        let keys = anchors.keys.isEmpty ? [] : anchors.keys + anchors.witnesses
        var since: [Checkpoint] = []
        for text in anchors.since {
            do {
                since.append(try SealedCheckpoint(text, keys: keys).checkpoint)
            } catch NoteError.malformedNote, NoteError.malformedCheckpoint {
                throw BundleError.malformedAnchor
            } catch let error as NoteError {
                throw BundleFinding.refused(error, "since")
            }
        }
        for found in since.map(\.origin) where !NoteName.areSame(found, origin) {
            throw BundleError.anchorOfAnotherLog(expected: origin, found: found)
        }
        self.since = since
        lines = anchors.lines.filter { NoteName.areSame($0.origin, origin) }
    }

    /// Where the tree's root is to be compared.
    var marks: [TreeFold.Mark] {
        since.map { TreeFold.Mark(size: $0.size, root: $0.root) }
            + lines.map { TreeFold.Mark(size: $0.size, root: $0.root) }
    }
}

/// Checks that a bundle's checkpoint continues what an auditor kept.
struct GrowthCheck {
    let parts: BundleParts
    let checkpoint: Checkpoint
    let fold: TreeFold

    /// Compares every anchor with the tree.
    /// - Parameters:
    ///   - kept: the anchors.
    ///   - reached: the sizes at which the tree was rebuilt.
    /// - Returns: the size up to which an anchor vouches for records; nil without any.
    /// - Throws: `BundleFinding`.
    func judge(
        _ kept: KeptAnchors,
        reached: ClosedRange<Int64>?
    ) throws(BundleFinding) -> Int64? {
        let marks = kept.marks
        if let largest = marks.map(\.size).max(), largest > checkpoint.size {
            throw rolledBack(largest)
        }
        if let broken = fold.broken { throw rolledBack(broken) }
        let body = try body()
        var vouched = fold.reproduced
        for (position, mark) in marks.enumerated() where reached?.contains(mark.size) != true {
            if mark.size == checkpoint.size {
                guard mark.root == checkpoint.root else { throw rolledBack(mark.size) }
            } else if mark.size > 0 {
                guard let proof = body?.proof, proof.oldSize == mark.size else {
                    if position >= kept.since.count { continue }
                    throw .incomplete(BundleFileName.consistency)
                }
                guard let root = mark.root,
                    proof.verifies(oldRoot: root, newRoot: checkpoint.root)
                else { throw rolledBack(mark.size) }
            }
            vouched = max(vouched ?? 0, mark.size)
        }
        return vouched
    }

    /// The size whose root the bundle's own proof of growth needs.
    static func oldSize(_ parts: BundleParts) -> Int64? {
        parts.small[BundleFileName.consistency].flatMap { ConsistencyBody($0)?.proof.oldSize }
    }

    /// The proof of growth, if there is one; it must fit the checkpoint and the records.
    private func body() throws(BundleFinding) -> ConsistencyBody? {
        let name = BundleFileName.consistency
        guard let bytes = parts.small[name] else { return nil }
        let digest = Hex.encode(Array(sha256([bytes])))
        guard digest == parts.manifest.digest(of: name), let body = ConsistencyBody(bytes),
            let text = parts.note?.text, NoteName.areSame(body.text, text),
            body.proof.reaches(checkpoint.root),
            fold.roots[body.proof.oldSize].map({
                body.proof.verifies(oldRoot: $0, newRoot: checkpoint.root)
            }) ?? true
        else { throw BundleFinding(.tampered(firstBad: parts.manifest.first), name) }
        return body
    }

    private func rolledBack(_ size: Int64) -> BundleFinding {
        BundleFinding(.rolledBack(anchorSize: size, logSize: checkpoint.size), "since")
    }
}
