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

    /// How a record stands to an outside call.
    enum Phase {
        /// The command talks to nobody outside.
        case single
        /// The question is about to be put; the record's own id is the request code.
        case intent(id: String)
        /// The outcome of the question with this id.
        case result(of: String)
    }

    /// What is recorded of one command.
    struct Record {
        let act: String
        let outcome: Outcome
        let code: String?
        /// The session as it was when the command began.
        let state: SessionState
        /// The citizens that it was about.
        let target: [CitizenNumber]
        /// What a search looked for.
        let searched: String?
        let reason: String?
        /// Fields shown, `name:masked` or `name:full`.
        let fields: [String]
        let results: Int?
        let approval: Int64?
        let phase: Phase
        let at: Instant
        /// What else the record commits to.
        var committed: [Commitment] = []
    }

    /// A new id for a record made at `now`.
    func makeID(at now: Instant) -> String {
        UUIDv7.make(milliseconds: now.milliseconds)
    }

    /// Appends a record; it is durable when the transaction commits.
    ///
    /// - Returns: its number.
    func append(_ record: Record, to writer: any StoreWriter) throws -> Int64 {
        var draft = LeafDraft(leaf: leaf(record))
        if record.target.count == 1 {
            draft.commitTarget(
                type: "citizen",
                name: "target",
                value: record.target[0].description
            )
        } else if !record.target.isEmpty {
            let list = record.target.map(\.description).glued(" ")
            draft.commitTarget(type: "citizens", name: "target", value: list)
        }
        if let ticket = record.state.ticket { draft.commitTicket(ticket) }
        if let reason = record.reason { draft.commit(name: "reason", value: reason) }
        if let searched = record.searched { draft.commit(name: "query", value: searched) }
        for value in record.committed { draft.commit(name: value.name, value: value.value) }
        return try writer.append(draft, subjects: record.target)
    }

    /// Who works, as leaves name them.
    func actor(_ actor: Actor) -> AuditLeaf.Actor {
        AuditLeaf.Actor(
            login: actor.agent.login,
            role: actor.agent.role.rawValue,
            uid: Int64(actor.uid),
            via: actor.via
        )
    }

    private func leaf(_ record: Record) -> AuditLeaf {
        var id = makeID(at: record.at)
        var phase = AuditLeaf.Phase.single
        var reference: String?
        switch record.phase {
        case .single: break
        case .intent(let intent):
            id = intent
            phase = .intent
        case .result(let intent):
            phase = .result
            reference = intent
        }
        return AuditLeaf(
            id: id,
            t: record.at.iso,
            act: record.act,
            actor: actor(record.state.actor),
            app: AuditTrail.application,
            host: context.hostName,
            sess: session,
            outcome: record.outcome.rawValue,
            phase: phase,
            ref: reference,
            code: record.code,
            n: record.results.map(Int64.init),
            approval: record.approval,
            fields: record.fields.compactMap(AuditLeaf.ShownField.init(text:))
        )
    }
}
