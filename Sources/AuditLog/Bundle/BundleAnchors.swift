/// What an auditor brings from outside to check a bundle; without any of it no bundle is ok.
public struct BundleAnchors: Hashable, Sendable {
    /// Trusted keys; a log's key counts only for its own origin, a witness's key for any log.
    public let keys: [NoteVerifierKey]

    /// Keys of witnesses that must have cosigned the checkpoint, up to `quorum`.
    public let witnesses: [NoteVerifierKey]

    /// How many of `witnesses` must have cosigned.
    public let quorum: Int

    /// Checkpoint notes kept outside since earlier; with keys, each must be signed by one of them.
    public let since: [String]

    /// Sizes and roots that the console wrote to a syslog outside its own reach.
    ///
    /// Lines of another origin do not count. A line that a partial bundle cannot prove is passed
    /// over, since a syslog has one for each record.
    public let lines: [AnchorLine]

    /// Collects anchors.
    /// - Parameters:
    ///   - keys: trusted keys, of the log or of witnesses; one of them must have signed.
    ///   - witnesses: keys of witnesses; only cosignature keys (type 0x04) ever count.
    ///   - quorum: how many of them must have cosigned; all, unless told otherwise. With 0 their
    ///     cosignatures are only reported and cover nothing.
    ///   - since: earlier checkpoint notes, whole, as exported.
    ///   - lines: syslog anchors.
    public init(
        keys: [NoteVerifierKey] = [],
        witnesses: [NoteVerifierKey] = [],
        quorum: Int? = nil,
        since: [String] = [],
        lines: [AnchorLine] = []
    ) {
        self.keys = keys
        self.witnesses = witnesses
        self.quorum = quorum ?? Set(witnesses.map(\.publicKey)).count
        self.since = since
        self.lines = lines
    }
}

extension BundleAnchors {
    /// Checks the signatures of a bundle's checkpoint.
    /// - Throws: `BundleFinding`: a bad signature when one by a given key is wrong, an unknown key
    ///   when none of the given keys signed or the quorum of witnesses is not reached.
    func seal(_ note: SignedNote, origin: String) throws(BundleFinding) -> CheckpointSeal {
        do {
            return try CheckpointSeal(
                note,
                origin: origin,
                keys: keys,
                cosigners: witnesses,
                quorum: quorum
            )
        } catch {
            switch error {
            case .refused(let error): throw .refused(error, BundleFileName.checkpoint)
            case .quorumMissed: throw BundleFinding(.unknownKey, "quorum")
            }
        }
    }
}
