import GRDB
import Identity
import Store
import Testing

@testable import ProgramSupport

/// Making, filling and copying a store on a failing disk: it is done, or nothing of it is there.
@Suite struct StoreFilesOnFailingDisks {
    /// A folder that goes with the test, with a disk that fails.
    private final class Place {
        let folder: String
        let disk: FaultyDisk
        var store: String { folder + "/kho/store.sqlite" }

        init() throws {
            folder = try Files.makeFolder(syncsOften: true)
            disk = try FaultyDisk(folder)
        }

        deinit { Files.removeFolder(folder) }

        func make() throws -> SQLiteStore {
            try SQLiteStore.create(
                at: store,
                demonstration: true,
                origin: "lienket.test/files",
                now: FaultDesk.now
            )
        }

        func load(_ store: SQLiteStore) throws {
            _ = try SeedImporter.load(
                directory: Paths.demonstration,
                into: store,
                registryPath: folder + "/kho/registry.sqlite",
                now: FaultDesk.now
            )
        }
    }

    /// Whether the work was done; otherwise it must say that the store cannot be written.
    private func attempt(_ fault: FaultyDisk.Fault, _ place: Place, _ work: () throws -> Void)
        throws
        -> (isDone: Bool, operations: Int64)
    {
        try place.disk.failing(fault) {
            do {
                try work()
                return true
            } catch StoreError.unwritable {
                return false
            }
        }
    }

    /// Calls `body` with one fault after the other until it is not reached.
    private func sweep(lasts: Bool, _ body: (FaultyDisk.Fault) throws -> Int64) throws {
        var operation: Int64 = 1
        while true {
            let fault = FaultyDisk.Fault(operation: operation, lasts: lasts, isFull: lasts)
            if try body(fault) < operation { return }
            operation += operation < 32 ? 1 : operation / 6
        }
    }

    @Test(arguments: [true, false]) func making(_ lasts: Bool) throws {
        try sweep(lasts: lasts) { fault in
            let place = try Place()
            let made = try attempt(fault, place) { _ = try place.make() }
            if !made.isDone {
                #expect(Files.names(in: place.folder) == [], "\(fault)")
                _ = try place.make()
            }
            #expect(try SQLiteStore.open(at: place.store).health().isGood, "\(fault)")
            return made.operations
        }
    }

    @Test(arguments: [true, false]) func filling(_ lasts: Bool) throws {
        try sweep(lasts: lasts) { fault in
            let place = try Place()
            let store = try place.make()
            let loaded = try attempt(fault, place) { try place.load(store) }
            if !loaded.isDone {
                #expect(try store.read { try $0.citizenCount() } == 0, "\(fault)")
                try place.load(store)
            }
            #expect(try store.read { try $0.citizenCount() } == 66, "\(fault)")
            #expect(try store.health().isGood, "\(fault)")
            return loaded.operations
        }
    }

    @Test(arguments: [true, false]) func copying(_ lasts: Bool) throws {
        let desk = try FaultDesk()
        try sweep(lasts: lasts) { fault in
            let place = try Place()
            let copy = place.folder + "/copy"
            let copied = try attempt(fault, place) { try desk.store.backup(to: copy) }
            if copied.isDone {
                let whole = try DatabaseQueue(path: copy).read {
                    try Int.fetchOne($0, sql: "SELECT count(*) FROM citizen")
                }
                #expect(whole == 66, "\(fault)")
            } else {
                #expect(Files.names(in: place.folder) == [], "\(fault)")
            }
            return copied.operations
        }
    }
}
