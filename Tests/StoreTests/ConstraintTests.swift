import Foundation
import GRDB
import Identity
import Testing

@testable import Store

/// What the file itself forbids, whoever writes.
struct ConstraintTests {
    let scratch: Scratch
    let store: SQLiteStore

    init() throws {
        scratch = try Scratch()
        store = try scratch.makeStore()
        try scratch.seed("citizens.csv", smallCitizens)
        try scratch.seed(
            "links.csv",
            """
            citizen,provider,account,linked_on,closed_on,reason
            C-1,vneid,052089999999,2024-01-01,,

            """
        )
        try scratch.load(store)
        _ = try store.transact("t") { try $0.append(testDraft(), subjects: [c1]) }
    }

    @Test(arguments: [
        "INSERT INTO link(citizen, provider, account, linked_on) VALUES (1, 'vneid', 'x', '2025-01-01')",
        "INSERT INTO link(citizen, provider, account, linked_on) VALUES (2, 'vneid', '052089999999', '2025-01-01')",
        "INSERT INTO link(citizen, provider, account, linked_on) VALUES (9, 'vneid', 'y', '2025-01-01')",
        "INSERT INTO link(citizen, provider, account, linked_on) VALUES (2, 'zalo', 'y', '2025-01-01')",
        "DELETE FROM link",
        "UPDATE citizen SET username = 'TRUNGDU' WHERE id = 2",
        "UPDATE citizen SET full_name = NULL WHERE id = 1",
        "UPDATE citizen SET states = 'NNNNNNNDNN' WHERE id = 1",
        "UPDATE citizen SET states = 'NNNNTNNMNN' WHERE id = 1",
        "UPDATE citizen SET states = 'NNNNTNNXNN' WHERE id = 1",
        "UPDATE citizen SET verified_at = NULL WHERE id = 1",
        "UPDATE citizen SET personal_id = '12' WHERE id = 1",
        "UPDATE citizen SET notifications = 'many' WHERE id = 1",
        "DELETE FROM citizen WHERE id = 1",
        "UPDATE audit_leaf SET leaf = leaf || ' '", "DELETE FROM audit_leaf",
        "UPDATE audit_hash SET h = zeroblob(32)", "DELETE FROM audit_hash",
        "UPDATE audit_checkpoint SET note = ''", "DELETE FROM audit_checkpoint",
        "UPDATE audit_head SET root = zeroblob(32)", "DELETE FROM audit_head",
        "INSERT INTO audit_leaf(idx, leaf) VALUES (0, 'x')",
    ]) func rawSQLIsRefused(sql: String) throws {
        let raw = try scratch.raw()
        #expect(throws: DatabaseError.self) { try raw.write { try $0.execute(sql: sql) } }
    }

    @Test func secondRequestDecisionIsRefused() throws {
        let raw = try scratch.raw()
        let insert = """
            INSERT INTO request(command, citizen, changes, versions, reason, requester, rule,
              requested_at, state, decided_by, decided_at)
            VALUES ('unlink', 1, '[]', '[]', 'r', 'lan', 'x', 0,
            """
        #expect(throws: DatabaseError.self) {
            try raw.write { try $0.execute(sql: insert + " 'approved', 'lan', 1)") }
        }
        try raw.write { try $0.execute(sql: insert + " 'rejected', 'lan', 1)") }
        #expect(throws: DatabaseError.self) {
            try raw.write {
                try $0.execute(sql: "UPDATE request SET state = 'approved', decided_by = 'minh'")
            }
        }
    }
}
