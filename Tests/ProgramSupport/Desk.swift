import Foundation
import Glibc

/// A store in a private folder, and calls of the program on it.
final class Desk {
    /// One call of the program and what came of it.
    struct Call {
        /// The exit status, or 1000 and the signal that ended it.
        let status: Int32
        let out: String
        let err: String

        /// Both streams.
        var all: String { out + err }

        /// The objects of `--format jsonl`.
        var lines: [Line] {
            out.split(separator: "\n").compactMap { Line(String($0)) }
        }
    }

    /// One object of `--format jsonl`.
    struct Line {
        let json: [String: Any]

        /// Nil when the text is no whole JSON object.
        init?(_ text: String) {
            guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
                let json = value as? [String: Any]
            else { return nil }
            self.json = json
        }

        var command: String { json["command"] as? String ?? "" }
        var outcome: String { json["outcome"] as? String ?? "" }
        var code: String? { (json["error"] as? [String: Any])?["code"] as? String }
        var seq: Int? { (json["audit"] as? [String: Any])?["seq"] as? Int }
        var data: [String: Any] { json["data"] as? [String: Any] ?? [:] }
    }

    /// For files of the test; command files may not stand beside the store.
    let folder: String
    /// The store's own folder.
    let home: String
    let store: String
    private let isOwner: Bool

    /// Makes a store; with no kind, only its folder.
    init(_ kind: Kind? = .demonstration) throws {
        folder = try Files.makeFolder()
        isOwner = true
        home = folder + "/kho"
        store = home + "/store.sqlite"
        guard let kind else { return }
        let words = ["init"] + (kind == .demonstration ? ["--demo"] : [])
        let made = try call(words, login: nil)
        guard made.status == 0 else { throw Trouble("init: \(made.all)") }
    }

    /// A desk whose store is in a folder that somebody else made and removes.
    init(at home: String, folder: String) {
        self.folder = folder
        self.home = home
        store = home + "/store.sqlite"
        isOwner = false
    }

    deinit { if isOwner { Files.removeFolder(folder) } }

    /// What a store is for.
    enum Kind {
        case demonstration
        case real
    }

    /// The environment of calls.
    var environment: [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": folder, "TERM": "xterm", "LANG": "C.UTF-8",
            "PAGER": "cat",
            "LIENKET_STORE": store,
        ]
    }

    /// Starts the program.
    func start(
        _ words: [String],
        login: String? = "lan",
        input: Input = .nothing,
        output: Destination = .file,
        environment more: [String: String] = [:]
    ) throws -> Launch {
        try Launch(
            Paths.program,
            (login.map { ["--as", $0] } ?? []) + words,
            input: input,
            output: output,
            environment: environment.merging(more) { $1 },
            folder: folder
        )
    }

    /// Runs the program to its end.
    func call(
        _ words: [String],
        login: String? = "lan",
        input: Input = .nothing,
        output: Destination = .file,
        environment: [String: String] = [:],
        within: Double = 30
    ) throws -> Call {
        let launch = try start(
            words,
            login: login,
            input: input,
            output: output,
            environment: environment
        )
        let status = try launch.wait(within: within)
        return Call(status: status, out: launch.output, err: launch.errors)
    }

    /// Runs a command file with JSON lines.
    func script(_ text: String, _ options: [String] = [], login: String = "lan") throws -> Call {
        try call(["--format", "jsonl"] + options, login: login, input: .text(text))
    }

    /// Runs a line of the shell; `$0` is the program.
    func shell(_ text: String) throws -> Call {
        let launch = try Launch(
            "/bin/bash",
            ["-c", text, Paths.program],
            environment: environment,
            folder: folder
        )
        let status = try launch.wait()
        return Call(status: status, out: launch.output, err: launch.errors)
    }

    /// Writes a file.
    func file(_ name: String, _ text: String) throws -> String {
        try Files.write(Array(text.utf8), to: "\(folder)/\(name)")
        return "\(folder)/\(name)"
    }

    /// Whether store and log are sound: `doctor`, `audit verify`, and a backup, which is checked
    /// through and through.
    func isSound() throws -> Bool {
        let verified = try script("audit verify\n", login: "thu")
        let copy = "\(folder)/copy-\(UInt32.random(in: 0...UInt32.max)).sqlite"
        return try call(["doctor"], login: nil).status == 0
            && verified.lines.first?.code == "verify.no-anchor"
            && call(["backup", copy], login: nil).status == 0
    }

    /// What the audit log says was done since the store was made, oldest first, without the beginnings
    /// and ends of sessions.
    func acts() throws -> [String] {
        try records().compactMap { $0["act"] as? String }
            .filter { !["store.import", "session.start", "session.end"].contains($0) }
    }

    /// The audit log's records, oldest first.
    func records() throws -> [[String: Any]] {
        let listed = try script("audit list --limit 1000\n", login: "thu")
        guard let items = listed.lines.first?.data["items"] as? [[String: Any]] else {
            throw Trouble("audit list: \(listed.all.suffix(400))")
        }
        return items.reversed()
    }
}
