import AuditLog
import Foundation
import Identity
import Testing

@testable import Store

/// A store that was put back to an older copy, or exchanged, is told from the one last written.
@Suite struct HeadAnchorTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var anchor: String { scratch.path + "/store/audit.checkpoint" }

    private func append(_ store: SQLiteStore, _ count: Int) throws {
        for _ in 0..<count {
            _ = try store.transact("t") { try $0.append(testDraft(), subjects: []) }
        }
    }

    @Test func theNewestCheckpointStandsBesideTheStore() throws {
        let store = try scratch.makeStore()
        try append(store, 12)
        let note = try store.read { try $0.auditLog().head()?.note }
        #expect(try String(contentsOfFile: anchor, encoding: .utf8) == note)
        // A transaction that records nothing leaves it alone.
        try store.transact("t") { _ in }
        #expect(try String(contentsOfFile: anchor, encoding: .utf8) == note)
    }

    @Test(arguments: [1, 9, 10])
    func anOlderCopyIsReadOnly(_ lost: Int) throws {
        do { try append(try scratch.makeStore(), 10) }
        let copy = scratch.path + "/copy"
        try FileManager.default.copyItem(atPath: scratch.store, toPath: copy)
        do { try append(try SQLiteStore.open(at: scratch.store), lost) }
        try FileManager.default.removeItem(atPath: scratch.store)
        try FileManager.default.moveItem(atPath: copy, toPath: scratch.store)
        let store = try SQLiteStore.open(at: scratch.store)
        for _ in 0..<2 {
            #expect { try append(store, 1) } throws: { isCase($0, "rolledBack") }
        }
        #expect(try store.read { try $0.auditSize() } == 10)
    }

    @Test func anotherHistoryIsReadOnly() throws {
        do { try append(try scratch.makeStore(), 3) }
        let copy = scratch.path + "/copy"
        try FileManager.default.copyItem(atPath: scratch.store, toPath: copy)
        do { try append(try SQLiteStore.open(at: scratch.store), 2) }
        let kept = try String(contentsOfFile: anchor, encoding: .utf8)
        try FileManager.default.removeItem(atPath: scratch.store)
        try FileManager.default.moveItem(atPath: copy, toPath: scratch.store)
        try FileManager.default.removeItem(atPath: anchor)
        do { try append(try SQLiteStore.open(at: scratch.store), 4) }
        try kept.write(toFile: anchor, atomically: false, encoding: .utf8)
        let store = try SQLiteStore.open(at: scratch.store)
        #expect { try append(store, 1) } throws: { isCase($0, "rolledBack") }
    }

    @Test func aFileThatIsNoCheckpointOfThisStoreIsRefused() throws {
        do { try append(try scratch.makeStore(), 3) }
        for text in ["nonsense\n", "lienket.test/x\n3\n\n— lienket.test/x AAAA\n"] {
            try text.write(toFile: anchor, atomically: false, encoding: .utf8)
            let store = try SQLiteStore.open(at: scratch.store)
            #expect { try append(store, 1) } throws: { isCase($0, "rolledBack") }
        }
    }

    @Test func anAnchorThatFellBehindIsNoFault() throws {
        do { try append(try scratch.makeStore(), 2) }
        let early = try String(contentsOfFile: anchor, encoding: .utf8)
        do { try append(try SQLiteStore.open(at: scratch.store), 5) }
        try early.write(toFile: anchor, atomically: false, encoding: .utf8)
        try append(try SQLiteStore.open(at: scratch.store), 1)
        // Whoever owns the files may start anew, as after restoring a backup on purpose.
        try FileManager.default.removeItem(atPath: anchor)
        try append(try SQLiteStore.open(at: scratch.store), 1)
        #expect(FileManager.default.fileExists(atPath: anchor))
    }

    @Test func whoCannotHaveTheFileLeavesItOlder() throws {
        let store = try scratch.makeStore()
        try append(store, 2)
        let early = try String(contentsOfFile: anchor, encoding: .utf8)
        let holder = open(anchor, O_RDONLY | O_CLOEXEC)
        defer { close(holder) }
        #expect(flock(holder, LOCK_EX) == 0)
        // With and without a write-ahead log.
        try append(store, 1)
        try append(store, WriteAheadLog.patience)
        #expect(try String(contentsOfFile: anchor, encoding: .utf8) == early)
        // Not by closing: a process that another test has just forked has the file too.
        #expect(flock(holder, LOCK_UN) == 0)
        try append(store, 1)
        let note = try store.read { try $0.auditLog().head()?.note }
        #expect(try String(contentsOfFile: anchor, encoding: .utf8) == note)
    }

    @Test func anAnchorThatOthersCanWriteIsNotBelieved() throws {
        do { try append(try scratch.makeStore(), 2) }
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: anchor)
        #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "exposed") }
    }
}
