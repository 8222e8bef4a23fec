import CommandKit
import Identity

/// Data that somebody saw in clear, and what they did then.
struct Reveal: Sendable {
    /// What came after it.
    enum FollowUp: Sendable, Equatable {
        /// Time is not up, or the report ends before it is.
        case open
        /// This record.
        case action(Int64)
        /// Nothing in time.
        case none
        /// Nobody can say: the citizen is no longer in the log, or this is no reveal of fields.
        case unknown
    }

    let seq: Int64
    let at: Instant
    let login: String
    let citizens: [CitizenNumber]
    /// What was seen: names of fields, or `openings`.
    let fields: [String]
    let ticket: String?
    let reason: String?
    fileprivate(set) var followUp: FollowUp
}

/// Waits for an action after each reveal, by the same agent in the same session.
struct RevealWatch: Sendable {
    /// What an action is found by: session and agent, and the citizen or the case.
    private struct Slot: Hashable {
        let session: String
        let login: String
        let subject: String
    }

    private struct Waiting {
        let seq: Int64
        let at: Instant
        let login: String
        let slots: [Slot]
    }

    /// Most reveals that are waited for; an older one counts as left alone then.
    private static let room = 10_000

    /// The reveals.
    private(set) var list = Newest<Reveal>()
    private var queue: [Waiting] = []
    private var head = 0
    private var open: Set<Int64> = []
    private var slots: [Slot: [Int64]] = [:]

    /// Takes in the next record.
    ///
    /// - Returns: reveals whose time is up and that nothing came of.
    mutating func take(
        _ record: AuditRecord,
        _ citizens: [CitizenNumber]
    ) -> [(login: String, seq: Int64, at: Instant)] {
        let idle = expire { record.at.milliseconds - $0 > ReportThresholds.followUpSpan }
        if record.isFollowUp { resolve(record, citizens) }
        if record.isReveal { wait(record, citizens) }
        return idle
    }

    /// Ends the watch.
    ///
    /// - Parameter end: the time up to which the report has seen everything.
    /// - Returns: reveals whose time was up by then and that nothing came of.
    mutating func finish(seenUntil end: Instant) -> [(login: String, seq: Int64, at: Instant)] {
        expire { end.milliseconds - $0 > ReportThresholds.followUpSpan }
    }

    private mutating func wait(_ record: AuditRecord, _ citizens: [CitizenNumber]) {
        let isWatched = record.act == "citizen.reveal" && !citizens.isEmpty
        list.append(
            Reveal(
                seq: record.seq,
                at: record.at,
                login: record.login,
                citizens: citizens,
                fields: record.inClear,
                ticket: record.ticket,
                reason: record.reason,
                followUp: isWatched ? .open : .unknown
            )
        )
        guard isWatched else { return }
        let keys = RevealWatch.slots(record, citizens)
        for key in keys { slots[key, default: []].append(record.seq) }
        open.insert(record.seq)
        queue.append(Waiting(seq: record.seq, at: record.at, login: record.login, slots: keys))
    }

    private mutating func resolve(_ record: AuditRecord, _ citizens: [CitizenNumber]) {
        // A note belongs to the case, not to a citizen.
        let isNote = record.act == "case.note"
        for slot in RevealWatch.slots(record, isNote ? [] : citizens, withCase: isNote) {
            for seq in slots.removeValue(forKey: slot) ?? [] where open.remove(seq) != nil {
                mark(seq, .action(record.seq))
            }
        }
    }

    private mutating func expire(
        _ isOver: (Int64) -> Bool
    ) -> [(login: String, seq: Int64, at: Instant)] {
        var idle: [(login: String, seq: Int64, at: Instant)] = []
        while head < queue.count,
            isOver(queue[head].at.milliseconds) || queue.count - head > RevealWatch.room
        {
            let waiting = queue[head]
            head += 1
            // Those before it in the same slot are over as well.
            for slot in waiting.slots where slots[slot]?.last == waiting.seq { slots[slot] = nil }
            guard open.remove(waiting.seq) != nil else { continue }
            mark(waiting.seq, .none)
            idle.append((waiting.login, waiting.seq, waiting.at))
        }
        if head >= 64, head * 2 >= queue.count {
            queue.removeFirst(head)
            head = 0
        }
        return idle
    }

    private mutating func mark(_ seq: Int64, _ followUp: Reveal.FollowUp) {
        _ = list.updateLast(where: { $0.seq == seq }, until: { $0.seq < seq }) {
            $0.followUp = followUp
        }
    }

    private static func slots(
        _ record: AuditRecord,
        _ citizens: [CitizenNumber],
        withCase: Bool = true
    ) -> [Slot] {
        var subjects = citizens.map(\.description)
        if withCase, let ticket = record.ticket { subjects.append("ticket \(ticket)") }
        return subjects.map { Slot(session: record.session, login: record.login, subject: $0) }
    }
}

extension AuditRecord {
    /// Whether data that are masked otherwise were asked for in clear: fields, or openings of the log.
    var isReveal: Bool {
        outcome == "ok"
            && (act == "citizen.reveal" || fields.contains { $0 == "openings:full" })
    }

    /// Whether it shows that a revealed value was needed.
    fileprivate var isFollowUp: Bool {
        switch act {
        case "citizen.edit", "link.link", "link.unlink", "link.relink", "citizen.refresh",
            "citizen.sync", "case.note":
            outcome == "ok" || outcome == "unchanged" || outcome == "pending"
        default: false
        }
    }
}
