/// What a check of an export bundle found.
public enum BundleVerdict: Hashable, Sendable {
    /// Every record is covered by an outside anchor and everything else fits.
    case ok
    /// Everything fits together, but no outside anchor was given: nothing is proven.
    case noAnchor
    /// Everything fits, but outside anchors do not cover the last records.
    case unsealedTail(count: Int64)
    /// Something was altered, inserted or damaged. Records before `firstBad` still fit.
    case tampered(firstBad: Int64)
    /// The log is shorter than an anchor or does not continue it.
    case rolledBack(anchorSize: Int64, logSize: Int64)
    /// A signature by a trusted key is wrong, or a note is not well formed.
    case badSignature
    /// A trusted key's signature is missing, or too few witnesses have cosigned.
    case unknownKey
    /// A file or a part of it is missing.
    case incomplete(file: String)

    /// The stable code; nil for `ok`.
    public var code: String? {
        switch self {
        case .ok: nil
        case .noAnchor: "verify.no-anchor"
        case .unsealedTail: "verify.unsealed-tail"
        case .tampered: "verify.tampered"
        case .rolledBack: "verify.rolled-back"
        case .badSignature: "verify.bad-signature"
        case .unknownKey: "verify.unknown-key"
        case .incomplete: "verify.incomplete"
        }
    }
}

/// The result of checking an export bundle.
public struct BundleReport: Hashable, Sendable {
    /// What was found.
    public let verdict: BundleVerdict

    /// What did not fit: a file's name; `proof` for a record whose proof does not lead to the root;
    /// `root` for records that do not give the checkpoint's root; `since` for a kept checkpoint
    /// that was not reproduced or not signed; `quorum` for too few witnesses.
    public let fault: String?

    /// The log's origin; empty when the manifest is unreadable.
    public let origin: String

    /// The index of the first record.
    public let first: Int64

    /// The number of records the manifest claims.
    public let count: Int64

    /// The number of records of the checkpoint's tree, else what the manifest claims.
    public let size: Int64

    /// The root that the records lead to; nil when that was not established.
    public let root: MerkleHash?

    /// How many records of the bundle an outside anchor vouches for.
    public let coveredCount: Int64

    /// The witnesses whose good cosignature is on the checkpoint, of those asked for.
    public let witnesses: [String]

    /// How many records of the bundle no outside anchor vouches for.
    public var unsealed: Int64 { count - coveredCount }

    /// Whether every record can be trusted; anything less must not be shown as a plain OK.
    public var isTrusted: Bool { verdict == .ok }
}

/// A verdict that ends a check early, on its way to the report.
struct BundleFinding: Error {
    let verdict: BundleVerdict
    let fault: String?

    init(_ verdict: BundleVerdict, _ fault: String? = nil) {
        self.verdict = verdict
        self.fault = fault
    }

    /// A file or a part of it is missing.
    static func incomplete(_ file: String) -> BundleFinding {
        BundleFinding(.incomplete(file: file), file)
    }

    /// A note that was refused.
    static func refused(_ error: NoteError, _ fault: String) -> BundleFinding {
        BundleFinding(error == .unknownKey ? .unknownKey : .badSignature, fault)
    }
}
