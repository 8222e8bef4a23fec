/// What a check of a receipt found.
public enum ReceiptVerdict: Hashable, Sendable {
    /// The record was in the log, and an outside anchor vouches for it.
    case ok
    /// Everything fits together, but no outside anchor vouches for the checkpoint: nothing is proven.
    case noAnchor
    /// The record, its proof or an opening does not fit; or the checkpoint contradicts a kept one.
    case tampered(Int64)
    /// A signature by a trusted key is wrong, or a note is not well formed.
    case badSignature
    /// A trusted key's signature is missing, or too few witnesses have cosigned.
    case unknownKey
    /// It is no whole receipt, or there is no record in it.
    case incomplete

    /// The stable code; nil for `ok`.
    public var code: String? {
        switch self {
        case .ok: nil
        case .noAnchor: "verify.no-anchor"
        case .tampered: "verify.tampered"
        case .badSignature: "verify.bad-signature"
        case .unknownKey: "verify.unknown-key"
        case .incomplete: "verify.incomplete"
        }
    }
}

/// The result of checking a receipt.
public struct ReceiptReport: Hashable, Sendable {
    /// What was found.
    public internal(set) var verdict: ReceiptVerdict

    /// The log's origin, as the checkpoint says; empty when it could not be read.
    public internal(set) var origin = ""

    /// The record's index, as the receipt says; 0 when it could not be read.
    public internal(set) var index: Int64 = 0

    /// The number of records of the checkpoint's tree; 0 when it could not be read.
    public internal(set) var size: Int64 = 0

    /// The root that the record and its proof lead to; nil unless it is the checkpoint's.
    public internal(set) var root: MerkleHash?

    /// The record; nil unless everything fits, and for a record of a newer version.
    public internal(set) var leaf: AuditLeaf?

    /// The record's openings that came along; none unless everything fits.
    public internal(set) var openings: [Disclosure] = []

    /// The names of the witnesses asked for whose good cosignature is on the checkpoint.
    public internal(set) var witnesses: [String] = []

    /// Whether the record is proven; anything less must not be shown as a plain OK.
    public var isTrusted: Bool { verdict == .ok }

    init(_ verdict: ReceiptVerdict) {
        self.verdict = verdict
    }
}
