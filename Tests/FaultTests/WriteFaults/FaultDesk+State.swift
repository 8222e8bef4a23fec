import AuditLog
import CommandKit
import Console
import GRDB
import Store

@testable import ProgramSupport

extension FaultDesk {
    /// Every row of the store but those of the audit log, without what differs from run to run: a text
    /// for each table.
    func state() throws -> [String] {
        try inspector.read { db in
            if stateQueries.isEmpty { stateQueries = try FaultDesk.stateQueries(db) }
            return try stateQueries.flatMap {
                try String.fetchAll(db.cachedStatement(sql: $0))
            }
        }
    }

    /// A query for each table, whose rows it makes one text.
    private static func stateQueries(_ db: Database) throws -> [String] {
        let columns = try Row.fetchAll(
            db,
            sql: """
                SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'audit%'
                  AND t.name NOT LIKE 'sqlite%' AND t.name <> 'open_intent'
                  AND t.name NOT LIKE 'run%'
                  AND c.name NOT IN ('seq', 'undone_by', 'request_code')
                ORDER BY t.name, c.cid
                """
        )
        let tables = Dictionary(grouping: columns) { $0[0] as String }
        return tables.keys.sorted().map { table in
            let values = (tables[table] ?? []).map { row in
                let name: String = row[1]
                return "' \(name)=' || quote(\"\(name)\")"
            }
            return
                "SELECT coalesce(group_concat('\(table)' || \(values.joined(separator: " || ")), "
                + "char(10)), '') FROM \"\(table)\""
        }
    }

    /// What is wrong with the store's file; empty when nothing is.
    func fileFaults() throws -> [String] {
        try inspector.read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
        }
    }

    /// What is wrong with the log, which does not heal; empty when nothing is.
    func logFaults() throws -> [String] {
        var found: [String] = []
        let verdict = try AuditCheck(store: store).verify(
            AuditAnchors(),
            ownKey: try store.auditKey()
        )
        if !verdict.isConsistent { found.append("\(verdict.code ?? "") \(verdict.fault ?? "")") }
        do { try store.checkAnchor() } catch { found.append("checkpoint: \(error)") }
        return found
    }

    /// How many records the log has.
    func logSize() throws -> Int64 { try store.read { try $0.auditSize() } }

    /// The records from a number on.
    func leaves(from first: Int64) throws -> [AuditLeaf] {
        try store.read { reader in
            try (first..<(try reader.auditSize())).map { seq in
                guard let bytes = try reader.auditLeaf(seq) else {
                    throw Trouble("no record \(seq)")
                }
                return try AuditLeaf(json: bytes)
            }
        }
    }
}
