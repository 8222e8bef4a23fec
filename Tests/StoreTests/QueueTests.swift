import AuditLog
import Foundation
import GRDB
import Identity
import Synchronization
import Testing

@testable import Store

struct QueueTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func busyNamesTheHolder() throws {
        let store = try scratch.makeStore()
        let other = try SQLiteStore.open(at: scratch.store, patience: 0.05)
        try store.transact("refresh") { _ throws in
            #expect {
                try other.transact("x") { _ in }
            } throws: { error in
                guard case StoreError.busy(let holder) = error else { return false }
                return holder == "pid \(ProcessInfo.processInfo.processIdentifier) refresh"
            }
            // Readers are not held up by an open transaction.
            #expect(try other.read { try $0.citizenCount() } == 0)
        }
        try other.transact("x") { _ in }
    }

    @Test func thrownErrorsLetTheQueueGo() throws {
        struct Stop: Error {}
        let store = try scratch.makeStore()
        let other = try SQLiteStore.open(at: scratch.store, patience: 0.05)
        #expect(throws: Stop.self) { try store.transact("x") { _ in throw Stop() } }
        try other.transact("x") { _ in }
    }

    @Test func removedLockFileDoesNotLetTwoIn() throws {
        let store = try scratch.makeStore()
        try store.transact("x") { _ in }
        try FileManager.default.removeItem(atPath: scratch.store + ".lock")
        try store.transact("x") { _ throws in
            let other = try SQLiteStore.open(at: scratch.store, patience: 0.05)
            #expect { try other.transact("y") { _ in } } throws: { isCase($0, "busy") }
        }
    }

    @Test func manyWritersLoseNothing() async throws {
        _ = try scratch.makeStore()
        let path = scratch.store
        let writers = 4
        let turns = 15
        let seen = Numbers()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    let store = try SQLiteStore.open(at: path, patience: 60)
                    for turn in 0..<turns {
                        let seq = try store.transact("writer \(writer)") {
                            try $0.append(testDraft("\(writer) \(turn)"), subjects: [])
                        }
                        seen.add(seq)
                        _ = try store.read { try $0.auditSize() }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(seen.sorted == Array(0..<Int64(writers * turns)))
        let store = try SQLiteStore.open(at: path)
        try store.read { reader throws in
            let report = try LogVerifier(anchors: LogAnchors(keys: [store.auditKey()]))
                .verify(try reader.auditLog())
            #expect(report.isTrusted)
            // Who commits last is the last to publish, whoever was let in before it was durable.
            let kept = try String(
                contentsOfFile: SQLiteStore.checkpointPath(beside: path),
                encoding: .utf8
            )
            #expect(try reader.auditLog().head()?.note == kept)
        }
    }

    @Test func oneStoreServesManyThreads() async throws {
        let store = try scratch.makeStore()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<8 {
                group.addTask {
                    _ = try store.transact("t\(index)") {
                        try $0.append(testDraft(), subjects: [])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.read { try $0.auditSize() } == 8)
    }

    @Test func tamperedLogIsNotExtended() throws {
        let store = try scratch.makeStore()
        _ = try store.transact("t") { try $0.append(testDraft(), subjects: []) }
        try scratch.raw().write { db in
            try db.execute(sql: "DROP TRIGGER audit_head_update")
            try db.execute(sql: "UPDATE audit_head SET root = zeroblob(32)")
        }
        #expect {
            try store.transact("t") { try $0.append(testDraft(), subjects: []) }
        } throws: { isCase($0, "damaged") }
    }

    @Test func keyIsNeededToAppend() throws {
        do { _ = try scratch.makeStore() }
        let key = scratch.path + "/store/audit.key"
        let text = try String(contentsOfFile: key, encoding: .utf8)
        try FileManager.default.removeItem(atPath: key)
        let store = try SQLiteStore.open(at: scratch.store)
        #expect {
            try store.transact("t") { try $0.append(testDraft(), subjects: []) }
        } throws: { isCase($0, "unwritable") }
        let other = try NoteSignerKey.generate(name: "other.vn/1").skey
        for bad in ["", "nonsense", other] {
            try Data(bad.utf8).write(to: URL(fileURLWithPath: key))
            try scratch.chmod(key, 0o600)
            #expect {
                try store.transact("t") { try $0.append(testDraft(), subjects: []) }
            } throws: { isCase($0, "damaged") }
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: key))
        _ = try store.transact("t") { try $0.append(testDraft(), subjects: []) }
    }
}

/// Numbers gathered from several tasks.
private final class Numbers: Sendable {
    private let values = Mutex<[Int64]>([])

    var sorted: [Int64] { values.withLock { $0.sorted() } }

    func add(_ value: Int64) {
        values.withLock { $0.append(value) }
    }
}
