import CommandKit
import Identity

/// An unlink, a relink, an undo, or another change that a second person had to agree to.
struct LinkEntry: Sendable {
    /// How it stands.
    enum State: Sendable, Equatable {
        /// Done by the agent alone, as the rules allow.
        case done
        /// Nobody has decided, as far as the log tells.
        case waiting
        /// A second person agreed; the request's number, when it is known.
        case approved(by: String, seq: Int64, request: Int64?)
        /// A second person said no.
        case rejected(by: String, seq: Int64)
    }

    let seq: Int64
    let at: Instant
    /// Who asked; nil when the report does not hold that record.
    let requester: String?
    let act: String
    let citizens: [CitizenNumber]
    let ticket: String?
    let reason: String?
    fileprivate(set) var state: State
}

/// Brings requests and the decisions of second persons together.
struct LinkLedger: Sendable {
    /// The entries.
    private(set) var list = Newest<LinkEntry>()

    /// Takes in the next record.
    mutating func take(_ record: AuditRecord, _ citizens: [CitizenNumber]) {
        switch (record.act, record.outcome) {
        case ("link.unlink", "ok"), ("link.relink", "ok"), ("change.undo", "ok"):
            add(record, citizens, .done)
        case ("request.approve", "ok"):
            let state = LinkEntry.State.approved(
                by: record.login,
                seq: record.seq,
                request: record.approval
            )
            if !decide(record, citizens, state) { add(record, citizens, state, asked: false) }
        case ("request.reject", "ok"):
            _ = decide(record, citizens, .rejected(by: record.login, seq: record.seq))
        case (_, "pending"): add(record, citizens, .waiting)
        default: break
        }
    }

    private mutating func add(
        _ record: AuditRecord,
        _ citizens: [CitizenNumber],
        _ state: LinkEntry.State,
        asked: Bool = true
    ) {
        list.append(
            LinkEntry(
                seq: record.seq,
                at: record.at,
                requester: asked ? record.login : nil,
                act: record.act,
                citizens: citizens,
                ticket: record.ticket,
                reason: record.reason,
                state: state
            )
        )
    }

    /// Gives the newest request about the same citizen its decision.
    ///
    /// A request has no number in the log until it is decided, so citizen and time tell which it is.
    private mutating func decide(
        _ record: AuditRecord,
        _ citizens: [CitizenNumber],
        _ state: LinkEntry.State
    ) -> Bool {
        guard let citizen = citizens.first else { return false }
        let earliest = record.at.milliseconds - ReportThresholds.approvalSpan
        return list.updateLast(
            where: {
                $0.state == .waiting && $0.citizens.first == citizen && $0.requester != record.login
                    && $0.at.milliseconds >= earliest
            },
            // Clocks are let differ by another such span.
            until: { $0.at.milliseconds < earliest - ReportThresholds.approvalSpan },
            { $0.state = state }
        )
    }
}
