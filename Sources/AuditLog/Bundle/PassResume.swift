import Crypto

/// Saves how far a pass came and lets another go on there.
struct PassResume {
    let file: ResumeFile
    /// The digest of what the pass depends on besides the large files.
    let inputs: String

    /// Saves where a pass stands.
    /// - Throws: `BundleError.stateNotSaved`.
    func save(_ pass: LeafPass) throws {
        try pass.settle()
        var state = ResumeState()
        state.inputs = inputs
        state.done = pass.done
        for stream in pass.streams {
            state.prefixes[stream.file.name] = ResumeState.Prefix(
                length: stream.passed,
                digest: hexDigest(stream.hasher)
            )
        }
        state.frontier = pass.fold.frontier?.hashes
        (state.reproduced, state.broken) = (pass.fold.reproduced, pass.fold.broken)
        state.roots = pass.fold.roots
        state.mismatch = pass.mismatch
        state.openingsBad = pass.openings?.firstBad
        state.opened = pass.openings?.last?.seq
        state.openedName = pass.openings?.last?.name
        try file.save(state)
    }

    /// Hashes what an earlier pass has passed and puts a new one behind it.
    /// - Parameters:
    ///   - pass: a pass that has not begun.
    ///   - marks: its marks.
    ///   - crew: the threads that may work.
    ///   - step: is told how many bytes of records and proofs are hashed; a thrown error ends it.
    /// - Returns: whether the pass stands there; false when there is no state, or when the bundle or
    ///   the question is another: the pass is of no use then.
    /// - Throws: `BundleError.unreadable`, or what `step` throws.
    func restore(
        _ pass: LeafPass,
        _ marks: [TreeFold.Mark],
        crew: WorkCrew,
        step: (Int64) throws -> Void
    ) throws -> Bool {
        guard let state = file.load(), state.inputs == inputs,
            state.prefixes.count == pass.streams.count, state.done <= pass.manifest.count
        else { return false }
        var fold = TreeFold(marks)
        if let hashes = state.frontier {
            let size = pass.manifest.first + state.done
            guard let frontier = try? MerkleFrontier(size: size, hashes: hashes) else {
                return false
            }
            fold.restore(
                frontier,
                reproduced: state.reproduced,
                broken: state.broken,
                roots: state.roots
            )
        }
        var bytes: Int64 = 0
        for stream in pass.streams {
            guard let prefix = state.prefixes[stream.file.name],
                stream !== pass.leaves || state.done <= prefix.length
            else { return false }
            let counts = stream === pass.leaves || stream === pass.proofs
            let hasher = try stream.file.hash(upTo: prefix.length) { added in
                if counts { bytes += added }
                try step(bytes)
            }
            guard let hasher, hexDigest(hasher) == prefix.digest else { return false }
            stream.resume(at: prefix.length, hasher: hasher)
        }
        pass.restore(done: state.done, mismatch: state.mismatch, fold: fold)
        let last = state.opened.map {
            BundleOpening(seq: $0, name: state.openedName ?? "", disclosure: "")
        }
        pass.openings?.restore(last: last, firstBad: state.openingsBad)
        return true
    }
}

extension LeafPass {
    /// The large files.
    var streams: [LineStream] {
        [leaves, proofs, hashes, openings?.stream].compactMap { $0 }
    }
}

extension BundleParts {
    /// The digest of everything a pass depends on besides the large files.
    func digest(with marks: [TreeFold.Mark]) -> String {
        var hasher = SHA256()
        for bytes in [manifestBytes, small[BundleFileName.checkpoint] ?? []] {
            hasher.update(data: bigEndianBytes(bytes.count))
            hasher.update(data: bytes)
        }
        // The order of the anchors is no other question.
        let sorted = marks.map { ($0.size, $0.root?.bytes ?? []) }.sorted {
            $0.0 == $1.0 ? $0.1.lexicographicallyPrecedes($1.1) : $0.0 < $1.0
        }
        for mark in sorted {
            hasher.update(data: bigEndianBytes(mark.0))
            hasher.update(data: mark.1)
        }
        return hexDigest(hasher)
    }
}
