import AuditLog
import CommandKit
import Console
import Foundation
import GRDB
import Identity
import Store
import Testing

/// An attack on the audit log, read from a file: what is done to a store or to a bundle, and what the
/// check must say.
///
/// The first line that is no remark says on what (`store`, `bundle`, `bundle 4 8` for a range,
/// `bundle open` with openings). Then a step a line, `anchors key|since|key+since|none` (key when not
/// said), and last `verify CODE [FIRST-BAD]`; `ok` stands for no code.
struct LogAttack {
    let target: [String]
    let steps: [[String]]
    let anchors: String
    let code: String?
    let firstBad: Int64?

    init(_ text: String) throws {
        var lines = text.split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") && !$0.isEmpty }
            .map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        let last = lines.popLast()
        let verdict = try #require(last)
        try #require(verdict.first == "verify" && verdict.count == 2)
        let words = verdict[1].split(separator: " ").map(String.init)
        code = words[0] == "ok" ? nil : words[0]
        firstBad = words.count > 1 ? Int64(words[1]) : nil
        target = try #require(lines.first).flatMap { $0.split(separator: " ").map(String.init) }
        anchors = lines.first { $0[0] == "anchors" }?[1] ?? "key"
        steps = lines.dropFirst().filter { $0[0] != "anchors" }
    }
}

/// A store with an honest log of thirteen records, and an attacker who can do anything to its files
/// but has no key of it.
final class TamperingGround {
    /// The honest log's size.
    static let size: Int64 = 13
    /// The size of the checkpoint that the auditor kept.
    static let keptSize: Int64 = 6

    let desk: Desk
    let key: NoteVerifierKey
    /// The checkpoint that the auditor kept, as a file.
    let kept: String
    /// A copy of the store of that time.
    private let oldStore: String
    let folder: String

    init() throws {
        desk = try Desk()
        key = try desk.dispatcher.context.auditKey()
        folder = desk.folder.path + "-tampering"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        kept = folder + "/kept"
        oldStore = folder + "/old.sqlite"
        try desk.store.transact("t") { writer in
            try StoreKeeping.record(
                "store.import",
                count: 374,
                login: "root",
                uid: 0,
                host: "desk.test",
                now: Desk.start,
                in: writer
            )
        }
        for line in [
            "case open CALL-1 --reason 'Công dân gọi hỏi'", "find 'tran thi mai'", "use C-2",
            "status C-2", "reveal phone --reason 'Xác minh'",
        ] { _ = try desk.dispatch(line) }
        let note = try desk.store.read { try $0.auditLog().head()?.note }
        try #require(note).write(toFile: kept, atomically: true, encoding: .utf8)
        try FileManager.default.copyItem(atPath: store, toPath: oldStore)
        for line in [
            "status C-2", "edit C-2 email a@example.com --reason 'Đổi thư'",
            "unlink C-29 vnpost --reason 'Đề nghị'", "show C-29", "case note 'Hẹn gọi lại'",
            "guide C-2", "links C-29",
        ] { _ = try desk.dispatch(line) }
        try #require(try desk.auditSize == TamperingGround.size)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private var store: String { desk.folder.path + "/store.sqlite" }

    /// Carries out an attack and tells what the check says of it.
    func verdict(_ attack: LogAttack) throws -> AuditVerdict {
        let anchors = AuditAnchors(
            key: attack.anchors.contains("key") ? key.vkey : nil,
            since: attack.anchors.contains("since") ? kept : nil
        )
        guard attack.target[0] == "bundle" else {
            for step in attack.steps { try attackStore(step) }
            return try AuditCheck(store: SQLiteStore.open(at: store)).verify(anchors, ownKey: key)
        }
        let bundle = try BundleUnderAttack(attack.target.dropFirst().map { $0 }, of: self)
        for step in attack.steps { try bundle.attack(step) }
        return try bundle.verdict(anchors)
    }

    private func attackStore(_ step: [String]) throws {
        switch step[0] {
        case "sql":
            let database = try DatabaseQueue(path: store)
            try database.writeWithoutTransaction { db in
                try unguard(db)
                try db.execute(sql: step[1])
            }
        case "restore":
            try FileManager.default.removeItem(atPath: store)
            try FileManager.default.copyItem(atPath: oldStore, toPath: store)
        case "continue":
            // Another branch grows from the old copy, with the real key and no checkpoint beside it.
            try? FileManager.default.removeItem(atPath: desk.folder.path + "/audit.checkpoint")
            let branch = try SQLiteStore.open(at: store)
            for index in 0..<(Int(step[1]) ?? 1) {
                try branch.transact("t") { writer in
                    try StoreKeeping.record(
                        "store.import",
                        count: index,
                        login: "x",
                        uid: 0,
                        host: "h",
                        now: Desk.start,
                        in: writer
                    )
                }
            }
        case "rebuild": try rebuild(signing: nil)
        case "resign": try rebuild(signing: try NoteSignerKey.generate(name: key.name))
        default: Issue.record("no such step: \(step)")
        }
    }

    /// Makes hashes, head and note fit the records again, as far as an attacker can.
    private func rebuild(signing signer: NoteSignerKey?) throws {
        let database = try DatabaseQueue(path: store)
        try database.write { db in
            try unguard(db)
            let leaves = try Data.fetchAll(
                db,
                sql: "SELECT CAST(leaf AS BLOB) FROM audit_leaf ORDER BY idx"
            )
            var tree = MerkleFrontier.empty
            try db.execute(sql: "DELETE FROM audit_hash; DELETE FROM audit_checkpoint")
            for leaf in leaves {
                for stored in try tree.append(.leaf(Array(leaf))) {
                    try db.execute(
                        sql: "INSERT INTO audit_hash(i, h) VALUES (?, ?)",
                        arguments: [stored.index, Data(stored.hash.bytes)]
                    )
                }
                guard let signer, tree.size % 256 == 1 else { continue }
                let early = try Checkpoint(origin: key.name, size: tree.size, root: tree.root)
                try db.execute(
                    sql: "INSERT INTO audit_checkpoint(size, note) VALUES (?, ?)",
                    arguments: [tree.size, try early.signed(by: signer).encoded]
                )
            }
            let checkpoint = try Checkpoint(origin: key.name, size: tree.size, root: tree.root)
            let note = try signer.map { try checkpoint.signed(by: $0).encoded }
            try db.execute(
                sql: """
                    UPDATE audit_head SET size = ?, root = ?, note = coalesce(?, note),
                    last_t = (SELECT leaf ->> 't' FROM audit_leaf ORDER BY idx DESC LIMIT 1)
                    """,
                arguments: [tree.size, Data(tree.root.bytes), note]
            )
        }
    }

    /// Drops every trigger that keeps the log from being altered.
    private func unguard(_ db: Database) throws {
        let names = try String.fetchAll(
            db,
            sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'"
        )
        for name in names { try db.execute(sql: "DROP TRIGGER \(name)") }
    }
}
