import AuditLog
import Identity
import Store

/// Keeps an idle session's silence provable: a record at least every hour, so that nobody can cut
/// records off and say that there were none.
package struct Pulse: Sendable {
    /// Seconds of silence after which a record is due.
    static let period: Int64 = 3600

    let store: any Store
    let actor: AuditLeaf.Actor
    let session: String
    let host: String
    let clock: @Sendable () -> Instant

    /// Appends a heartbeat when the log has been silent for an hour.
    ///
    /// - Returns: whether it did.
    /// - Throws: `StoreError`; nothing is lost, the next beat tries again.
    @discardableResult
    package func beat() throws -> Bool {
        let now = clock()
        let last = try store.read { try $0.auditLog().head()?.lastTime }.flatMap(Instant.init(iso:))
        guard let last, last.adding(seconds: Pulse.period) <= now else { return false }
        try store.transact("audit.heartbeat") { writer in
            try StoreKeeping.append(
                "audit.heartbeat",
                by: actor,
                session: session,
                host: host,
                now: now,
                to: writer
            )
        }
        return true
    }
}

extension Dispatcher {
    /// The heartbeat of this session, for a thread of its own.
    package func pulse() -> Pulse {
        Pulse(
            store: context.store,
            actor: AuditLeaf.Actor(state.actor),
            session: trail.session,
            host: context.hostName,
            clock: context.clock
        )
    }

    /// Records that the session begins or ends.
    ///
    /// - Throws: `StoreError`, at the beginning also `.rolledBack` when the store is older than what
    ///   was last signed.
    package func mark(_ act: String) throws {
        let now = context.clock()
        try context.store.transact(act) { writer in
            try StoreKeeping.append(
                act,
                by: AuditLeaf.Actor(state.actor),
                session: trail.session,
                host: context.hostName,
                now: now,
                to: writer
            )
        }
    }
}
