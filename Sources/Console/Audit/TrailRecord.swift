import AuditLog
import CommandKit
import Identity

/// What is recorded of one command.
struct TrailRecord: Sendable {
    /// How a record stands to an outside call.
    enum Phase: Sendable {
        /// The command talks to nobody outside.
        case single
        /// The question is about to be put; the record's own id is the request code.
        case intent(id: String)
        /// The outcome of the question with this id.
        case result(of: String)
    }

    /// What a result shows.
    struct Shown: Sendable {
        /// Fields shown, `name:masked` or `name:full`.
        var fields: [String] = []
        /// The number of its rows.
        var results: Int?
    }

    let act: String
    let outcome: Outcome
    let code: String?
    /// The session as it was when the command began.
    let state: SessionState
    /// The citizens that it was about.
    var target: [CitizenNumber] = []
    /// What a search looked for.
    var searched: String?
    var reason: String?
    var approval: Int64?
    var phase = Phase.single
    let at: Instant
    /// What else the record commits to.
    var committed: [Commitment] = []
    /// Says what is shown, on the thread that makes the leaf.
    var shown: @Sendable () -> Shown = { Shown() }

    /// The leaf with its openings.
    ///
    /// - Parameters:
    ///   - session: the session's id.
    ///   - host: this machine's name.
    ///   - time: the record's time in words.
    /// - Returns: the leaf.
    func draft(session: String, host: String, time: String) -> LeafDraft {
        var draft = LeafDraft(leaf: leaf(session: session, host: host, time: time))
        if target.count == 1 {
            draft.commitTarget(type: "citizen", name: "target", value: target[0].description)
        } else if !target.isEmpty {
            let list = target.map(\.description).glued(" ")
            draft.commitTarget(type: "citizens", name: "target", value: list)
        }
        if let ticket = state.ticket { draft.commitTicket(ticket) }
        if let reason { draft.commit(name: "reason", value: reason) }
        if let searched { draft.commit(name: "query", value: searched) }
        for value in committed { draft.commit(name: value.name, value: value.value) }
        return draft
    }

    private func leaf(session: String, host: String, time: String) -> AuditLeaf {
        let id: String
        var leafPhase = AuditLeaf.Phase.single
        var reference: String?
        switch phase {
        case .single: id = UUIDv7.make(milliseconds: at.milliseconds)
        case .intent(let intent):
            id = intent
            leafPhase = .intent
        case .result(let intent):
            id = UUIDv7.make(milliseconds: at.milliseconds)
            leafPhase = .result
            reference = intent
        }
        let shown = shown()
        return AuditLeaf(
            id: id,
            t: time,
            act: act,
            actor: AuditLeaf.Actor(state.actor),
            app: AuditTrail.application,
            host: host,
            sess: session,
            outcome: outcome.rawValue,
            phase: leafPhase,
            ref: reference,
            code: code,
            n: shown.results.map(Int64.init),
            approval: approval,
            fields: shown.fields.compactMap(AuditLeaf.ShownField.init(text:))
        )
    }
}

extension AuditLeaf.Actor {
    /// Who works, as leaves name them.
    init(_ actor: Actor) {
        self.init(
            login: actor.agent.login,
            role: actor.agent.role.rawValue,
            uid: Int64(actor.uid),
            via: actor.via
        )
    }
}
