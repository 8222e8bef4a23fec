/// Checks a whole log: records, tree, head, signature, openings, and outside anchors.
public struct LogVerifier: Sendable {
    /// What the auditor brings from outside.
    public let anchors: LogAnchors

    /// Whether openings are checked as well; erased ones are no fault.
    public let checksOpenings: Bool

    /// Makes a verifier.
    /// - Parameters:
    ///   - anchors: trusted keys and earlier checkpoints; without any, the report is never
    ///     `covered`.
    ///   - checksOpenings: whether openings are checked as well.
    public init(anchors: LogAnchors = LogAnchors(), checksOpenings: Bool = true) {
        self.anchors = anchors
        self.checksOpenings = checksOpenings
    }

    /// Checks a log; reads every record once and every stored hash once.
    ///
    /// Of several faults one is reported, in this order: an anchor that is not signed as it should
    /// be, a log shorter than an anchor, the first altered record or hash, the head's note, a
    /// history other than the anchors'. The caller holds a read transaction so that the log does
    /// not grow meanwhile.
    /// - Parameters:
    ///   - source: the log.
    ///   - progress: is told how many records have been read; a thrown error ends the check.
    /// - Returns: the report.
    /// - Throws: `LogVerifierError` when an anchor is unusable, the store's own error, or what
    ///   `progress` throws.
    public func verify(
        _ source: some LogSource,
        progress: (_ read: Int64, _ size: Int64) throws -> Void = { _, _ in }
    ) throws -> LogReport {
        let head = try source.head()
        let size = head?.size ?? 0
        let kept: [SealedCheckpoint]
        do {
            kept = try readAnchors()
        } catch let error as NoteError {
            return .refusedNote(error, size: size)
        }
        if let largest = kept.map(\.checkpoint.size).max(), largest > size {
            return .rolledBack(from: largest, size: size)
        }
        if let head { return try verify(source, head: head, kept: kept, progress: progress) }
        guard try source.leafCount() == 0 else { return .tampered(0, .headMissing, size: 0) }
        // An empty log is vouched for only by a kept checkpoint of size 0.
        return .consistent(
            size: 0,
            root: .empty,
            sealedSize: 0,
            vouchedSize: kept.isEmpty ? nil : 0
        )
    }

    private func verify(
        _ source: some LogSource,
        head: LogHead,
        kept: [SealedCheckpoint],
        progress: (Int64, Int64) throws -> Void
    ) throws -> LogReport {
        let note = head.note.map { text in
            Result { try SealedCheckpoint(text, keys: anchors.keys) }
        }
        let sealed = try? note?.get()
        if let sealed { try checkOrigins(of: kept, against: sealed.checkpoint) }
        let earlier = try source.keptCheckpoints(upTo: head.size)
        var scan = LogScan(
            rootsAt: (kept + [sealed].compactMap { $0 }).map(\.checkpoint.size)
                + earlier.map(\.size),
            checksOpenings: checksOpenings
        )
        let finding = try scan.run(source, size: head.size) { try progress($0, head.size) }
        if let finding {
            return .tampered(finding.seq, finding.fault, size: head.size)
        }
        let root = scan.frontier.root
        guard head.size >= 0, try source.leafCount() <= head.size else {
            return .tampered(max(head.size, 0), .leavesBeyondHead, size: head.size)
        }
        let (good, bad) = (kept.filter(scan.agrees), kept.filter { !scan.agrees($0) })
        // The records before the largest good anchor cannot have been rewritten.
        let keptSize = good.map(\.checkpoint.size).max()
        guard root == head.root else {
            return .tampered(keptSize ?? 0, .headRoot, size: head.size, root: root)
        }
        if case .failure(let error as NoteError) = note {
            return .refusedNote(error, size: head.size, root: root)
        }
        if let fault = check(earlier, against: scan, head: head, root: root) { return fault }
        if let sealed, sealed.checkpoint.size > head.size {
            return .rolledBack(from: sealed.checkpoint.size, size: head.size, root: root)
        }
        if let sealed, !scan.agrees(sealed) {
            return .tampered(keptSize ?? 0, .signedRoot, size: head.size, root: root)
        }
        if let first = bad.first {
            return .rolledBack(from: first.checkpoint.size, size: head.size, root: root)
        }
        let signedSize = sealed.flatMap { $0.isSigned ? $0.checkpoint.size : nil }
        let vouchedSize = [signedSize, keptSize].compactMap { $0 }.max()
        let sealedSize = vouchedSize ?? sealed?.checkpoint.size ?? 0
        if let first = scan.firstUnaccounted, first < sealedSize {
            return .tampered(first, .openingMissing, size: head.size, root: root)
        }
        // Behind records that nobody signed, their head's time says nothing.
        guard sealedSize < head.size || scan.lastTime == head.lastTime else {
            return .tampered(max(head.size - 1, 0), .headTime, size: head.size, root: root)
        }
        return .consistent(
            size: head.size,
            root: root,
            sealedSize: sealedSize,
            vouchedSize: vouchedSize
        )
    }

    /// Checks the checkpoints that the store keeps besides the newest: each is there, signed, and of
    /// this history.
    private func check(
        _ earlier: [KeptCheckpoint],
        against scan: LogScan,
        head: LogHead,
        root: MerkleHash
    ) -> LogReport? {
        for kept in earlier {
            do {
                guard let note = kept.note else { throw NoteError.malformedNote }
                let sealed = try SealedCheckpoint(note, keys: anchors.keys)
                guard sealed.checkpoint.size == kept.size, scan.agrees(sealed) else {
                    throw NoteError.malformedCheckpoint
                }
            } catch let error as NoteError {
                switch error {
                case .badSignature, .unknownKey:
                    return .refusedNote(error, size: head.size, root: root)
                default:
                    let first = max(min(kept.size, head.size) - 1, 0)
                    return .tampered(first, .keptCheckpoint, size: head.size, root: root)
                }
            } catch {
                return .tampered(0, .keptCheckpoint, size: head.size, root: root)
            }
        }
        return nil
    }

    private func readAnchors() throws -> [SealedCheckpoint] {
        var kept: [SealedCheckpoint] = []
        for text in anchors.checkpoints {
            do {
                kept.append(try SealedCheckpoint(text, keys: anchors.keys))
            } catch NoteError.malformedNote, NoteError.malformedCheckpoint {
                throw LogVerifierError.malformedAnchor
            }
        }
        if let first = kept.first { try checkOrigins(of: kept, against: first.checkpoint) }
        return kept
    }

    private func checkOrigins(
        of kept: [SealedCheckpoint],
        against checkpoint: Checkpoint
    ) throws(LogVerifierError) {
        for anchor in kept {
            let found = anchor.checkpoint.origin
            guard NoteName.areSame(found, checkpoint.origin) else {
                throw .anchorOfAnotherLog(expected: checkpoint.origin, found: found)
            }
        }
    }
}
