import AuditLog
import CommandKit
import Console
import Foundation
import GRDB
import Identity
import PluginHost
import Population
import Store
import Testing

@testable import ProgramSupport
@testable import lienket

/// A help desk in this process over a disk that fails when told to, with a clock that stands still.
final class FaultDesk {
    /// What came of a command file.
    struct Run {
        let status: Int32
        let lines: [ProgramSupport.Desk.Line]
        let messages: String
    }

    /// 2026-06-30 09:00 in Vietnam.
    static let now = Instant(milliseconds: 1_782_784_800_000)

    /// For files outside the store.
    let folder: String
    let disk: FaultyDisk
    let store: SQLiteStore
    /// A connection of its own, past the program.
    let inspector: DatabaseQueue
    /// How the inspector reads every table; empty before the first time.
    var stateQueries: [String] = []
    private let home: String
    private let context: ConsoleContext
    private var sessions: [String: Dispatcher] = [:]
    private var serial = 0

    init() throws {
        folder = try Files.makeFolder(syncsOften: true)
        home = folder + "/store"
        try FaultTemplate.copy(to: home)
        disk = try FaultyDisk(home)
        store = try SQLiteStore.open(at: home + "/store.sqlite")
        inspector = try DatabaseQueue(path: home + "/store.sqlite")
        context = ConsoleContext(
            store: store,
            population: EmbeddedRegistry(path: home + "/registry.sqlite"),
            registry: try CommandRegistry(Wiring.plugins),
            plugins: PluginHouse(version: "0", hidden: [], adopts: false),
            auditKey: { [store] in try store.auditKey() },
            language: .en,
            clock: { FaultDesk.now },
            hostName: "desk.test",
            closedFiles: [home + "/store.sqlite"]
        )
    }

    deinit { Files.removeFolder(folder) }

    /// Types what comes before a row's line.
    ///
    /// - Returns: the row's line with its places filled.
    func prepare(_ row: CommandRow) throws -> String {
        let logins = Set(row.before.map(\.login) + [row.login])
        for login in logins.sorted() where CommandRow.opensCases(login) {
            try expectDone("case open CALL-1 --reason 'Công dân gọi hỏi'", as: login)
        }
        for line in row.before { try expectDone(line.text, as: line.login) }
        return row.text.replacing("{seq}", with: "\(try store.read { try $0.auditSize() } - 1)")
    }

    private func expectDone(_ text: String, as login: String) throws {
        let run = try run(text, as: login)
        guard run.status == 0 else { throw Trouble("\(text): \(run.status) \(run.messages)") }
    }

    /// Runs a command file in the agent's session, confirmed beforehand.
    func run(_ text: String, as login: String) throws -> Run {
        serial += 1
        let text = text.replacing("{out}", with: "\(folder)/out-\(serial)")
            .replacing("{file}", with: try commandFile())
            .replacing("{plugin}", with: try StubPlugin.shared(version: "1.0.0"))
            .replacing("{other}", with: try StubPlugin.shared(version: "1.1.0"))
        let dispatcher = try session(login)
        var out = ""
        var messages = ""
        let printer = ResultPrinter(
            language: .en,
            colors: (false, false),
            isForTerminal: false,
            namesPlaces: true,
            columns: { 100 },
            write: { out += $0 },
            report: { messages += $0 }
        )
        dispatcher.adopt(format: .jsonl)
        let reader = ScriptReader(registry: context.registry, files: Typed(text: text))
        let runner = ScriptRunner(
            dispatcher: dispatcher,
            output: printer,
            mode: RunMode(yes: true, isFile: true),
            rules: StopRules(),
            stop: { nil }
        )
        let status = runner.run(reader.read(["-"])).status
        let lines = try out.split(separator: "\n").map { text in
            guard let line = ProgramSupport.Desk.Line(String(text)) else {
                throw Trouble("no JSON: \(text)")
            }
            return line
        }
        return Run(status: status, lines: lines, messages: messages)
    }

    private func commandFile() throws -> String {
        let path = folder + "/commands.lk"
        if !Files.exists(path) { try Files.write(Array("whoami\n".utf8), to: path) }
        return path
    }

    private func session(_ login: String) throws -> Dispatcher {
        if let session = sessions[login] { return session }
        let agent = try #require(try store.read { try $0.agent(login: login) })
        let session = Dispatcher(
            context: context,
            state: SessionState(actor: Actor(agent: agent, uid: 1000, via: "as"), format: .jsonl)
        )
        sessions[login] = session
        return session
    }
}

/// A command file in memory, and those that it names on the disk.
private struct Typed: FileSource {
    let text: String

    func admit(_ path: String) throws(ScriptReadError) {}

    func bytes(of path: String) throws(ScriptReadError) -> [UInt8] {
        guard path == "-" else { return try DiskFiles().bytes(of: path) }
        return Array(text.utf8)
    }
}

/// The demonstration store, loaded once and copied for each test.
private enum FaultTemplate {
    private static let folder: Result<String, any Error> = Result {
        let folder = try Files.makeFolder() + "/store"
        let store = try SQLiteStore.create(
            at: folder + "/store.sqlite",
            demonstration: true,
            origin: "lienket.test/faults",
            now: FaultDesk.now
        )
        _ = try SeedImporter.load(
            directory: Paths.demonstration,
            into: store,
            registryPath: folder + "/registry.sqlite",
            now: FaultDesk.now
        )
        return folder
    }

    static func copy(to target: String) throws {
        try FileManager.default.copyItem(atPath: try folder.get(), toPath: target)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: target)
    }
}
