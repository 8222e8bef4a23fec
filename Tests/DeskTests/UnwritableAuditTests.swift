import CommandKit
import Console
import Foundation
import Identity
import Store
import Synchronization
import Testing

@testable import lienket

/// A log that cannot be written: nothing is shown, nothing is done, exit 8.
@Suite struct UnwritableAuditTests {
    static let lines = [
        "find 'tran thi mai'", "show C-2", "status C-2", "links C-2", "guide C-2", "history C-2",
        "refresh C-8 --commit", "edit C-2 email a@example.com --reason 'Đổi'", "sync C-22",
        "link C-3 vneid 079085990003", "unlink C-29 vnpost --reason 'Đề nghị'",
        "relink C-30 vneid --reason 'Gỡ nhầm'", "case note 'Ghi'", "case list", "help", "whoami",
    ]

    @Test(arguments: lines) func nothingIsShownNothingIsDone(_ line: String) throws {
        for failure in FailingStore.Failure.allCases {
            let desk = try Desk()
            _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
            let before = try desk.state()
            let size = try desk.auditSize
            let broken = desk.breaking(failure)
            let run = broken.run(line)
            #expect(run.status == 8, "\(failure)")
            #expect(run.err.contains("error[audit.unwritable]"), "\(failure)")
            let result = try OrderedJSON(String(run.out.dropLast()))
            #expect(result["data"] == .null, "\(failure)")
            #expect(result["audit"] == .null, "\(failure)")
            #expect(result["error"]["code"].text == "audit.unwritable", "\(failure)")
            #expect(Canaries.found(in: run.out + run.err, of: Canaries.names) == [])
            #expect(try desk.state() == before, "\(failure)")
            #expect(try desk.auditSize == size, "\(failure)")
            #expect(broken.questions == 0, "\(failure)")
        }
    }

    @Test func keepGoingAndThePrefixDoNotGoOn() throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        let broken = desk.breaking(.atOnce)
        #expect(broken.run("status C-1\nstatus C-2", keepGoing: true).status == 8)
        let prefixed = broken.run("- status C-1\n- status C-2")
        #expect(prefixed.status == 8)
        #expect(prefixed.out.split(separator: "\n").count == 1)
    }

    @Test func aStoreThatWasMovedAwayIsNotBelieved() throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        let path = desk.folder.path + "/store.sqlite"
        try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
        let run = desk.run("status C-2")
        #expect(run.status == 8)
        #expect(Canaries.found(in: run.out + run.err, of: Canaries.names) == [])
        #expect(!run.out.contains("fields"))
    }

    @Test func aWrongOrMissingKeyWritesNothing() throws {
        for text in [nil, "not a key", "PRIVATE+KEY+somewhere.else+00000000+AAAA"] {
            let desk = try Desk()
            let key = desk.folder.path + "/audit.key"
            try FileManager.default.removeItem(atPath: key)
            if let text {
                try text.write(toFile: key, atomically: false, encoding: .utf8)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
            }
            let store = try SQLiteStore.open(at: desk.folder.path + "/store.sqlite")
            let broken = FailingStore.Session(desk, store: store)
            let run = broken.run("whoami")
            #expect(run.status == 8)
            #expect(!run.out.contains("Nguyễn Thị Lan"))
            #expect(throws: StoreError.self) { try store.auditKey() }
        }
    }
}

/// A store whose transactions fail: a full disk, or a commit that does not come through.
final class FailingStore: Store {
    enum Failure: CaseIterable { case atOnce, atCommit }

    let info: StoreInfo
    private let base: any Store
    private let failure: Failure

    init(_ base: any Store, _ failure: Failure) {
        self.base = base
        self.failure = failure
        info = base.info
    }

    var isAwaited: Bool { base.isAwaited }

    func read<T>(_ body: (any StoreReader) throws -> T) throws -> T { try base.read(body) }

    func transact<T>(_ label: String, _ body: (any StoreWriter) throws -> T) throws -> T {
        guard failure == .atCommit else { throw StoreError.unwritable("disk full") }
        return try base.transact(label) { writer in
            _ = try body(writer)
            throw StoreError.unwritable("disk full")
        }
    }

    func grouped<T>(_ label: String, _ body: () throws -> T) throws -> T {
        guard failure == .atCommit else { throw StoreError.unwritable("disk full") }
        return try base.grouped(label) {
            _ = try body()
            throw StoreError.unwritable("disk full")
        }
    }

    func rehearsed<T>(
        _ label: String,
        _ body: () throws -> T,
        keeping: (T, any StoreWriter) throws -> Void
    ) throws -> T {
        guard failure == .atCommit else { throw StoreError.unwritable("disk full") }
        return try base.rehearsed(label, body) { _, _ in
            throw StoreError.unwritable("disk full")
        }
    }

    /// A session at a failing store that runs files.
    final class Session {
        private let dispatcher: Dispatcher
        private let population: CountingPopulation

        init(_ desk: Desk, store: any Store) {
            let context = desk.dispatcher.context
            // Far away: it may not be asked before the question is on record.
            population = CountingPopulation(context.population, isLocal: false)
            dispatcher = Dispatcher(
                context: ConsoleContext(
                    store: store,
                    population: population,
                    registry: context.registry,
                    auditKey: context.auditKey,
                    language: .vi,
                    clock: context.clock,
                    hostName: context.hostName
                ),
                state: desk.dispatcher.state
            )
        }

        /// How often the population database was asked.
        var questions: Int { population.count.withLock { $0 } }

        func run(_ text: String, keepGoing: Bool = false)
            -> (status: Int32, out: String, err: String)
        {
            var out = ""
            var err = ""
            let printer = ResultPrinter(
                language: .vi,
                colors: (false, false),
                isForTerminal: false,
                namesPlaces: true,
                columns: { 100 },
                write: { out += $0 },
                report: { err += $0 }
            )
            dispatcher.adopt(format: .jsonl)
            let reader = ScriptReader(
                registry: dispatcher.context.registry,
                files: OneFile(bytes: Array(text.utf8))
            )
            let runner = ScriptRunner(
                dispatcher: dispatcher,
                output: printer,
                mode: RunMode(yes: true, isFile: true),
                rules: StopRules(keepsGoing: keepGoing),
                stop: { nil }
            )
            return (runner.run(reader.read(["-"])).status, out, err)
        }
    }
}

extension Desk {
    /// The same desk at a store whose transactions fail.
    func breaking(_ failure: FailingStore.Failure) -> FailingStore.Session {
        FailingStore.Session(self, store: FailingStore(store, failure))
    }
}
