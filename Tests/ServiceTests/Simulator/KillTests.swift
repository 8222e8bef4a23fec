import GRDB
import Glibc
import Population
import Testing

@testable import ProgramSupport

/// Processes that die while their question is under way.
@Suite struct KillTests {
    /// Two hundred deaths between intent and result, at four desks.
    @Test(arguments: 0..<4) func nothingIsHalfDone(_ part: Int) throws {
        let desk = try Desk(.demonstration)
        let simulator = try Simulator(
            path: EmbeddedRegistry.path(beside: desk.store),
            folder: desk.folder,
            ["--latency", "400ms"]
        )
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        // Not read-only: whoever died in a commit has left a journal to be rolled back.
        let store = try DatabaseQueue(path: desk.store, configuration: configuration)
        let words = [
            "--registry", simulator.url, "--case", "T", "--reason", "thử", "--yes", "exec",
            "refresh", "C-8", "--force", "--commit",
        ]
        for _ in 0..<50 {
            let before = try version(store)
            let victim = try desk.start(words)
            try Clock.wait("an intent", within: 30) {
                try count("SELECT count(*) FROM open_intent", store) > 0
            }
            victim.signal(SIGKILL)
            #expect(try victim.wait() == 1000 + SIGKILL)
            #expect(try version(store) == before, "no field changes without a result")
            // The next start settles it.
            #expect(try desk.call(["exec", "whoami"]).status == 0)
            #expect(try count("SELECT count(*) FROM open_intent", store) == 0)
        }
        let phases = "SELECT count(*) FROM audit_leaf WHERE leaf LIKE '%\"phase\":"
        #expect(try count(phases + "\"intent\"%'", store) == 50)
        #expect(try count(phases + "\"result\"%' AND leaf LIKE '%command.no-result%'", store) == 50)
        // Nothing was sent twice under one code, and every code is an intent's.
        let codes = simulator.log.split(separator: "\n").compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
        #expect(Set(codes).count == codes.count)
        for code in codes {
            let found = "SELECT count(*) FROM audit_leaf WHERE leaf LIKE '%\"id\":\"\(code)\"%'"
            #expect(try count(found, store) == 1)
        }
        #expect(try desk.call(words).status == 0)
        #expect(try version(store) > 1)
        #expect(try desk.isSound())
    }

    private func version(_ store: DatabaseQueue) throws -> Int {
        try count("SELECT version FROM citizen WHERE id = 8", store)
    }

    private func count(_ sql: String, _ store: DatabaseQueue) throws -> Int {
        try store.read { try Int.fetchOne($0, sql: sql) } ?? 0
    }
}
