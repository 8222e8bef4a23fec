/// What an audited change did.
public struct RecordedEffect: Sendable {
    /// The audit number of the change.
    public let seq: Int64
    /// The command.
    public let command: String
    /// The changes that were applied.
    public let changes: [Change]
    /// The record versions right after it.
    public let versions: [CitizenNumber: Int64]
    /// The audit number that undid it, if any.
    public let undoneBy: Int64?

    /// Makes the record.
    public init(
        seq: Int64,
        command: String,
        changes: [Change],
        versions: [CitizenNumber: Int64],
        undoneBy: Int64? = nil
    ) {
        self.seq = seq
        self.command = command
        self.changes = changes
        self.versions = versions
        self.undoneBy = undoneBy
    }
}
