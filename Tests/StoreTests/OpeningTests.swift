import AuditLog
import Foundation
import GRDB
import Identity
import Testing

@testable import Store

struct OpeningTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func createMakesPrivateFiles() throws {
        let store = try scratch.makeStore()
        #expect(store.info.isDemonstration)
        #expect(store.info.origin == testOrigin)
        #expect(store.info.createdAt == testNow)
        #expect(store.info.engine.contains("SQLite 3"))
        _ = try store.transact("t") { try $0.append(testDraft(), subjects: []) }
        #expect(try scratch.mode(scratch.path + "/store") == 0o700)
        for file in [
            scratch.store, scratch.store + ".lock", store.keyPath,
            scratch.path + "/store/audit.checkpoint",
        ] {
            #expect(try scratch.mode(file) == 0o600)
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/store")
        #expect(
            Set(files).isSubset(of: [
                "store.sqlite", "store.sqlite.lock", "audit.key", "store.sqlite-journal",
                "store.sqlite-wal", "store.sqlite-shm", "store.sqlite.lock-next",
                "audit.checkpoint",
            ])
        )
        let again = try SQLiteStore.open(at: scratch.store)
        #expect(again.info.createdAt == testNow)
        #expect(try again.auditKey().vkey == store.auditKey().vkey)
    }

    @Test func createRefusesWhatIsThere() throws {
        _ = try scratch.makeStore()
        #expect { try scratch.makeStore() } throws: { isCase($0, "exists") }
        try FileManager.default.removeItem(atPath: scratch.store)
        // A key without a store is not overwritten either.
        #expect { try scratch.makeStore() } throws: { isCase($0, "exists") }
    }

    @Test func createLeavesNothingHalfMade() throws {
        #expect(throws: (any Error).self) {
            try SQLiteStore.create(
                at: scratch.store,
                demonstration: true,
                origin: "bad origin+",
                now: testNow
            )
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/store"))
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/open",
            withIntermediateDirectories: false
        )
        try Data().write(to: URL(fileURLWithPath: scratch.path + "/open/file"))
        try scratch.chmod(scratch.path + "/open", 0o755)
        #expect {
            try SQLiteStore.create(
                at: scratch.path + "/open/s.sqlite",
                demonstration: false,
                origin: testOrigin,
                now: testNow
            )
        } throws: { isCase($0, "exposed") }
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/open")
        #expect(files == ["file"])
    }

    @Test func missingStore() throws {
        #expect { try SQLiteStore.open(at: scratch.path + "/none/s.sqlite") } throws: {
            isCase($0, "missing")
        }
        #expect { try SQLiteStore.open(at: scratch.path) } throws: { isCase($0, "foreign") }
    }

    @Test(arguments: ["", ".lock", "-journal"]) func exposedFiles(suffix: String) throws {
        do { _ = try scratch.makeStore() }
        let file = scratch.store + suffix
        if !FileManager.default.fileExists(atPath: file) {
            try Data().write(to: URL(fileURLWithPath: file))
        }
        for mode in [0o640, 0o604, 0o660, 0o620] {
            try scratch.chmod(file, mode)
            #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "exposed") }
        }
    }

    @Test func exposedDirectoryKeyAndLinks() throws {
        do { _ = try scratch.makeStore() }
        let directory = scratch.path + "/store"
        try scratch.chmod(directory, 0o750)
        #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "exposed") }
        try scratch.chmod(directory, 0o700)
        try scratch.chmod(directory + "/audit.key", 0o640)
        #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "exposed") }
        try scratch.chmod(directory + "/audit.key", 0o400)
        _ = try SQLiteStore.open(at: scratch.store)
        let link = directory + "/link.sqlite"
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: scratch.store
        )
        #expect { try SQLiteStore.open(at: link) } throws: { isCase($0, "exposed") }
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.linkItem(atPath: scratch.store, toPath: link)
        #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "exposed") }
    }

    @Test func foreignFiles() throws {
        do { _ = try scratch.makeStore() }
        let good = try Data(contentsOf: URL(fileURLWithPath: scratch.store))
        func check(_ data: Data, _ comment: Comment) throws {
            try data.write(to: URL(fileURLWithPath: scratch.store))
            try scratch.chmod(scratch.store, 0o600)
            #expect(comment) { try SQLiteStore.open(at: scratch.store) } throws: {
                isCase($0, "foreign")
            }
        }
        try check(Data(), "empty")
        try check(Data("This is a text, and not a short one either.".utf8), "text")
        try check(good.prefix(good.count / 2), "torn")
        try check(good.prefix(5000), "torn early")
        try check(good.prefix(50), "torn header")
        var noise = good
        noise.replaceSubrange(100..<2000, with: Data(repeating: 0xA5, count: 1900))
        try check(noise, "noise in the schema")
        try FileManager.default.removeItem(atPath: scratch.store)
        do {
            let other = try scratch.raw()
            try other.write { try $0.execute(sql: "CREATE TABLE t(x)") }
            try other.close()
        }
        try scratch.chmod(scratch.store, 0o600)
        #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "foreign") }
    }

    @Test func newerStore() throws {
        do { _ = try scratch.makeStore() }
        try scratch.raw().write { try $0.execute(sql: "PRAGMA user_version=99") }
        #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "newer") }
    }

    @Test func olderStoreIsMigratedAfterABackup() throws {
        do { _ = try scratch.makeStore() }
        let newest = Migration.all.count
        let next = Migration(version: newest + 1) {
            try $0.script("CREATE TABLE extra(x) STRICT".replacing(" STRICT", with: ""))
        }
        let steps = Migration.all + [next]
        let store = try SQLiteStore.open(
            at: scratch.store,
            key: nil,
            patience: 1,
            migrations: steps
        )
        #expect(try store.health().schemaVersion == newest + 1)
        #expect(FileManager.default.fileExists(atPath: scratch.store + ".v\(newest).backup"))
        #expect { try SQLiteStore.open(at: scratch.store) } throws: { isCase($0, "newer") }
        let broken = Migration(version: newest + 2) { db in
            try db.script("CREATE TABLE more(x)")
            throw StoreError.damaged("no")
        }
        #expect(throws: (any Error).self) {
            try SQLiteStore.open(
                at: scratch.store,
                key: nil,
                patience: 1,
                migrations: steps + [broken]
            )
        }
        let again = try SQLiteStore.open(
            at: scratch.store,
            key: nil,
            patience: 1,
            migrations: steps
        )
        #expect(try again.health().schemaVersion == newest + 1)
    }

    @Test func replacedFileIsNoticed() throws {
        let store = try scratch.makeStore()
        try FileManager.default.moveItem(atPath: scratch.store, toPath: scratch.path + "/old")
        #expect { try store.transact("t") { _ in } } throws: { isCase($0, "damaged") }
        try FileManager.default.copyItem(atPath: scratch.path + "/old", toPath: scratch.store)
        #expect { try store.transact("t") { _ in } } throws: { isCase($0, "damaged") }
    }

    @Test func backupIsAWholeStore() throws {
        let store = try scratch.makeStore()
        try scratch.seed("citizens.csv", smallCitizens)
        try scratch.load(store)
        _ = try store.transact("t") { try $0.append(testDraft(), subjects: [c1]) }
        let file = scratch.path + "/store/copy.sqlite"
        try store.backup(to: file)
        #expect(try scratch.mode(file) == 0o600)
        let copy = try SQLiteStore.open(at: file)
        #expect(try copy.read { try $0.citizenCount() } == 3)
        #expect(try copy.read { try $0.auditSize() } == 1)
        #expect { try store.backup(to: file) } throws: { isCase($0, "exists") }
        #expect { try store.backup(to: scratch.path + "/no/copy") } throws: {
            isCase($0, "unwritable")
        }
    }

    @Test func health() throws {
        let store = try scratch.makeStore()
        var health = try store.health()
        #expect(health.isGood)
        #expect(health.schemaVersion == Migration.all.count)
        #expect(health.queueHolder == nil)
        try store.transact("working") { _ throws in
            #expect(store.queue.holder()?.contains("working") == true)
        }
        try scratch.chmod(scratch.store, 0o644)
        health = try store.health()
        #expect(health.exposedPath == scratch.store)
        #expect(!health.isGood)
    }

    @Test func releasesWithTheResetFix() {
        for version: Int32 in [3_007_000, 3_040_001, 3_044_005, 3_046_001, 3_050_006, 3_051_002] {
            #expect(!SQLiteEngine.hasResetFix(version: version))
        }
        for version: Int32 in [3_044_006, 3_050_007, 3_051_003, 3_053_000] {
            #expect(SQLiteEngine.hasResetFix(version: version))
        }
    }
}

/// Whether an error is this case of `StoreError`.
func isCase(_ error: any Error, _ name: String) -> Bool {
    guard let error = error as? StoreError else { return false }
    return String(describing: error).hasPrefix(name)
}
