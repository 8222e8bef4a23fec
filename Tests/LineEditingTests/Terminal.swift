import CPseudoTerminal
import Glibc

/// The program under test on a pseudo-terminal: sends keys, waits for what it writes.
final class Terminal {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private var process = cpt_process()
    private(set) var output: [UInt8] = []
    private var seen = 0
    private var ended: Int32?
    /// The settings before the program started.
    let settingsBefore: [UInt32]

    init(
        _ arguments: [String] = [],
        program: String = Terminal.probe,
        environment: [String: String] = [:],
        columns: Int32 = 80,
        rows: Int32 = 24,
        outputPath: String? = nil
    ) throws {
        var all = ["TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PS1": "sh$ "]
        all.merge(environment) { $1 }
        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        let problem = cpt_spawn(&process, program, argv, envp, columns, rows, outputPath)
        guard problem == 0 else {
            throw Failure(description: "spawn \(program): errno \(problem)")
        }
        // A fresh terminal has the system's settings; the program changes them at its first read.
        settingsBefore = Self.freshSettings()
    }

    deinit {
        if ended == nil, process.pid > 0 {
            kill(process.pid, SIGKILL)
            var status: Int32 = 0
            cpt_wait(&process, 2000, &status)
        }
        cpt_close(&process)
    }

    static var probe: String {
        if let path = getenv("LINE_PROBE") {
            return String(cString: path)
        }
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = max(readlink("/proc/self/exe", &buffer, buffer.count), 0)
        let own = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        let invoked = CommandLine.arguments.first ?? ""
        for path in [own, invoked] {
            let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let candidate = (folder + ["line-probe"]).joined(separator: "/")
            if access(candidate, X_OK) == 0 {
                return candidate
            }
        }
        return ".build/debug/line-probe"
    }

    private static func freshSettings() -> [UInt32] {
        var other = cpt_process()
        let argv: [UnsafeMutablePointer<CChar>?] = [nil]
        // Opens a terminal of its own; no program of this name exists.
        _ = cpt_spawn(&other, "/nonexistent", argv, argv, 80, 24, nil)
        defer { cpt_close(&other) }
        return settings(of: other)
    }

    private static func settings(of process: cpt_process) -> [UInt32] {
        var process = process
        var numbers = [UInt32](repeating: 0, count: 64)
        let count = cpt_settings(&process, &numbers, 64)
        return Array(numbers.prefix(Int(count)))
    }

    var settings: [UInt32] { Self.settings(of: process) }

    var processIdentifier: Int32 { process.pid }

    func send(_ text: String) throws {
        try send(bytes: Array(text.utf8))
    }

    func send(bytes: [UInt8]) throws {
        var rest = bytes[...]
        let deadline = Self.now + 15
        while !rest.isEmpty {
            guard Self.now < deadline else {
                throw Failure(description: "\(rest.count) bytes were not taken")
            }
            let count = rest.withUnsafeBytes { cpt_write(&process, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            }
            collect(milliseconds: count > 0 ? 0 : 5)
        }
    }

    /// Waits until the text has been written after what was waited for before.
    func expect(_ text: String, within seconds: Double = 8) throws {
        let wanted = Array(text.utf8)
        let deadline = Self.now + seconds
        while true {
            if let end = find(wanted) {
                seen = end
                return
            }
            guard Self.now < deadline, collect(milliseconds: 50) || find(wanted) != nil else {
                let rest = String(decoding: output[seen...].suffix(2000), as: UTF8.self)
                throw Failure(description: "no “\(text)” in “\(rest.debugDescription)”")
            }
        }
    }

    private func find(_ wanted: [UInt8]) -> Int? {
        guard output.count - seen >= wanted.count, let first = wanted.first else {
            return nil
        }
        var at = seen
        while let start = output[at...].firstIndex(of: first) {
            if output[start...].starts(with: wanted) {
                return start + wanted.count
            }
            at = start + 1
        }
        return nil
    }

    /// False when the program has closed the terminal.
    @discardableResult
    private func collect(milliseconds: Int32) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = cpt_read(&process, &buffer, buffer.count, milliseconds)
        if count > 0 {
            output += buffer[..<count]
        }
        return count >= 0
    }

    func signal(_ number: Int32) {
        kill(process.pid, number)
    }

    func resize(columns: Int32, rows: Int32) {
        cpt_resize(&process, columns, rows)
    }

    /// The exit code, or 1000 + the signal that ended the program.
    func waitForEnd(within seconds: Double = 5) throws -> Int32 {
        let deadline = Self.now + seconds
        var status: Int32 = 0
        while Self.now < deadline {
            collect(milliseconds: 0)
            if cpt_wait(&process, 20, &status) == 1 {
                ended = status
                return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1000 + (status & 0x7F)
            }
        }
        throw Failure(description: "the program goes on")
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
