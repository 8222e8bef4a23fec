/// The newest signed state of the log.
public struct AuditCheckpoint: Sendable, Hashable {
    /// The log's origin.
    public let origin: String
    /// How many records.
    public let size: Int64
    /// The root, base64.
    public let root: String
    /// The signed note, whole.
    public let note: String

    /// Makes it.
    public init(origin: String, size: Int64, root: String, note: String) {
        self.origin = origin
        self.size = size
        self.root = root
        self.note = note
    }
}
