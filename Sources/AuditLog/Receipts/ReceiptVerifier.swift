/// Checks receipts for single records against what an auditor, a citizen or a court holds.
public struct ReceiptVerifier: Sendable {
    /// Trusted keys; a log's key counts only for its own origin, a witness's key for any log.
    public let keys: [NoteVerifierKey]

    /// Keys of witnesses that must have cosigned the checkpoint, up to `quorum`.
    public let witnesses: [NoteVerifierKey]

    /// How many of `witnesses` must have cosigned.
    public let quorum: Int

    /// Checkpoint notes kept outside; one of the same size and root vouches for a receipt.
    public let since: [String]

    /// Collects the anchors; without any no receipt is ok.
    /// - Parameters:
    ///   - keys: trusted keys, of the log or of witnesses; one of them must have signed.
    ///   - witnesses: keys of witnesses; only cosignature keys (type 0x04) ever count.
    ///   - quorum: how many of them must have cosigned; all when nil. With 0 their cosignatures are
    ///     only reported and cover nothing.
    ///   - since: checkpoint notes, whole; with keys, each must be signed by one of them.
    public init(
        keys: [NoteVerifierKey],
        witnesses: [NoteVerifierKey] = [],
        quorum: Int? = nil,
        since: [String] = []
    ) {
        self.keys = keys
        self.witnesses = witnesses
        self.quorum = quorum ?? Set(witnesses.map(\.publicKey)).count
        self.since = since
    }

    /// Checks a receipt.
    ///
    /// Of several faults one is reported, in this order: the layout, the signatures, the record and
    /// its proof, the openings, a kept checkpoint that contradicts.
    /// - Parameter text: the whole receipt.
    /// - Returns: the report.
    public func verify(_ text: String) -> ReceiptReport {
        var report = ReceiptReport(.incomplete)
        do {
            let receipt = try InclusionReceipt(text: text)
            report.index = receipt.index
            let note = try SignedNote(receipt.checkpoint)
            let checkpoint = try Checkpoint(text: note.text)
            report.origin = checkpoint.origin
            report.size = checkpoint.size
            let isSealed = try seal(note, of: checkpoint, &report)
            let contents = try Self.contents(receipt)
            try Self.check(contents, receipt, checkpoint)
            report.root = checkpoint.root
            let isKept = try isKept(checkpoint, index: receipt.index)
            report.leaf = try? AuditLeaf(json: contents.leaf)
            report.openings = contents.disclosures
            report.verdict = isSealed || isKept ? .ok : .noAnchor
        } catch {
            report.refuse(error)
        }
        return report
    }

    /// Whether trusted keys vouch for a checkpoint.
    /// - Throws: `NoteError.badSignature` when a signature by a given key is wrong, `.unknownKey`
    ///   when none of the keys signed or the quorum of witnesses is not reached.
    private func seal(
        _ note: SignedNote,
        of checkpoint: Checkpoint,
        _ report: inout ReceiptReport
    ) throws(NoteError) -> Bool {
        do {
            let seal = try CheckpointSeal(
                note,
                origin: checkpoint.origin,
                keys: keys,
                cosigners: witnesses,
                quorum: quorum
            )
            report.witnesses = seal.witnesses
            return seal.isSealed
        } catch {
            switch error {
            case .refused(let error): throw error
            case .quorumMissed: throw .unknownKey
            }
        }
    }

    /// Whether a checkpoint is the same as one that was kept; of other sizes nothing can be said.
    private func isKept(_ checkpoint: Checkpoint, index: Int64) throws -> Bool {
        var isKept = false
        for note in since {
            let kept = try SealedCheckpoint(note, keys: keys).checkpoint
            guard NoteName.areSame(kept.origin, checkpoint.origin), kept.size == checkpoint.size
            else { continue }
            // Two histories of one log: no signature makes up for that.
            guard kept.root == checkpoint.root else { throw ReceiptError.damaged(index: index) }
            isKept = true
        }
        return isKept
    }

    /// The record and the openings in a receipt.
    private static func contents(_ receipt: InclusionReceipt) throws -> ReceiptContents {
        guard let extra = receipt.extra else { throw ReceiptError.noRecord }
        do {
            return try ReceiptContents(extra)
        } catch ReceiptError.malformedDisclosure {
            throw ReceiptError.damaged(index: receipt.index)
        }
    }

    /// Checks that the record is under the checkpoint, says its own index, and commits to each
    /// opening.
    private static func check(
        _ contents: ReceiptContents,
        _ receipt: InclusionReceipt,
        _ checkpoint: Checkpoint
    ) throws(ReceiptError) {
        let proof = InclusionProof(
            index: receipt.index,
            size: checkpoint.size,
            hashes: receipt.hashes
        )
        guard proof.verifies(leaf: .leaf(contents.leaf), root: checkpoint.root),
            let record = try? LeafSummary(json: contents.leaf), record.seq == receipt.index,
            contents.disclosures.allSatisfy({ record.digests.contains($0.digest) })
        else { throw .damaged(index: receipt.index) }
    }
}

extension ReceiptReport {
    /// Takes over why a check ended.
    fileprivate mutating func refuse(_ error: any Error) {
        switch error {
        case ReceiptError.damaged(let index):
            (self.index, verdict) = (index, .tampered(index))
        case ReceiptError.malformedCheckpoint(let index):
            (self.index, verdict) = (index, .badSignature)
        case is ReceiptError: verdict = .incomplete
        case NoteError.unknownKey: verdict = .unknownKey
        default: verdict = .badSignature
        }
    }
}
