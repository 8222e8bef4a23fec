import AuditLog
import GRDB

/// The audit log's tables inside one transaction.
final class SQLiteLog: LogStorage {
    private let db: Database

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
        guard let note = head.note, head.size % SQLiteLog.checkpointDistance == 1 else { return }
        try db.run(
            "INSERT INTO audit_checkpoint(size, note) VALUES (?, ?)",
            [.int(head.size), .text(note)]
        )
    }
}
