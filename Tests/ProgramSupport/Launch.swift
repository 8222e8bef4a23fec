import Glibc

/// What a started program reads as standard input.
enum Input {
    /// Nothing: `/dev/null`.
    case nothing
    /// These bytes, from a file.
    case bytes([UInt8])
    /// This text, from a file.
    case text(String)
    /// A descriptor of this process.
    case descriptor(Int32)
    /// No standard input at all.
    case closed
}

/// Where a started program's standard output goes.
enum Destination {
    /// A file that is read at the end.
    case file
    /// Any other file, such as `/dev/full`.
    case path(String)
    /// No standard output at all.
    case closed
}

/// Something went wrong with the test itself.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A program that was started without a terminal.
final class Launch {
    let pid: Int32
    private let outPath: String
    private let errPath: String
    private var status: Int32?

    /// Starts a program.
    init(
        _ program: String,
        _ words: [String],
        input: Input = .nothing,
        output: Destination = .file,
        environment: [String: String],
        folder: String
    ) throws {
        let stem = "\(folder)/launch-\(UInt64.random(in: 0...UInt64.max))"
        outPath = stem + ".out"
        errPath = stem + ".err"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        switch input {
        case .nothing: posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        case .bytes(let bytes):
            try Files.write(bytes, to: stem + ".in")
            posix_spawn_file_actions_addopen(&actions, 0, stem + ".in", O_RDONLY, 0)
        case .text(let text):
            try Files.write(Array(text.utf8), to: stem + ".in")
            posix_spawn_file_actions_addopen(&actions, 0, stem + ".in", O_RDONLY, 0)
        case .descriptor(let number): posix_spawn_file_actions_adddup2(&actions, number, 0)
        case .closed: posix_spawn_file_actions_addclose(&actions, 0)
        }
        let creates = O_WRONLY | O_CREAT | O_TRUNC
        switch output {
        case .file: posix_spawn_file_actions_addopen(&actions, 1, outPath, creates, 0o600)
        case .path(let path): posix_spawn_file_actions_addopen(&actions, 1, path, creates, 0o600)
        case .closed: posix_spawn_file_actions_addclose(&actions, 1)
        }
        posix_spawn_file_actions_addopen(&actions, 2, errPath, creates, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var every = sigset_t()
        sigfillset(&every)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &every)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
        )
        let argv = ([program] + words).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var pid: Int32 = 0
        let problem = posix_spawn(&pid, program, &actions, &attributes, argv, envp)
        guard problem == 0 else { throw Trouble("\(program): errno \(problem)") }
        self.pid = pid
    }

    deinit {
        guard status == nil else { return }
        kill(pid, SIGKILL)
        var ended: Int32 = 0
        waitpid(pid, &ended, 0)
    }

    /// Whether the program has not ended.
    var isRunning: Bool {
        if status == nil {
            var ended: Int32 = 0
            if waitpid(pid, &ended, WNOHANG) == pid { status = ended }
        }
        return status == nil
    }

    /// Sends a signal.
    func signal(_ number: Int32) {
        if isRunning { kill(pid, number) }
    }

    /// Waits for the end.
    ///
    /// - Returns: the exit status, or 1000 and the signal that ended the program.
    /// - Throws: `Trouble` when it goes on for longer.
    func wait(within seconds: Double = 30) throws -> Int32 {
        let deadline = Clock.now + seconds
        while isRunning {
            guard Clock.now < deadline else {
                throw Trouble("still running: \(String(output.suffix(300))) \(errors.suffix(300))")
            }
            usleep(1000)
        }
        let ended = status ?? 0
        return ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 1000 + (ended & 0x7F)
    }

    /// Whether it has written anything to standard output.
    var hasOutput: Bool { Files.size(outPath) > 0 }

    /// What it has written to standard output so far.
    var output: String { Files.text(outPath) }

    /// What it has written to standard error so far.
    var errors: String { Files.text(errPath) }
}

/// Monotonic seconds.
enum Clock {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Waits until something holds, asking often.
    ///
    /// - Throws: `Trouble` when it does not in time.
    static func wait(
        _ what: String,
        within seconds: Double = 20,
        until holds: () throws -> Bool
    ) throws {
        let deadline = now + seconds
        while try !holds() {
            guard now < deadline else { throw Trouble("not in time: \(what)") }
            usleep(1000)
        }
    }
}
