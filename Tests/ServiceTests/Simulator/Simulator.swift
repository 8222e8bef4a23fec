import GRDB
import Glibc
import Identity
import Population

@testable import ProgramSupport

/// A demonstration store's registry, and the simulator over it.
final class Simulator {
    private let launch: Launch
    /// The address that it printed.
    let url: String

    /// Starts the simulator and waits until it listens.
    convenience init(_ registry: DemoRegistry, _ words: [String] = []) throws {
        try self.init(path: registry.path, folder: registry.folder, words)
    }

    /// The same over any registry file.
    init(path: String, folder: String, _ words: [String] = []) throws {
        launch = try Launch(
            Paths.simulator,
            ["--registry", path, "--port", "0"] + words,
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
            folder: folder
        )
        let launch = launch
        try Clock.wait("the simulator", within: 30) {
            launch.output.contains("\n") || !launch.isRunning
        }
        guard launch.isRunning else { throw Trouble("the simulator ended: \(launch.errors)") }
        url = String(launch.output.prefix { $0 != "\n" })
    }

    deinit { launch.signal(SIGKILL) }

    /// The access log so far.
    var log: String { launch.errors }

    /// Ends it by a signal; the exit status.
    func end(_ signal: Int32 = SIGTERM) throws -> Int32 {
        launch.signal(signal)
        return try launch.wait()
    }
}

/// The registry of a fresh demonstration store.
final class DemoRegistry {
    private let desk: Desk
    /// Where files of a test go.
    var folder: String { desk.folder }
    /// The registry's file.
    var path: String { EmbeddedRegistry.path(beside: desk.store) }

    init() throws {
        desk = try Desk(.demonstration)
    }

    /// Everybody in it: the console's question for each.
    func queries() throws -> [PopulationQuery] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT personal_id, full_name, date_of_birth FROM person")
                .map { row in
                    PopulationQuery(
                        citizen: CitizenNumber(1),
                        version: 1,
                        personalNumber: row[0],
                        cmnd9: nil,
                        fullName: row[1],
                        dateOfBirth: row[2]
                    )
                }
        }
    }
}
