import AuditLog
import Foundation
import GRDB
import Identity
import Testing

@testable import Store

struct WriteAheadLogTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var hasLog: Bool { FileManager.default.fileExists(atPath: scratch.store + "-wal") }

    /// The journal that the store's own file asks for: 1 a rollback journal, 2 a write-ahead log.
    private func version() throws -> UInt8 {
        let file = try #require(FileHandle(forReadingAtPath: scratch.store))
        defer { try? file.close() }
        return try #require(try file.read(upToCount: 20))[18]
    }

    private func work(_ store: SQLiteStore, turns: Int) throws {
        for turn in 0..<turns {
            _ = try store.transact("t") { try $0.append(testDraft("\(turn)"), subjects: [c1]) }
        }
    }

    private func expectRecords(_ count: Int64) throws {
        let store = try SQLiteStore.open(at: scratch.store)
        try store.read { reader throws in
            #expect(try LogVerifier().verify(try reader.auditLog()).verdict == .ok)
            #expect(try reader.auditSize() == count)
        }
    }

    @Test func whoOnlyLooksInLeavesTheStoreAsItIs() throws {
        let store = try scratch.makeStore()
        try work(store, turns: WriteAheadLog.patience - 1)
        #expect(!hasLog)
        #expect(try version() == 1)
    }

    @Test func atRestAStoreIsOneFile() throws {
        let store = try scratch.makeStore()
        try work(store, turns: WriteAheadLog.patience + 3)
        #expect(hasLog)
        store.close()
        #expect(!hasLog)
        #expect(try version() == 1)
        try expectRecords(Int64(WriteAheadLog.patience + 3))
    }

    @Test func theLogStaysWhileOthersUseIt() throws {
        let store = try scratch.makeStore()
        let other = try SQLiteStore.open(at: scratch.store)
        try work(other, turns: 1)
        try work(store, turns: WriteAheadLog.patience)
        try work(other, turns: 1)
        store.close()
        #expect(hasLog)
        try work(other, turns: 1)
        other.close()
        #expect(!hasLog)
        try expectRecords(Int64(WriteAheadLog.patience + 3))
    }

    @Test func whatACrashLeftIsPartOfTheStore() throws {
        let store = try scratch.makeStore()
        try work(store, turns: WriteAheadLog.patience + 1)
        let copy = try Scratch()
        for suffix in ["", "-wal"] {
            try FileManager.default.createDirectory(
                atPath: copy.path + "/store",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try FileManager.default.copyItem(
                atPath: scratch.store + suffix,
                toPath: copy.store + suffix
            )
        }
        let found = try SQLiteStore.open(at: copy.store)
        #expect(try found.read { try $0.auditSize() } == Int64(WriteAheadLog.patience + 1))
        found.close()
        #expect(!FileManager.default.fileExists(atPath: copy.store + "-wal"))
    }

    @Test(arguments: [1, WriteAheadLog.patience])
    func whatIsErasedIsInNoFile(turns: Int) throws {
        let store = try scratch.makeStore()
        try work(store, turns: turns)
        let secret = "lý do không ai được đọc nữa"
        _ = try store.transact("t") { try $0.append(testDraft(secret), subjects: [c1]) }
        let stored = try store.read { reader throws in
            let log = SQLiteLog(try #require(reader as? SQLiteReader).db)
            return try log.openings(at: Int64(turns)).first?.text
        }
        let text = try #require(stored)
        let found = { (suffix: String) in
            let file = URL(fileURLWithPath: scratch.store + suffix)
            guard let bytes = try? Data(contentsOf: file) else { return false }
            return bytes.range(of: Data(text.utf8)) != nil
        }
        try work(store, turns: 1)
        let isLogged = turns == WriteAheadLog.patience
        #expect(hasLog == isLogged)
        #expect(found(isLogged ? "-wal" : "-journal"))
        _ = try store.transact("t") { writer throws in
            let before = testNow.adding(seconds: 60)
            _ = try writer.apply(.eraseOpenings(c1, before: before), by: "an", at: testNow)
            _ = try writer.append(testDraft("xóa"), subjects: [])
        }
        #expect(hasLog == isLogged)
        for suffix in ["", "-journal", "-wal"] { #expect(!found(suffix)) }
        // And the file is kept again.
        try work(store, turns: 1)
        let journal = URL(fileURLWithPath: scratch.store + "-journal")
        #expect(try isLogged || !Data(contentsOf: journal).isEmpty)
    }

    @Test func backupsAreOneFile() throws {
        let store = try scratch.makeStore()
        try work(store, turns: WriteAheadLog.patience + 1)
        let file = scratch.path + "/backup.sqlite"
        try store.backup(to: file)
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
        #expect(names.filter { $0.hasPrefix("backup") } == ["backup.sqlite"])
        let count = try DatabaseQueue(path: file).read {
            try Int64.fetchOne($0, sql: "SELECT size FROM audit_head")
        }
        #expect(count == Int64(WriteAheadLog.patience + 1))
    }
}
