import Glibc

@testable import ProgramSupport

/// A process that runs a long command file until it is killed.
final class Writer {
    let file: CommandFile
    private let launch: Launch
    /// When it dies; nil until it has shown something.
    private var death: Double?

    /// Starts the process.
    init(_ desk: Desk, _ file: CommandFile, login: String) throws {
        self.file = file
        let options = [
            "--format", "jsonl", "--case", file.ticket, "--reason", "thử", "--yes", "--keep-going",
            "run",
        ]
        if Bool.random() {
            launch = try desk.start(options + ["-"], login: login, input: .text(file.text))
        } else {
            let path = try desk.file(file.ticket + ".lk", file.text)
            launch = try desk.start(options + [path], login: login)
        }
        // Some die on the way to their first line, the others somewhere in the file.
        if Int.random(in: 0..<4) == 0 { death = Clock.now + Double.random(in: 0.02...0.15) }
    }

    /// Kills the process when its time has come.
    ///
    /// - Returns: whether it is over.
    func attend() -> Bool {
        if death == nil, launch.hasOutput { death = Clock.now + Double.random(in: 0...0.12) }
        guard launch.isRunning else { return true }
        guard let death, Clock.now >= death else { return false }
        launch.signal(SIGKILL)
        return true
    }

    /// What it has shown, in whole lines, and how it ended.
    func end() throws -> (status: Int32, lines: [Desk.Line?], errors: String) {
        launch.signal(SIGKILL)
        let status = try launch.wait()
        let text = launch.output
        // A last line without its end was never shown.
        let whole = text.lastIndex(of: "\n").map { text[...$0] } ?? ""
        let lines = whole.split(separator: "\n").map { Desk.Line(String($0)) }
        return (status, lines, launch.errors)
    }
}
