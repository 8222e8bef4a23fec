/// What a check of the log, or of a part of it that was exported, found.
public struct AuditVerdict: Sendable, Hashable {
    /// The log's origin; empty when nothing named one.
    public let origin: String
    /// The first record that was checked.
    public let first: Int64
    /// How many records were checked.
    public let count: Int64
    /// How many records the checkpoint covers.
    public let size: Int64
    /// The root, base64; empty when it could not be computed.
    public let root: String
    /// The error code, nil when everything is covered by an outside anchor.
    public let code: String?
    /// The first index that is wrong, when there is one.
    public let firstBad: Int64?
    /// Records that no outside anchor vouches for.
    public let unsealed: Int64
    /// What exactly did not fit, in a word or a file's name; nil when nothing did.
    public let fault: String?
    /// The witnesses whose signatures are good, by name.
    public let witnesses: [String]

    /// Makes a verdict.
    public init(
        origin: String = "",
        first: Int64 = 0,
        count: Int64,
        size: Int64,
        root: String,
        code: String?,
        firstBad: Int64? = nil,
        unsealed: Int64 = 0,
        fault: String? = nil,
        witnesses: [String] = []
    ) {
        self.origin = origin
        self.first = first
        self.count = count
        self.size = size
        self.root = root
        self.code = code
        self.firstBad = firstBad
        self.unsealed = unsealed
        self.fault = fault
        self.witnesses = witnesses
    }

    /// Whether the log can be believed, be it that nothing from outside vouches for all of it.
    public var isConsistent: Bool {
        code == nil || code == "verify.no-anchor" || code == "verify.unsealed-tail"
    }
}
