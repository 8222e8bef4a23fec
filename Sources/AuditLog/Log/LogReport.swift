/// What a check of a log found.
public enum LogVerdict: Hashable, Sendable {
    /// Everything fits together up to the newest signed checkpoint. On its own this says only that
    /// the log is consistent with itself; see `LogReport.covered`.
    case ok
    /// The last records are not under a checkpoint that counts: the outside anchors when any was
    /// given, else the head's note.
    case unsealedTail(count: Int64)
    /// Something was altered, removed or damaged. Every record before `firstBad` still fits.
    case tampered(firstBad: Int64)
    /// The log is shorter than an earlier checkpoint or does not continue it.
    case rolledBack(anchorSize: Int64, logSize: Int64)
    /// A signature by a trusted key is wrong, or a note is not well formed.
    case badSignature
    /// A note carries no signature by a trusted key.
    case unknownKey
}

/// What exactly did not fit, for the message beside a `tampered` verdict.
public enum LogFault: Hashable, Sendable {
    /// A record is missing.
    case leafMissing
    /// A record's bytes do not have the stored hash.
    case leafHash
    /// A record is no record, or its `seq` is not its index.
    case leafContent
    /// The hash of a subtree that starts at the record is missing or wrong.
    case nodeHash
    /// An opening of the record does not have a digest in it, or is not readable.
    case opening(name: String)
    /// An opening of the record is gone, and no record says that it was erased.
    case openingMissing
    /// The record is not listed under the citizen it is about.
    case subjectMissing
    /// A kept checkpoint is missing or not of this history.
    case keptCheckpoint
    /// The head's time is not that of the last record.
    case headTime
    /// There are records beyond the head.
    case leavesBeyondHead
    /// There are records but no head.
    case headMissing
    /// The head's root is not the root of the records.
    case headRoot
    /// The signed root is not the root of the records: the whole tree was rewritten.
    case signedRoot
}

/// The result of checking a log.
public struct LogReport: Hashable, Sendable {
    /// What was found.
    public let verdict: LogVerdict

    /// What did not fit, with a `tampered` verdict.
    public let fault: LogFault?

    /// The number of records the head claims.
    public let size: Int64

    /// The root computed from the records, when they could all be read.
    public let root: MerkleHash?

    /// How many records, from the first, an outside anchor vouches for.
    ///
    /// An anchor is a checkpoint signed by a trusted key, or one that the auditor kept. The value is
    /// 0 unless the verdict is `ok` or `unsealedTail`.
    public let coveredSize: Int64

    /// Whether an outside anchor was given and vouches for every record.
    public let covered: Bool

    /// Whether the log can be trusted as a whole; anything less must not be shown as a plain OK.
    public var isTrusted: Bool { verdict == .ok && covered }
}

extension LogReport {
    /// A report that vouches for nothing.
    static func refused(
        _ verdict: LogVerdict,
        fault: LogFault? = nil,
        size: Int64,
        root: MerkleHash? = nil
    ) -> LogReport {
        LogReport(
            verdict: verdict,
            fault: fault,
            size: size,
            root: root,
            coveredSize: 0,
            covered: false
        )
    }

    /// The report of an altered log.
    static func tampered(
        _ seq: Int64,
        _ fault: LogFault,
        size: Int64,
        root: MerkleHash? = nil
    ) -> LogReport {
        refused(.tampered(firstBad: seq), fault: fault, size: size, root: root)
    }

    /// The report of a log shorter than a checkpoint, or with another history.
    static func rolledBack(
        from anchorSize: Int64,
        size: Int64,
        root: MerkleHash? = nil
    ) -> LogReport {
        refused(.rolledBack(anchorSize: anchorSize, logSize: size), size: size, root: root)
    }

    /// The report of a note that was refused.
    static func refusedNote(
        _ error: NoteError,
        size: Int64,
        root: MerkleHash? = nil
    ) -> LogReport {
        let verdict: LogVerdict = if case .unknownKey = error { .unknownKey } else { .badSignature }
        return refused(verdict, size: size, root: root)
    }

    /// The report of a log in which everything fits.
    ///
    /// `sealedSize` records are under the checkpoint that counts, `vouchedSize` under an outside
    /// anchor (nil without any).
    static func consistent(
        size: Int64,
        root: MerkleHash,
        sealedSize: Int64,
        vouchedSize: Int64?
    ) -> LogReport {
        LogReport(
            verdict: sealedSize == size ? .ok : .unsealedTail(count: size - sealedSize),
            fault: nil,
            size: size,
            root: root,
            coveredSize: vouchedSize ?? 0,
            covered: vouchedSize == size
        )
    }
}
