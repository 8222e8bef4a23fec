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

    func auditSubjects(_ citizen: CitizenNumber, limit: Int) throws -> [Int64] {
        try db.all(
            "SELECT idx FROM audit_subject WHERE subject = ? ORDER BY idx DESC LIMIT ?",
            [.int(citizen.value), .int(Int64(max(limit, 0)))]
        ) { $0.number(0) }
    }

    func auditLog() throws -> any LogStorage { SQLiteLog(db) }
}
