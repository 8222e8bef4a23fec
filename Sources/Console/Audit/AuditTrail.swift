import AuditLog
import CommandKit
import Identity
import Store

/// Writes the audit record of every command of one session.
///
/// Whom and why go into salted digests whose openings can be deleted; the leaf itself holds codes,
/// names of fields and counts, never personal data.
///
/// - Rule: R29.
package struct AuditTrail {
    /// The program as leaves name it.
    package static let application = "lienket/\(Version.number)"

    /// The act of a record that says how many openings were erased.
    static let erasure = "audit.redact"

    let context: ConsoleContext
    /// The session's id in every leaf.
    let session: String

    /// Starts a trail for a new session.
    init(context: ConsoleContext) {
        self.context = context
        session = UUIDv7.make(milliseconds: context.clock().milliseconds)
    }

    /// A new id for a record made at `now`.
    func makeID(at now: Instant) -> String {
        UUIDv7.make(milliseconds: now.milliseconds)
    }

    /// Appends a record; it is durable when the transaction commits.
    ///
    /// - Parameters:
    ///   - record: what is recorded.
    ///   - writer: the transaction.
    ///   - hand: who may make the leaf before the commit; nil when nobody helps.
    /// - Throws: as `StoreWriter.append`.
    /// - Returns: its number.
    func append(
        _ record: TrailRecord,
        to writer: any StoreWriter,
        hand: SecondHand? = nil
    ) throws -> Int64 {
        let (session, host, time) = (session, context.hostName, record.at.iso)
        let order = LeafOrder(at: time, hand: hand) {
            record.draft(session: session, host: host, time: time)
        }
        return try writer.append(order, subjects: record.target)
    }
}
