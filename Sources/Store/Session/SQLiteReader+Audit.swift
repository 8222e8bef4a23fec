import AuditLog
import Identity

extension SQLiteReader {
    func auditSize() throws -> Int64 {
        try db.first("SELECT size FROM audit_head WHERE one = 1", []) { $0.number(0) } ?? 0
    }

    func auditLeaf(_ seq: Int64) throws -> [UInt8]? {
        try SQLiteLog(db).leaf(at: seq)
    }

    func auditOpenings(_ seq: Int64) throws -> [String: String] {
        var openings: [String: String] = [:]
        for stored in try SQLiteLog(db).openings(at: seq) {
            guard let opening = try? Disclosure(text: stored.text) else {
                throw StoreError.damaged("opening \(stored.name) of record \(seq) is not readable")
            }
            openings[stored.name] = opening.value
        }
        return openings
    }

    func openIntents(before: Instant) throws -> [OpenIntent] {
        let all = try db.all("SELECT id, seq, act FROM open_intent ORDER BY seq", []) {
            OpenIntent(id: $0.string(0), seq: $0.number(1), act: $0.string(2))
        }
        return all.filter { UUIDv7.milliseconds(of: $0.id) ?? 0 < before.milliseconds }
    }

    func auditSubjects(_ citizen: CitizenNumber, limit: Int) throws -> [Int64] {
        try db.all(
            "SELECT idx FROM audit_subject WHERE subject = ? ORDER BY idx DESC LIMIT ?",
            [.int(citizen.value), .int(Int64(max(limit, 0)))]
        ) { $0.number(0) }
    }

    func auditLog() throws -> any LogStorage { SQLiteLog(db) }
}
