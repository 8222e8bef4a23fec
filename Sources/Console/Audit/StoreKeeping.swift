import AuditLog
import Identity
import Store

/// Audit records of what is done to a store as a whole by whoever owns its files.
package enum StoreKeeping {
    /// Appends a record inside the transaction of the work itself.
    ///
    /// - Parameters:
    ///   - act: what was done, as leaves name it (`store.import`).
    ///   - count: how many things it was done to.
    ///   - login: who did it, as the kernel says.
    ///   - uid: their user id.
    ///   - host: this machine's name.
    ///   - now: the time.
    ///   - writer: the transaction.
    /// - Throws: `StoreError` when the record cannot be written.
    package static func record(
        _ act: String,
        count: Int,
        login: String,
        uid: UInt32,
        host: String,
        now: Instant,
        in writer: any StoreWriter
    ) throws {
        let actor = AuditLeaf.Actor(login: login, role: "owner", uid: Int64(uid), via: "uid")
        try append(act, by: actor, count: count, session: nil, host: host, now: now, to: writer)
    }

    /// Appends a record of no command.
    static func append(
        _ act: String,
        by actor: AuditLeaf.Actor,
        count: Int? = nil,
        session: String?,
        host: String,
        now: Instant,
        to writer: any StoreWriter
    ) throws {
        let id = UUIDv7.make(milliseconds: now.milliseconds)
        let leaf = AuditLeaf(
            id: id,
            t: now.iso,
            act: act,
            actor: actor,
            app: AuditTrail.application,
            host: host,
            sess: session ?? id,
            outcome: "ok",
            n: count.map(Int64.init)
        )
        _ = try writer.append(LeafDraft(leaf: leaf), subjects: [])
    }
}
