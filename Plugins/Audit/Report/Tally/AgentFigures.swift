import CommandKit
import Identity

/// How records divide: what was refused, what changed something, and everything else.
struct Workload: Sendable, Equatable {
    /// Looks, searches, notes, wrong lines.
    var reads = 0
    /// Changes that took effect.
    var changes = 0
    /// What a rule or a role said no to.
    var refusals = 0

    /// All of them.
    var total: Int { reads + changes + refusals }

    /// Adds a record.
    mutating func add(_ record: AuditRecord) {
        if record.wasRefused {
            refusals += 1
        } else if record.changedSomething {
            changes += 1
        } else {
            reads += 1
        }
    }

    /// Adds another workload.
    static func += (a: inout Workload, b: Workload) {
        a.reads += b.reads
        a.changes += b.changes
        a.refusals += b.refusals
    }
}

/// What one agent did.
struct AgentFigures: Sendable {
    let login: String
    /// The unit now; empty when the agent is gone.
    let unit: String
    var work = Workload()
    var reveals = 0
    var citizens = CitizenSet()
    var looks: SlidingWindow
    var noes: SlidingWindow

    init(_ login: String, unit: String) {
        self.login = login
        self.unit = unit
        looks = SlidingWindow(
            .manyCitizens,
            login,
            span: ReportThresholds.citizenSpan,
            threshold: ReportThresholds.citizens
        )
        noes = SlidingWindow(
            .refusalBurst,
            login,
            span: ReportThresholds.refusalSpan,
            threshold: ReportThresholds.refusals
        )
    }
}

/// How often one refusal was given.
struct CodeFigures: Sendable {
    let code: String
    var count = 0
    var logins: Set<String> = []
    var lastSeq: Int64 = 0
}

extension AuditRecord {
    /// Whether a rule or a role said no.
    ///
    /// What `audit verify` finds out about the log is no refusal.
    var wasRefused: Bool {
        (outcome == "refused" || outcome == "not-permitted") && code?.hasPrefix("verify.") != true
    }

    /// Whether something is different since.
    var changedSomething: Bool {
        guard outcome == "ok" else { return false }
        switch act {
        case "citizen.edit", "citizen.refresh", "citizen.sync", "link.link", "link.unlink",
            "link.relink", "change.undo", "request.approve", "policy.set", "audit.redact":
            return true
        default: return false
        }
    }

    /// The citizens that it is about; nothing but console numbers comes out of here.
    var citizens: [CitizenNumber] {
        guard let target, targetType == "citizen" || targetType == "citizens" else { return [] }
        return target.utf8.split(separator: UInt8(ascii: " "), maxSplits: 500).compactMap {
            CitizenNumber(reference: String(Substring($0)))
        }
    }

    /// Whether it only lists several people, as a search by name does.
    var isHitList: Bool { act == "citizen.find" && targetType == "citizens" }
}
