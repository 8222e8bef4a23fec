import AuditLog
import CommandKit
import Console
import Foundation
import Identity
import PluginHost
import Population
import Store
import Testing

@testable import lienket

/// A help desk for tests: a fresh demonstration store, a clock that stands still until told, and a
/// terminal of fixed size whose other side is the test.
final class Desk {
    /// 2026-06-30 09:00 in Vietnam.
    static let start = Instant(milliseconds: 1_782_784_800_000)

    let folder: URL
    let store: SQLiteStore
    let dispatcher: Dispatcher
    let terminal = ScriptedTerminal()
    /// The journal of the last command file.
    private(set) var lastRun: RunRecord?
    private let clock = TestClock()

    /// Sits an agent of the demonstration down; `population` makes the population database from the
    /// embedded one.
    init(
        as login: String = "lan",
        language: Language = .vi,
        population: (EmbeddedRegistry) -> any PopulationDatabase = { $0 }
    ) throws {
        folder = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("lienket-\(UUID().uuidString)")
        try Template.copy(to: folder)
        store = try SQLiteStore.open(at: folder.path + "/store.sqlite")
        let agent = try #require(try store.read { try $0.agent(login: login) })
        let clock = clock
        let context = ConsoleContext(
            store: store,
            population: population(EmbeddedRegistry(path: folder.path + "/registry.sqlite")),
            registry: try CommandRegistry(Wiring.plugins),
            plugins: PluginHouse(version: "0", hidden: [], adopts: false),
            auditKey: { [store] in try store.auditKey() },
            language: language,
            clock: { clock.tick() },
            pause: { clock.advance(milliseconds: Int64($0)) },
            hostName: "desk.test",
            closedFiles: [folder.path + "/store.sqlite"]
        )
        dispatcher = Dispatcher(
            context: context,
            state: SessionState(
                actor: Actor(agent: agent, uid: 1000, via: "as"),
                format: .table
            )
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Lets time pass.
    func pass(seconds: Int64) { clock.advance(seconds) }

    /// Types lines at the console's prompt and returns all that the terminal showed.
    func type(_ lines: [String], answers: [String] = []) -> String {
        terminal.begin(lines, answers: answers)
        let printer = ResultPrinter(
            language: dispatcher.context.language,
            colors: (false, false),
            isForTerminal: true,
            namesPlaces: false,
            columns: { 80 },
            write: terminal.write,
            report: terminal.report
        )
        let prompter = TerminalPrompter(
            terminal: terminal,
            printer: printer,
            language: dispatcher.context.language
        )
        dispatcher.prompter = prompter
        let loop = InteractiveLoop(
            dispatcher: dispatcher,
            terminal: terminal,
            output: printer,
            files: DiskFiles(),
            stop: { nil }
        )
        _ = loop.run()
        return terminal.screen
    }

    /// Runs a command file; returns its exit status, data and messages.
    func run(
        _ text: String,
        format: OutputFormat = .jsonl,
        yes: Bool = false,
        dryRun: Bool = false,
        keepGoing: Bool = false,
        rules: StopRules? = nil,
        resuming: RunRecord? = nil,
        keepingTo plan: RunRecord? = nil,
        stop: @escaping () -> Int32? = { nil }
    ) -> (status: Int32, out: String, err: String) {
        var out = ""
        var err = ""
        let printer = ResultPrinter(
            language: dispatcher.context.language,
            colors: (false, false),
            isForTerminal: false,
            namesPlaces: true,
            columns: { 100 },
            write: { out += $0 },
            report: { err += $0 }
        )
        dispatcher.adopt(format: format)
        let reader = ScriptReader(
            registry: dispatcher.context.registry,
            files: OneFile(bytes: Array(text.utf8))
        )
        let runner = ScriptRunner(
            dispatcher: dispatcher,
            output: printer,
            mode: RunMode(yes: yes, dryRun: dryRun, isFile: true),
            rules: rules ?? StopRules(keepsGoing: keepGoing),
            stop: stop
        )
        let end = runner.run(reader.read(["-"]), resuming: resuming, keepingTo: plan)
        lastRun = end.run
        return (end.status, out, err)
    }

    /// Runs a command file and returns its results as JSON objects.
    func results(_ text: String, yes: Bool = false, dryRun: Bool = false) throws -> [[String: Any]]
    {
        let run = run(text, yes: yes, dryRun: dryRun, keepGoing: true)
        return try run.out.split(separator: "\n").map { line in
            try #require(
                JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            )
        }
    }
}

/// A clock that moves only when told; each reading is a millisecond later.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var now = Desk.start.milliseconds

    func tick() -> Instant {
        lock.withLock {
            now += 1
            return Instant(milliseconds: now)
        }
    }

    func advance(_ seconds: Int64) { advance(milliseconds: seconds * 1000) }

    func advance(milliseconds: Int64) { lock.withLock { now += milliseconds } }
}

/// A command file in memory.
struct OneFile: FileSource {
    let bytes: [UInt8]

    func admit(_ path: String) throws(ScriptReadError) { try DiskFiles().admit(path) }

    func bytes(of path: String) throws(ScriptReadError) -> [UInt8] {
        guard path == "-" else { return try DiskFiles().bytes(of: path) }
        return bytes
    }
}

/// The demonstration store, loaded once and copied for each test.
enum Template {
    private static let folder: Result<URL, any Error> = Result {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("lienket-template-\(getpid())")
        try? FileManager.default.removeItem(at: folder)
        let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Seeds/demo")
        let store = try SQLiteStore.create(
            at: folder.path + "/store.sqlite",
            demonstration: true,
            origin: "lienket.test/desk",
            now: Desk.start
        )
        _ = try SeedImporter.load(
            directory: seeds.path,
            into: store,
            registryPath: folder.path + "/registry.sqlite",
            now: Desk.start
        )
        return folder
    }

    static func copy(to target: URL) throws {
        try FileManager.default.copyItem(at: try folder.get(), to: target)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: target.path)
    }
}
