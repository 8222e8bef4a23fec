import Foundation
import Glibc

/// A demonstration store, folders of plugins, and calls of the program with them.
struct PluginDesk {
    let desk: Desk

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let root = tests.deletingLastPathComponent()

    init() throws { desk = try Desk() }

    /// A copy of an example that may be added: nobody else can write it.
    func example(_ name: String) throws -> String {
        let folder = desk.folder + "/" + name
        let source = Self.root.appendingPathComponent("Plugins/Examples/\(name)").path
        try FileManager.default.copyItem(atPath: source, toPath: folder)
        if name == "nudge" {
            let built = URL(fileURLWithPath: Paths.program).deletingLastPathComponent()
                .appendingPathComponent("nudge-plugin").path
            try FileManager.default.copyItem(atPath: built, toPath: folder + "/nudge")
        }
        for file in Files.names(in: folder) {
            let mode = (Files.mode("\(folder)/\(file)") ?? 0) & 0o755
            chmod("\(folder)/\(file)", mode)
        }
        chmod(folder, 0o700)
        return folder
    }

    /// The folder of a plugin that misbehaves.
    func hostile(_ name: String) throws -> String {
        let folder = desk.folder + "/" + name
        let made = try Self.make([name, folder])
        guard made.isEmpty else { throw Trouble("make.py \(name): \(made)") }
        return folder
    }

    /// Runs `make.py`; what it said.
    static func make(_ words: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["python3", tests.appendingPathComponent("PluginHostTests/Hostile/make.py").path]
            + words
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An administrator adds a folder.
    func add(_ folder: String) throws -> Desk.Call {
        try desk.call(
            ["--format", "jsonl", "exec", "plugin", "add", folder, "--yes"],
            login: "admin"
        )
    }

    /// An agent runs a line under a case.
    func run(_ line: String, _ options: [String] = [], as login: String = "lan") throws -> Desk.Call
    {
        try desk.script(
            line + "\n",
            ["--case", "CALL-1", "--reason", "Công dân gọi hỏi"] + options,
            login: login
        )
    }

    /// The value of a field of a record, revealed.
    func value(of field: String, in citizen: String) throws -> String? {
        let call = try run("use \(citizen)\nreveal \(field) --reason 'Đối chiếu'\nstatus")
        let fields = call.lines.last?.data["fields"] as? [[String: Any]]
        return fields?.first { $0["key"] as? String == field }?["value"] as? String
    }

    /// The plugins and what is not settled, as an administrator sees them.
    func list() throws -> [String: Any] {
        try desk.script("plugin list\n", login: "admin").lines.last?.data ?? [:]
    }

    /// The state of a plugin, with the reason where there is one.
    func state(of id: String) throws -> String? {
        let items = try list()["items"] as? [[String: Any]] ?? []
        return items.first { $0["id"] as? String == id }?["state"] as? String
    }

    /// The processes whose command line names a folder.
    static func processes(naming folder: String) -> [Int32] {
        Files.names(in: "/proc").compactMap(Int32.init).filter {
            Files.text("/proc/\($0)/cmdline").contains(folder + "/")
        }
    }
}
