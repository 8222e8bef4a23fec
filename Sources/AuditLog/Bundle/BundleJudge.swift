/// Turns what a pass found and what the auditor brought into a verdict.
struct BundleJudge {
    let parts: BundleParts
    let kept: KeptAnchors
    let pass: LeafPass
    let folder: BundleFolder

    private var manifest: BundleManifest { parts.manifest }

    /// What a bundle without fault is worth.
    struct Cover {
        let verdict: BundleVerdict
        let count: Int64
        let witnesses: [String]
    }

    /// Asks one question after the other; the first fault ends it.
    /// - Throws: `BundleFinding`, or `BundleError` when a file cannot be read.
    func judge(_ anchors: BundleAnchors) throws -> Cover {
        try judgeRecords()
        guard let note = parts.note, let checkpoint = parts.checkpoint else {
            throw BundleFinding(.badSignature, BundleFileName.checkpoint)
        }
        let seal = try anchors.seal(note, origin: checkpoint.origin)
        try judgeRoot(checkpoint)
        let growth = GrowthCheck(parts: parts, checkpoint: checkpoint, fold: pass.fold)
        let vouched = try growth.judge(kept, reached: reached)
        try judgeRest(note, checkpoint)
        let covered: Int64? =
            seal.isSealed
            ? manifest.count
            : vouched.map { min(max($0 - manifest.first, 0), manifest.count) }
        let verdict: BundleVerdict =
            switch covered {
            case nil: .noAnchor
            case manifest.count: .ok
            case let count?: .unsealedTail(count: manifest.count - count)
            }
        return Cover(verdict: verdict, count: covered ?? 0, witnesses: seal.witnesses)
    }

    /// The root the records were found to lead to.
    var root: MerkleHash? {
        guard pass.fault == nil else { return nil }
        if manifest.isWhole { return pass.fold.frontier?.root }
        return manifest.count > 0 ? parts.checkpoint?.root : nil
    }

    /// The sizes at which the tree was rebuilt.
    private var reached: ClosedRange<Int64>? {
        pass.fold.frontier.map { manifest.first...max(manifest.first, $0.size) }
    }

    /// Whether the records lead to the checkpoint's root.
    private var leadsToRoot: Bool {
        guard let checkpoint = parts.checkpoint, pass.fault == nil else { return false }
        // The pass has checked each proof of a part.
        return !manifest.isWhole || pass.fold.roots[checkpoint.size] == checkpoint.root
    }

    private func judgeRecords() throws(BundleFinding) {
        // When the records lead to the root, the list of hashes is what is wrong.
        if let index = pass.mismatch, pass.fault.map({ index <= $0.index }) ?? !leadsToRoot {
            throw BundleFinding(.tampered(firstBad: index), BundleFileName.leaves)
        }
        guard let fault = pass.fault else { return }
        switch fault.kind {
        case .leafCut, .proofCut: throw .incomplete(fault.word)
        default: throw BundleFinding(.tampered(firstBad: fault.index), fault.word)
        }
    }

    private func judgeRoot(_ checkpoint: Checkpoint) throws(BundleFinding) {
        guard manifest.isWhole else { return }
        guard checkpoint.size <= manifest.size else { throw .incomplete(BundleFileName.leaves) }
        guard leadsToRoot else {
            // The records before the largest good anchor cannot have been rewritten.
            let good = min(pass.fold.reproduced ?? 0, checkpoint.size)
            throw BundleFinding(.tampered(firstBad: good), "root")
        }
        guard checkpoint.size == manifest.size else {
            throw BundleFinding(.tampered(firstBad: checkpoint.size), BundleManifest.fileName)
        }
    }

    /// Looks at the files that prove nothing: a wrong one is still no honest bundle.
    private func judgeRest(_ note: SignedNote, _ checkpoint: Checkpoint) throws {
        if let index = pass.mismatch {
            throw BundleFinding(.tampered(firstBad: index), BundleFileName.hashes)
        }
        if let index = pass.openings?.firstBad {
            throw BundleFinding(.tampered(firstBad: index), BundleFileName.openings)
        }
        let length = Int64(MerkleHash.length)
        if let size = pass.hashes?.file.size,
            size % length != 0 || size / length != manifest.count
        {
            // The first record without an entry, if there is one.
            let index = manifest.first + (size / length < manifest.count ? size / length : 0)
            throw BundleFinding(.tampered(firstBad: index), BundleFileName.hashes)
        }
        if let name = try parts.unlistedFile(folder, after: pass) {
            throw BundleFinding(.tampered(firstBad: manifest.first), name)
        }
        guard manifest.size == checkpoint.size,
            NoteName.areSame(manifest.origin, checkpoint.origin)
        else { throw BundleFinding(.tampered(firstBad: manifest.first), BundleManifest.fileName) }
        if let line = parts.small[BundleFileName.vkey],
            !Self.isSigned(note, byKey: line, of: checkpoint)
        {
            throw BundleFinding(.tampered(firstBad: manifest.first), BundleFileName.vkey)
        }
    }

    /// Whether a key line is that of the log which signed the checkpoint.
    private static func isSigned(
        _ note: SignedNote,
        byKey line: [UInt8],
        of checkpoint: Checkpoint
    ) -> Bool {
        guard line.last == 0x0A, let text = String(validating: line.dropLast(), as: UTF8.self),
            let key = try? NoteVerifierKey(vkey: text), key.algorithm == .ed25519,
            NoteName.areSame(key.name, checkpoint.origin)
        else { return false }
        return (try? note.verify(with: [key])) != nil
    }
}
