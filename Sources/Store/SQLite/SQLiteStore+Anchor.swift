import AuditLog
import GRDB
import Identity
import Synchronization

/// The store and what vouches for it from beside it and from outside.
extension SQLiteStore {
    /// Compares the store with the newest signed checkpoint beside it, without waiting for a turn.
    ///
    /// - Throws: `StoreError.rolledBack` when it is older, or another.
    public func checkAnchor() throws {
        try StoreError.mapped {
            try database.unsafeReentrantWrite { db in
                try anchor.check(SQLiteLog(db)) { try auditKey() }
            }
        }
    }

    /// Compares the store with the newest signed checkpoint beside it, once.
    ///
    /// - Throws: `StoreError.rolledBack`; it is asked again at the next turn then.
    func checkAnchor(_ db: Database) throws {
        guard signing.withLock({ !$0.isAnchored }) else { return }
        try anchor.check(SQLiteLog(db)) { try auditKey() }
        signing.withLock { $0.isAnchored = true }
    }

    /// Where the policy wants anchor lines to go; nil when nowhere.
    func anchorSender(_ reader: SQLiteReader) throws -> AnchorSender? {
        AnchorSender.Target(rawValue: try reader.setting(.anchorLines)).map { AnchorSender($0) }
    }

    /// Tells of what has been committed, beside the store and outside.
    ///
    /// - Parameters:
    ///   - receipt: what has been appended; it is durable.
    ///   - held: the checkpoint's file; nil leaves it older than the store.
    ///   - sender: where anchor lines go.
    func announce(
        _ receipt: AppendReceipt,
        _ held: borrowing HeldAnchor?,
        _ sender: AnchorSender?
    ) {
        if let note = receipt.head.note { held?.publish(note) }
        sender?.send(receipt, origin: info.origin)
    }
}
