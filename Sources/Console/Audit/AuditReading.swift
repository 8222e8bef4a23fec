import AuditLog
import CommandKit
import Identity
import Store

/// Reads the audit log for people: whose records an agent may see, and what their openings say.
struct AuditReading {
    let reader: any StoreReader

    /// Records, newest first, as far as `agent` may see them; all of them when nil.
    func records(_ filter: AuditFilter, visibleTo agent: Agent?) throws -> [AuditRecord] {
        let maker = try AuditRecordMaker(reader)
        var found: [AuditRecord] = []
        for seq in try candidates(filter) {
            guard let record = try record(at: seq, maker) else { continue }
            guard agent?.maySee(record) ?? true, filter.admits(record) else { continue }
            found.append(record)
            if found.count == filter.limit { break }
        }
        return found
    }

    /// One record, if there is one that `agent` may see.
    func record(_ seq: Int64, visibleTo agent: Agent) throws -> AuditRecord? {
        guard let record = try record(at: seq, AuditRecordMaker(reader)), agent.maySee(record)
        else { return nil }
        return record
    }

    /// The newest signed checkpoint; nil when nothing was ever recorded.
    func checkpoint() throws -> AuditCheckpoint? {
        guard let note = try reader.auditLog().head()?.note else { return nil }
        let checkpoint = try Checkpoint(text: SignedNote(note).text)
        return AuditCheckpoint(
            origin: checkpoint.origin,
            size: checkpoint.size,
            root: checkpoint.root.base64,
            note: note
        )
    }

    /// What a witness that has seen `old` records must be given for the newest checkpoint.
    func addCheckpoint(old: Int64) throws -> String {
        let log = try reader.auditLog()
        guard let head = try log.head(), let note = head.note, (0...head.size).contains(old) else {
            throw CommandError(
                "audit.no-such-size",
                Phrase(
                    vi: "Chưa làm gì: nhật ký chưa từng có \(old) bản ghi",
                    en: "Nothing was done: the log never had \(old) records"
                ),
                hint: Phrase("audit checkpoint"),
                outcome: .invalid
            )
        }
        return try AddCheckpointBody(from: old, to: note, size: head.size, store: log).text
    }

    /// A receipt for one record that `agent` may see; nil when there is none.
    func receipt(_ seq: Int64, opens: Bool, visibleTo agent: Agent) throws -> String? {
        let log = try reader.auditLog()
        guard try record(seq, visibleTo: agent) != nil, let leaf = try log.leaf(at: seq),
            let head = try log.head(), let note = head.note
        else { return nil }
        let disclosures =
            opens ? try log.openings(at: seq).map { try Disclosure(text: $0.text) } : []
        return try InclusionReceipt(
            index: seq,
            hashes: InclusionProof(index: seq, size: head.size, store: log).hashes,
            checkpoint: note,
            extra: ReceiptContents(leaf: leaf, disclosures: disclosures).encoded
        ).text
    }

    /// The numbers of the records to look at, newest first.
    private func candidates(_ filter: AuditFilter) throws -> [Int64] {
        if let citizen = filter.citizen {
            return try reader.auditSubjects(citizen, limit: .max)
        }
        return Array(stride(from: try reader.auditSize() - 1, through: 0, by: -1))
    }

    private func record(at seq: Int64, _ maker: AuditRecordMaker) throws -> AuditRecord? {
        guard let bytes = try reader.auditLeaf(seq) else { return nil }
        return try maker.record(seq, bytes, openings: try reader.auditOpenings(seq), withLeaf: true)
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
