/// Checks an export bundle with nothing but what the auditor brings: no store, no console.
///
/// A bundle is ok only when an outside anchor covers every record in it.
public struct BundleVerifier: Sendable {
    /// What the auditor brings from outside.
    public let anchors: BundleAnchors

    /// How many threads work.
    public let threads: Int

    /// Where a stopped check keeps how far it came; nil to start over each time.
    public let resumeFile: String?

    /// After how many bytes the state is saved.
    private static let savedBytes: Int64 = 256 << 20

    /// Makes a verifier.
    /// - Parameters:
    ///   - anchors: keys, witnesses and what was kept outside.
    ///   - threads: how many threads work; all processor cores unless told otherwise.
    ///   - resumeFile: where a stopped check keeps how far it came. It must be out of reach of
    ///     whoever made the bundle, and is removed when a verdict is reached.
    public init(
        anchors: BundleAnchors,
        threads: Int? = nil,
        resumeFile: String? = nil
    ) {
        self.anchors = anchors
        self.threads = max(1, threads ?? WorkCrew.cores)
        self.resumeFile = resumeFile
    }

    /// Checks a bundle; reads each file once, in memory that does not grow with it.
    ///
    /// Of several faults one is reported, in this order: a missing file or an unreadable manifest; a
    /// kept checkpoint that is not signed as it should be; the first wrong record or proof; the
    /// checkpoint's signature; its root; an anchor that it does not continue; the files that prove
    /// nothing.
    /// - Parameters:
    ///   - path: the bundle's folder.
    ///   - progress: is told how many bytes of records and proofs are checked, and of how many;
    ///     false stops the check.
    /// - Returns: the report.
    /// - Throws: `BundleError`.
    public func verify(
        _ path: String,
        progress: (_ bytes: Int64, _ total: Int64) -> Bool = { _, _ in true }
    ) throws -> BundleReport {
        let folder = try BundleFolder(path)
        var parts: BundleParts?
        var judge: BundleJudge?
        do {
            let opened = try BundleParts(folder)
            parts = opened
            let origin = opened.checkpoint?.origin ?? opened.manifest.origin
            let kept = try KeptAnchors(anchors, origin: origin)
            let pass = try run(opened, kept, progress: progress)
            let made = BundleJudge(parts: opened, kept: kept, pass: pass, folder: folder)
            judge = made
            let cover = try made.judge(anchors)
            finish()
            return BundleReport(cover, opened, root: made.root)
        } catch let finding as BundleFinding {
            finish()
            return BundleReport(finding, parts, root: judge?.root)
        }
    }

    /// Passes over the records, from where an earlier check stopped if it can.
    private func run(
        _ parts: BundleParts,
        _ kept: KeptAnchors,
        progress: (Int64, Int64) -> Bool
    ) throws -> LeafPass {
        let asked = [parts.checkpoint?.size, GrowthCheck.oldSize(parts)].compactMap { $0 }
        let marks = kept.marks + Set(asked).map { TreeFold.Mark(size: $0, root: nil) }
        let crew = WorkCrew(threads: threads)
        let resume = resumeFile.map {
            PassResume(file: ResumeFile(path: $0), inputs: parts.digest(with: marks))
        }
        var pass = LeafPass(parts, marks: marks, crew: crew)
        let isResumed = try resume?.restore(pass, marks, crew: crew) { bytes in
            guard progress(bytes, pass.total) else { throw BundleError.interrupted }
        }
        if isResumed == false { pass = LeafPass(parts, marks: marks, crew: crew) }
        var saved = pass.passed
        try pass.run { isLast in
            let goesOn = progress(pass.passed, pass.total)
            guard !isLast else { return }
            if !goesOn {
                try resume?.save(pass)
                throw BundleError.interrupted
            }
            if pass.passed - saved >= Self.savedBytes {
                // Not to be able to save is no reason to stop.
                try? resume?.save(pass)
                saved = pass.passed
            }
        }
        return pass
    }

    private func finish() {
        if let resumeFile { ResumeFile(path: resumeFile).remove() }
    }
}

extension BundleReport {
    /// The report of a bundle without fault.
    fileprivate init(_ cover: BundleJudge.Cover, _ parts: BundleParts, root: MerkleHash?) {
        self.init(
            verdict: cover.verdict,
            fault: nil,
            origin: parts.manifest.origin,
            first: parts.manifest.first,
            count: parts.manifest.count,
            size: parts.size,
            root: root,
            coveredCount: cover.count,
            witnesses: cover.witnesses
        )
    }

    /// The report of a fault: nothing is vouched for.
    fileprivate init(_ finding: BundleFinding, _ parts: BundleParts?, root: MerkleHash?) {
        self.init(
            verdict: finding.verdict,
            fault: finding.fault,
            origin: parts?.manifest.origin ?? "",
            first: parts?.manifest.first ?? 0,
            count: parts?.manifest.count ?? 0,
            size: parts?.size ?? 0,
            root: root,
            coveredCount: 0,
            witnesses: []
        )
    }
}
