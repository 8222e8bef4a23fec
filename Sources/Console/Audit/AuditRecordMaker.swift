import AuditLog
import CommandKit
import Identity
import Store

/// Makes of a leaf and its openings what people read.
struct AuditRecordMaker: Sendable {
    /// Agents' units by login.
    private let units: [String: String]

    /// Makes a maker for one store state.
    init(_ reader: any StoreReader) throws {
        var units: [String: String] = [:]
        for agent in try reader.agents() { units[agent.login] = agent.unit }
        self.units = units
    }

    /// The record of a leaf.
    ///
    /// - Parameters:
    ///   - seq: its number.
    ///   - bytes: the leaf.
    ///   - openings: the values of its openings by name.
    ///   - withLeaf: whether the leaf itself goes along.
    /// - Throws: `AuditLeafError`, `JSONError` when the leaf is none.
    /// - Returns: the record.
    func record(
        _ seq: Int64,
        _ bytes: [UInt8],
        openings: [String: String],
        withLeaf: Bool
    ) throws -> AuditRecord {
        let leaf = try AuditLeaf(logged: bytes)
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
            query: openings["query"],
            fields: leaf.fields.map(\.text),
            results: leaf.n.map(Int.init),
            approval: leaf.approval,
            severity: leaf.severity.rawValue,
            leaf: withLeaf ? String(decoding: bytes, as: UTF8.self) : nil,
            leafHash: withLeaf ? MerkleHash.leaf(bytes).hex : nil
        )
    }
}

extension Agent {
    /// Whether this agent may read an audit record: their own, their unit's, or all of them.
    func maySee(_ record: AuditRecord) -> Bool { maySee(login: record.login, unit: record.unit) }

    /// Whether this agent may read the records of somebody of a unit.
    func maySee(login other: String, unit otherUnit: String) -> Bool {
        switch role.auditScope {
        case .own: other == login
        case .unit: otherUnit == unit || other == login
        case .all: true
        case .none, .verify: false
        }
    }
}
