import Glibc

/// Why nothing came through a plugin's streams.
enum StreamTrouble: Error {
    /// Its time was over.
    case late
    /// Somebody wanted it to end.
    case stopped
    /// The plugin has closed its output, or ended.
    case ended
    /// A line longer than the protocol allows.
    case tooLong
}

/// A plugin's process with its three streams: lines go in and come out, what it says besides is kept.
///
/// One thread at a time uses it; it is handed from the console's to the one that buries it.
final class PluginProcess: @unchecked Sendable {
    /// The longest line, in bytes.
    static let longestLine = 1_048_576
    /// How much of its standard error is kept, in bytes.
    private static let keptErrors = 65_536
    /// How often somebody's wish to stop is looked at, in milliseconds.
    private static let tick: Int32 = 50

    let pid: pid_t
    let walls: PluginLaunch.Walls
    private var input: Int32
    private let output: Int32
    private let errors: Int32
    private var arrived: [UInt8] = []
    private var scanned = 0
    private var complaints: [UInt8] = []
    private var hasEnded = false
    private var isMute = false

    init(pid: pid_t, walls: PluginLaunch.Walls, input: Int32, output: Int32, errors: Int32) {
        self.pid = pid
        self.walls = walls
        self.input = input
        self.output = output
        self.errors = errors
        for stream in [input, output, errors] {
            _ = fcntl(stream, F_SETFL, fcntl(stream, F_GETFL) | O_NONBLOCK)
        }
    }

    /// Sends a line; what comes out meanwhile is kept.
    func send(
        _ line: String,
        until deadline: UInt64,
        unless stop: () -> Bool
    ) throws(StreamTrouble) {
        let bytes = Array(line.utf8) + [0x0A]
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                try wait(alsoToWrite: true, until: deadline, unless: stop)
            } else if errno != EINTR {
                throw .ended
            }
        }
    }

    /// The next line, without its end.
    func receive(until deadline: UInt64, unless stop: () -> Bool) throws(StreamTrouble) -> [UInt8] {
        while true {
            if let line = try waiting() { return line }
            if hasEnded { throw .ended }
            try wait(alsoToWrite: false, until: deadline, unless: stop)
        }
    }

    /// Whether something has come that nobody asked for; looks at once.
    func hasSpoken() -> Bool {
        drain()
        return !arrived.isEmpty
    }

    /// Whether its output is closed, as far as is known.
    var isOver: Bool {
        drain()
        return hasEnded
    }

    /// The last lines that it wrote to standard error, at most 500 bytes of them.
    var diagnostics: String {
        drain()
        let text = String(decoding: complaints.suffix(500), as: UTF8.self)
        return text.split(separator: "\n").suffix(5).joined(separator: " | ")
    }

    /// Says goodbye by closing its input.
    func closeInput() {
        guard input >= 0 else { return }
        close(input)
        input = -1
    }

    /// Closes all streams.
    func closeStreams() {
        closeInput()
        close(output)
        close(errors)
    }

    /// A line that is there already.
    private func waiting() throws(StreamTrouble) -> [UInt8]? {
        guard let end = arrived[scanned...].firstIndex(of: 0x0A) else {
            scanned = arrived.count
            guard scanned <= Self.longestLine else { throw .tooLong }
            return nil
        }
        guard end <= Self.longestLine else { throw .tooLong }
        let line = Array(arrived[..<end])
        arrived.removeSubrange(...end)
        scanned = 0
        return line
    }

    private func wait(
        alsoToWrite: Bool,
        until deadline: UInt64,
        unless stop: () -> Bool
    ) throws(StreamTrouble) {
        let now = PluginClock.now()
        guard now < deadline else { throw .late }
        var streams = [
            pollfd(fd: hasEnded ? -1 : output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isMute ? -1 : errors, events: Int16(POLLIN), revents: 0),
            pollfd(fd: alsoToWrite ? input : -1, events: Int16(POLLOUT), revents: 0),
        ]
        let rest = Int32(clamping: (deadline - now) / 1_000_000 + 1)
        poll(&streams, 3, min(rest, Self.tick))
        if alsoToWrite, streams[2].revents & Int16(POLLERR) != 0 { throw .ended }
        drain()
        if stop() { throw .stopped }
    }

    /// Takes what has come, without waiting; no more of a line than the longest one.
    private func drain() {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while !hasEnded, arrived.count - scanned <= Self.longestLine {
            let count = read(output, &chunk, chunk.count)
            if count > 0 { arrived += chunk[..<count] }
            if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { hasEnded = true }
            if count < chunk.count { break }
        }
        for _ in 0..<64 {
            let count = read(errors, &chunk, chunk.count)
            if count == 0 { isMute = true }
            guard count > 0 else { break }
            complaints += chunk[..<count]
            complaints.removeFirst(max(0, complaints.count - Self.keptErrors))
        }
    }
}

/// Time that only goes forward, in nanoseconds.
enum PluginClock {
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// The time so many milliseconds from now.
    static func after(milliseconds: Int64) -> UInt64 { now() + UInt64(milliseconds) * 1_000_000 }
}
