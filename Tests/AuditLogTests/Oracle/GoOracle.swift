import Foundation

/// The outsider's check in Go (`Tests/ProgramTests/Oracle/verify.go`), built once for a suite.
struct GoOracle {
    /// What one run said.
    struct Answer {
        let text: String
        let status: Int32
    }

    private let folder: URL
    private let program: URL

    private static let modules = "/usr/share/gocode"

    /// Whether Go and Debian's golang-golang-x-mod-dev are there.
    static var isInstalled: Bool {
        FileManager.default.fileExists(atPath: modules + "/src/golang.org/x/mod/sumdb/tlog")
            && compiler != nil
    }

    private static var compiler: URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { URL(fileURLWithPath: $0 + "/go") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    init(source: String = #filePath) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("oracle-\(UUID().uuidString)")
        program = folder.appendingPathComponent("verify")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = URL(fileURLWithPath: source).deletingLastPathComponent()
            .appendingPathComponent("../../ProgramTests/Oracle/verify.go").standardizedFileURL
        guard let compiler = Self.compiler else { throw Trouble(text: "no go") }
        var environment = [
            "GO111MODULE": "off", "GOPATH": Self.modules, "GOFLAGS": "", "CGO_ENABLED": "0",
        ]
        if ProcessInfo.processInfo.environment["HOME"] == nil {
            environment["GOCACHE"] = folder.appendingPathComponent("cache").path
        }
        let built = try Self.run(
            compiler,
            ["build", "-o", program.path, file.path],
            environment: environment
        )
        guard built.status == 0 else { throw Trouble(text: built.text) }
    }

    /// Removes what was built.
    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Writes logs to one file, and has it checked by one process.
    func check(_ logs: [RandomLog]) throws -> Answer {
        let encoder = JSONEncoder()
        // Go's tlog reads hashes as they stand, escapes and all.
        encoder.outputFormatting = .withoutEscapingSlashes
        var lines = Data()
        for log in logs { lines += try encoder.encode(log) + [0x0A] }
        let file = folder.appendingPathComponent("logs-\(UUID().uuidString)")
        try lines.write(to: file)
        return try Self.run(program, ["logs", file.path])
    }

    private static func run(
        _ program: URL,
        _ words: [String],
        environment: [String: String] = [:]
    ) throws -> Answer {
        let process = Process()
        process.executableURL = program
        process.arguments = words
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Answer(
            text: String(decoding: output, as: UTF8.self),
            status: process.terminationStatus
        )
    }

    struct Trouble: Error { let text: String }
}
