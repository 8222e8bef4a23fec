import AuditLog
import CommandKit
import Identity
import Store

/// Reads the audit log for people: whose records an agent may see, and what their openings say.
struct AuditReading {
    let reader: any StoreReader

    /// Records, newest first, as far as `agent` may see them; all of them when nil.
    func records(_ filter: AuditFilter, visibleTo agent: Agent?) throws -> [AuditRecord] {
        let units = try unitByLogin()
        var found: [AuditRecord] = []
        for seq in try candidates(filter) {
            guard let record = try record(at: seq, units: units) else { continue }
            guard agent?.maySee(record) ?? true, filter.admits(record) else { continue }
            found.append(record)
            if found.count == filter.limit { break }
        }
        return found
    }

    /// One record, if there is one that `agent` may see.
    func record(_ seq: Int64, visibleTo agent: Agent) throws -> AuditRecord? {
        guard let record = try record(at: seq, units: try unitByLogin()), agent.maySee(record)
        else { return nil }
        return record
    }

    /// The numbers of the records to look at, newest first.
    private func candidates(_ filter: AuditFilter) throws -> [Int64] {
        if let citizen = filter.citizen {
            return try reader.auditSubjects(citizen, limit: .max)
        }
        return Array(stride(from: try reader.auditSize() - 1, through: 0, by: -1))
    }

    private func record(at seq: Int64, units: [String: String]) throws -> AuditRecord? {
        guard let bytes = try reader.auditLeaf(seq) else { return nil }
        let leaf = try AuditLeaf(json: bytes)
        let openings = try reader.auditOpenings(seq)
        return AuditRecord(
            seq: seq,
            at: Instant(iso: leaf.t) ?? Instant(milliseconds: 0),
            login: leaf.actor.login,
            role: leaf.actor.role,
            unit: units[leaf.actor.login] ?? "",
            act: leaf.act,
            outcome: leaf.outcome,
            code: leaf.code,
            phase: leaf.phase.rawValue,
            session: leaf.sess,
            targetType: leaf.target?.type,
            target: openings["target"],
            ticket: openings["ticket"],
            reason: openings["reason"],
            fields: leaf.fields.map(\.text),
            results: leaf.n.map(Int.init),
            approval: leaf.approval,
            leaf: String(decoding: bytes, as: UTF8.self),
            leafHash: MerkleHash.leaf(bytes).hex
        )
    }

    private func unitByLogin() throws -> [String: String] {
        var units: [String: String] = [:]
        for agent in try reader.agents() { units[agent.login] = agent.unit }
        return units
    }
}

extension Agent {
    /// Whether this agent may read an audit record: their own, their unit's, or all of them.
    fileprivate func maySee(_ record: AuditRecord) -> Bool {
        switch role.auditScope {
        case .own: record.login == login
        case .unit: record.unit == unit || record.login == login
        case .all: true
        case .none, .verify: false
        }
    }
}

extension AuditFilter {
    /// Whether a record fits everything but the citizen.
    fileprivate func admits(_ record: AuditRecord) -> Bool {
        if let login, record.login != login { return false }
        if let act, record.act != act, !record.act.hasPrefix(act + ".") { return false }
        return true
    }
}
