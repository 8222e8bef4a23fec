import Crypto

/// One pass over a bundle's records: window by window, each read, hashed, checked and joined to the
/// tree at the same time as its neighbours.
///
/// `@unchecked`: the tasks of a round touch different windows or different parts of one, and the
/// rounds follow one another.
final class LeafPass: @unchecked Sendable {
    /// What ended the pass before its end.
    struct Fault {
        /// The record it concerns.
        let index: Int64
        /// What is wrong; nil when everything is there and something follows.
        let kind: PassWindow.Fault?
        /// The file or word that names it.
        let word: String
    }

    /// How many records are checked, from the bundle's first.
    private(set) var done: Int64 = 0
    /// The first fault; the pass ended there.
    private(set) var fault: Fault?
    /// The first record whose hash is not that of the bundle's list.
    private(set) var mismatch: Int64?
    /// The tree, as far as records were joined to it.
    private(set) var fold: TreeFold

    let manifest: BundleManifest
    let leaves: LineStream
    let proofs: LineStream?
    let hashes: LineStream?
    let openings: OpeningsCheck?

    private let climber: ProofClimber?
    private let crew: WorkCrew
    private var current: PassWindow
    private var next: PassWindow
    private var previous: PassWindow
    /// Whether `previous` is still to be joined to the tree.
    private var isPending = false
    private var readError: (any Error)?
    private var openingsError: (any Error)?

    /// Prepares a pass from the first record.
    init(_ parts: BundleParts, marks: [TreeFold.Mark], crew: WorkCrew) {
        manifest = parts.manifest
        leaves = LineStream(parts.leaves)
        proofs = parts.proofs.map { LineStream($0) }
        hashes = parts.hashes.map { LineStream($0) }
        openings = parts.openings.map { OpeningsCheck($0, first: parts.manifest.first) }
        climber =
            parts.proofs == nil
            ? nil : parts.checkpoint.map { ProofClimber(size: $0.size, root: $0.root) }
        self.crew = crew
        let hasProofs = proofs != nil
        (current, next, previous) = (
            PassWindow(withProofs: hasProofs), PassWindow(withProofs: hasProofs),
            PassWindow(withProofs: hasProofs)
        )
        fold = TreeFold(marks)
        if manifest.first == 0 { fold.start(.empty) }
    }

    /// How many bytes of records and proofs are checked.
    var passed: Int64 { leaves.passed + (proofs?.passed ?? 0) }

    /// How many bytes of records and proofs there are.
    var total: Int64 { leaves.file.size + (proofs?.file.size ?? 0) }

    /// Goes on where another pass stopped.
    func restore(done: Int64, mismatch: Int64?, fold: TreeFold) {
        (self.done, self.mismatch, self.fold) = (done, mismatch, fold)
    }

    /// Runs to the end or to the first fault.
    /// - Parameter step: is called after each window, with whether it was the last one; a thrown
    ///   error ends the pass.
    /// - Throws: `BundleError.unreadable`, or what `step` throws.
    func run(step: (_ isLast: Bool) throws -> Void) throws {
        try fill(current, after: nil, from: done)
        while current.count > 0 {
            try round()
            let finding = current.finding
            if mismatch == nil, let offset = finding.mismatch {
                mismatch = current.first + Int64(offset)
            }
            if let (offset, kind) = finding.fault {
                fault = Fault(current.first + Int64(offset), kind)
                return
            }
            done += Int64(current.count)
            (previous, current, next) = (current, next, previous)
            isPending = true
            try step(current.count == 0)
        }
        try settle()
        try openings?.finish()
        fault = rest()
    }

    /// Joins what was checked to the tree, so that all parts stand at the same record.
    func settle() throws {
        guard isPending else { return }
        join()
        if let openingsError { throw openingsError }
        isPending = false
    }

    private func round() throws {
        let steps = 4
        crew.run(steps + current.chunks) { [self] task in
            switch task {
            case 0: leaves.pass(current.leaves.taken)
            case 1:
                do {
                    try fill(next, after: current, from: done + Int64(current.count))
                } catch {
                    readError = error
                }
            case 2: if isPending { join() }
            case 3:
                if let window = current.proofs { proofs?.pass(window.taken) }
                hashes?.pass(current.expectedBytes)
            default: current.check(chunk: task - steps, climber: climber)
            }
        }
        if let error = readError ?? openingsError { throw error }
    }

    private func fill(_ window: PassWindow, after other: PassWindow?, from start: Int64) throws {
        let wanted = Int(min(Int64(LineWindow.maximumLines), manifest.count - start))
        window.first = manifest.first + start
        try leaves.fill(window.leaves, after: other?.leaves, lines: wanted)
        if let proofs, let lines = window.proofs {
            try proofs.fill(lines, after: other?.proofs, lines: window.count)
            // The bytes of proofs and records differ; what is too much waits for the next window.
            if lines.hasMore || !lines.isAtEnd { window.leaves.cut(to: lines.count) }
        }
        try window.expect { buffer in
            try hashes?.file.read(into: buffer, at: start * Int64(MerkleHash.length)) ?? 0
        }
    }

    private func join() {
        if fold.frontier == nil, let line = previous.proofs?[0], previous.first == manifest.first,
            let edge = climber?.frontier(line, index: previous.first)
        {
            fold.start(edge)
        }
        fold.append(previous.leafHashes)
        do {
            try openings?.check(previous.range) { [previous] seq in
                previous.leaves[Int(seq - previous.first)]
            }
        } catch {
            openingsError = error
        }
    }

    /// What is wrong behind the last line that was read.
    private func rest() -> Fault? {
        if done < manifest.count { return Fault(manifest.first + done, .leafCut) }
        // After the last round the window before the empty one holds the last lines.
        let last = done > 0 ? previous : nil
        if current.leaves.hasMore || last?.leaves.endsInFragment ?? false {
            return Fault(manifest.end, nil, BundleFileName.leaves)
        }
        if current.proofs?.hasMore ?? false || last?.proofs?.endsInFragment ?? false {
            return Fault(manifest.end, nil, BundleFileName.proofs)
        }
        return nil
    }
}

extension LeafPass.Fault {
    fileprivate init(_ index: Int64, _ kind: PassWindow.Fault?, _ word: String? = nil) {
        self.index = index
        self.kind = kind
        self.word =
            switch kind {
            case .leaf, .leafCut: BundleFileName.leaves
            case .proofLine, .proofCut: BundleFileName.proofs
            case .proof: "proof"
            case nil: word ?? BundleFileName.leaves
            }
    }
}
