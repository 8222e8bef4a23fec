import AuditLog
import GRDB
import Identity

/// The audit log's tables inside one transaction.
final class SQLiteLog: LogStorage {
    let db: Database

    /// How many records lie between two kept checkpoints.
    private static let checkpointDistance: Int64 = 256

    init(_ db: Database) {
        self.db = db
    }

    func head() throws -> LogHead? {
        try db.first(
            "SELECT size, root, last_t, note FROM audit_head WHERE one = 1",
            []
        ) { row in
            guard let root = MerkleHash(row.bytes(1)) else {
                throw StoreError.damaged("the audit log's head has no root")
            }
            return LogHead(
                size: row.number(0),
                root: root,
                lastTime: row.string(2),
                note: row.text(3)
            )
        }
    }

    func leafCount() throws -> Int64 {
        try db.first("SELECT coalesce(max(idx) + 1, 0) FROM audit_leaf", []) { $0.number(0) } ?? 0
    }

    func leaf(at seq: Int64) throws -> [UInt8]? {
        try db.first("SELECT leaf FROM audit_leaf WHERE idx = ?", [.int(seq)]) { $0.bytes(0) }
    }

    func openings(at seq: Int64) throws -> [StoredOpening] {
        try db.all(
            "SELECT name, disclosure FROM audit_open WHERE idx = ? ORDER BY name",
            [.int(seq)]
        ) { StoredOpening(name: $0.string(0), text: $0.string(1)) }
    }

    func hash(at storedIndex: Int64) throws -> MerkleHash {
        let bytes = try db.first("SELECT h FROM audit_hash WHERE i = ?", [.int(storedIndex)]) {
            $0.bytes(0)
        }
        guard let hash = bytes.flatMap(MerkleHash.init) else {
            throw MerkleError.missingHash(storedIndex)
        }
        return hash
    }

    func leaves(in range: Range<Int64>) throws -> [[UInt8]] {
        var found: [[UInt8]] = []
        found.reserveCapacity(range.count)
        try db.rows(
            "SELECT idx, leaf FROM audit_leaf WHERE idx >= ? AND idx < ? ORDER BY idx",
            [.int(range.lowerBound), .int(range.upperBound)]
        ) {
            guard $0.number(0) == range.lowerBound + Int64(found.count) else { return false }
            found.append($0.bytes(1))
            return true
        }
        return found
    }

    func hashes(in range: Range<Int64>) throws -> [Int64: MerkleHash] {
        var found: [Int64: MerkleHash] = [:]
        found.reserveCapacity(range.count)
        try db.rows(
            "SELECT i, h FROM audit_hash WHERE i >= ? AND i < ?",
            [.int(range.lowerBound), .int(range.upperBound)]
        ) {
            if let hash = MerkleHash($0.bytes(1)) { found[$0.number(0)] = hash }
            return true
        }
        return found
    }

    func openings(in range: Range<Int64>) throws -> [Int64: [StoredOpening]] {
        var found: [Int64: [StoredOpening]] = [:]
        try db.rows(
            """
            SELECT idx, name, disclosure FROM audit_open WHERE idx >= ? AND idx < ?
            ORDER BY idx, name
            """,
            [.int(range.lowerBound), .int(range.upperBound)]
        ) {
            let opening = StoredOpening(name: $0.string(1), text: $0.string(2))
            found[$0.number(0), default: []].append(opening)
            return true
        }
        return found
    }

    func firstUnindexed(_ subjects: [(seq: Int64, subject: String)]) throws -> Int64? {
        try subjects.first { seq, subject in
            guard let citizen = CitizenNumber(reference: subject) else { return false }
            return try db.first(
                "SELECT 1 FROM audit_subject WHERE subject = ? AND idx = ?",
                [.int(citizen.value), .int(seq)]
            ) { _ in true } == nil
        }?.seq
    }

    func keptCheckpoints(upTo size: Int64) throws -> [KeptCheckpoint] {
        var notes: [Int64: String] = [:]
        try db.rows("SELECT size, note FROM audit_checkpoint", []) {
            notes[$0.number(0)] = $0.string(1)
            return true
        }
        let due = stride(from: 1, through: size, by: Int(SQLiteLog.checkpointDistance))
        return Set(due).union(notes.keys).sorted().map { KeptCheckpoint(size: $0, note: notes[$0]) }
    }

    func putLeaf(_ bytes: [UInt8], at seq: Int64) throws {
        try db.run(
            "INSERT INTO audit_leaf(idx, leaf) VALUES (?, ?)",
            [.int(seq), .text(String(decoding: bytes, as: UTF8.self))]
        )
    }

    func putHashes(_ hashes: [StoredHash]) throws {
        for stored in hashes {
            try db.run(
                "INSERT INTO audit_hash(i, h) VALUES (?, ?)",
                [.int(stored.index), .blob(stored.hash.bytes)]
            )
        }
    }

    func putOpening(_ opening: StoredOpening, at seq: Int64) throws {
        try db.run(
            "INSERT INTO audit_open(idx, name, disclosure) VALUES (?, ?, ?)",
            [.int(seq), .text(opening.name), .text(opening.text)]
        )
    }

    func setHead(_ head: LogHead) throws {
        try db.run(
            """
            INSERT INTO audit_head(one, size, root, last_t, note) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT(one) DO UPDATE SET size = excluded.size, root = excluded.root,
              last_t = excluded.last_t, note = excluded.note
            """,
            [.int(head.size), .blob(head.root.bytes), .text(head.lastTime), .text(head.note)]
        )
        // The head holds the newest checkpoint; older ones are kept a while apart, since one a record
        // would cost each commit another page.
        guard let note = head.note, keepsCheckpoint(at: head.size) else { return }
        try db.run(
            "INSERT INTO audit_checkpoint(size, note) VALUES (?, ?)",
            [.int(head.size), .text(note)]
        )
    }

    func keepsCheckpoint(at size: Int64) -> Bool { size % SQLiteLog.checkpointDistance == 1 }
}
