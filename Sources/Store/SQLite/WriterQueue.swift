import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Lets one writer at a time through, across processes: a file lock beside the store.
///
/// SQLite's own waiting starves writers (seconds with eight of them). The kernel lets go of the lock
/// when its holder ends, however it ends. The file says who holds it, for those who wait.
final class WriterQueue: Sendable {
    private let path: String
    private let seconds: Double
    /// The open lock file; -1 before the first turn.
    private let descriptor = Mutex<Int32>(-1)

    /// Makes a queue; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - path: the lock file, made when it is missing.
    ///   - seconds: how long to wait for a turn.
    init(path: String, seconds: Double) {
        self.path = path
        self.seconds = seconds
    }

    deinit {
        descriptor.withLock { if $0 >= 0 { _ = close($0) } }
    }

    /// Waits for the turn.
    ///
    /// - Parameter label: what the turn is for; others may read it.
    /// - Throws: `StoreError.busy` with the holder when the time is over, `.unwritable`, `.exposed`.
    func enter(_ label: String) throws(StoreError) {
        let start = Self.now()
        var pause: UInt32 = 0
        while true {
            let file = try opened()
            if flock(file, LOCK_EX | LOCK_NB) == 0 {
                // Somebody may have removed the file: then the lock is on nothing.
                if isCurrent(file) { return sign(file, label) }
                reopen()
                continue
            }
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw .unwritable("\(path): \(Self.reason())")
            }
            guard Self.now() - start < seconds else { throw .busy(holder: holder()) }
            if pause > 0 { usleep(UInt32.random(in: pause / 2...pause)) } else { sched_yield() }
            pause = min(max(pause * 2, 1000), 20_000)
        }
    }

    /// Gives the turn to the next.
    func leave() {
        descriptor.withLock { if $0 >= 0 { _ = flock($0, LOCK_UN) } }
    }

    /// Who holds the queue: process number and what it does; nil when nobody does.
    func holder() -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
        var bytes = [UInt8](repeating: 0, count: Self.length)
        let count = pread(file, &bytes, Self.length, 0)
        guard count > 0 else { return nil }
        let line = bytes.prefix(count).prefix { $0 != 0x0A }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    /// The length of the line in the lock file; padded, so that no longer one shines through.
    private static let length = 96

    private func sign(_ file: Int32, _ label: String) {
        var bytes = Array("pid \(getpid()) \(label)".utf8.prefix(Self.length - 1))
        for index in bytes.indices where bytes[index] < 0x20 { bytes[index] = 0x20 }
        bytes.append(0x0A)
        bytes += Array(repeating: 0x20, count: Self.length - bytes.count)
        _ = pwrite(file, bytes, bytes.count, 0)
    }

    private func opened() throws(StoreError) -> Int32 {
        let file = descriptor.withLock { current -> Int32 in
            if current < 0 {
                current = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            }
            return current
        }
        guard file >= 0 else {
            if errno == ELOOP { throw .exposed(path: path) }
            throw .unwritable("\(path): \(Self.reason())")
        }
        return file
    }

    private func reopen() {
        descriptor.withLock {
            if $0 >= 0 { _ = close($0) }
            $0 = -1
        }
    }

    private func isCurrent(_ file: Int32) -> Bool {
        var ours = stat()
        guard fstat(file, &ours) == 0 else { return false }
        return FileGuard.identity(at: path)
            == FileIdentity(
                device: UInt64(truncatingIfNeeded: ours.st_dev),
                inode: UInt64(truncatingIfNeeded: ours.st_ino))
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
