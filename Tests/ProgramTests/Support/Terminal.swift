import CPseudoTerminal
import Glibc

@testable import ProgramSupport

/// The console on a pseudo-terminal: sends keys, waits for what it writes.
final class Terminal {
    /// Kept as long as the console runs on it.
    private let desk: Desk
    private var process = cpt_process()
    private var output: [UInt8] = []
    private var seen = 0
    private var ended: Int32?
    /// The settings of a terminal that no program has touched.
    let settingsBefore: [UInt32]

    /// Starts the console for a desk; waits for its first prompt.
    init(
        _ desk: Desk,
        _ words: [String] = [],
        login: String? = "lan",
        environment: [String: String] = [:],
        columns: Int32 = 80,
        rows: Int32 = 24,
        outputPath: String? = nil,
        opensCase: Bool = false
    ) throws {
        self.desk = desk
        settingsBefore = Terminal.freshSettings()
        var all = (login.map { ["--as", $0] } ?? []) + words
        if opensCase { all = ["--case", "CALL-7", "--reason", "công dân gọi"] + all }
        let argv = ([Paths.program] + all).map { strdup($0) } + [nil]
        let envp =
            desk.environment.merging(environment) { $1 }
            .map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        let problem = cpt_spawn(&process, Paths.program, argv, envp, columns, rows, outputPath)
        guard problem == 0 else { throw Trouble("console: errno \(problem)") }
        try expect("> ")
    }

    deinit {
        if ended == nil, process.pid > 0 {
            kill(process.pid, SIGKILL)
            var status: Int32 = 0
            cpt_wait(&process, 2000, &status)
        }
        cpt_close(&process)
    }

    /// Types keys.
    func send(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        let deadline = Clock.now + 20
        while !rest.isEmpty {
            guard Clock.now < deadline else { throw Trouble("\(rest.count) bytes were not taken") }
            let count = rest.withUnsafeBytes { cpt_write(&process, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) }
            collect(milliseconds: count > 0 ? 0 : 5)
        }
    }

    /// Types a line and Enter, and waits for the next prompt.
    ///
    /// - Returns: what was written between the two, colours left out.
    func enter(_ line: String, prompt: String = "> ") throws -> String {
        try send(line + "\r")
        // The line's end turns bracketed paste off; the next prompt turns it on.
        try expect("\u{1B}[?2004l")
        let start = seen
        try expect("\u{1B}[?2004h")
        let end = seen
        try expect(prompt)
        return Terminal.plain(output[start..<end])
    }

    /// Waits until the text has been written after what was waited for before.
    ///
    /// - Throws: `Trouble` with what was written instead.
    func expect(_ text: String, within seconds: Double = 20) throws {
        let wanted = Array(text.utf8)
        let deadline = Clock.now + seconds
        var searched = seen
        while true {
            if let end = find(wanted, from: searched) {
                seen = end
                return
            }
            // What comes next is searched once, however much came before.
            searched = max(searched, output.count - wanted.count + 1)
            guard Clock.now < deadline, collect(milliseconds: 50) else {
                throw Trouble("no “\(text)” in “\(rest.suffix(1500).debugDescription)”")
            }
        }
    }

    /// What was written after what was waited for.
    var rest: String { String(decoding: output[seen...], as: UTF8.self) }

    /// Everything that was written, colours left out.
    var everything: String { Terminal.plain(output[...]) }

    /// Everything that was written, colours and all.
    var raw: String { String(decoding: output, as: UTF8.self) }

    /// The terminal's settings now.
    var settings: [UInt32] { Terminal.settings(of: process) }

    func signal(_ number: Int32) { kill(process.pid, number) }

    func resize(columns: Int32, rows: Int32) { cpt_resize(&process, columns, rows) }

    /// The exit status, or 1000 and the signal that ended the program.
    func waitForEnd(within seconds: Double = 20) throws -> Int32 {
        let deadline = Clock.now + seconds
        var status: Int32 = 0
        while Clock.now < deadline {
            collect(milliseconds: 0)
            if cpt_wait(&process, 20, &status) == 1 {
                ended = status
                while collect(milliseconds: 1), hasMore {}
                return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1000 + (status & 0x7F)
            }
        }
        throw Trouble("the console goes on: \(rest.suffix(600).debugDescription)")
    }

    private var hasMore = false

    /// False when the program has closed the terminal.
    @discardableResult
    private func collect(milliseconds: Int32) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = cpt_read(&process, &buffer, buffer.count, milliseconds)
        if count > 0 { output += buffer[..<count] }
        hasMore = count > 0
        return count >= 0
    }

    private func find(_ wanted: [UInt8], from start: Int) -> Int? {
        guard output.count - start >= wanted.count, let first = wanted.first else { return nil }
        var at = start
        while let start = output[at...].firstIndex(of: first) {
            if output[start...].starts(with: wanted) { return start + wanted.count }
            at = start + 1
        }
        return nil
    }

    /// Text without `ESC [ …` sequences and carriage returns.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        var kept: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == 0x1B, rest.first == 0x5B {
                rest = rest.dropFirst().drop { !(0x40...0x7E).contains($0) }.dropFirst()
            } else if byte != 0x0D {
                kept.append(byte)
            }
        }
        return String(decoding: kept, as: UTF8.self)
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
}
