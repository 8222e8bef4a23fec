import Glibc

@testable import ProgramSupport

/// Which locks of a store others hold now.
struct StoreLocks {
    private let store: String

    init(_ store: String) { self.store = store }

    /// Whether somebody is in the writer queue's turn.
    var isQueueHeld: Bool {
        let file = open(store + ".lock", O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_SH | LOCK_NB) != 0
    }

    /// Whether SQLite lets readers in: nobody has its exclusive lock or waits for it.
    var canRead: Bool {
        let file = open(store, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        // The pending byte, the reserved byte beside it, and the bytes that readers lock.
        let pending: off_t = 0x4000_0000
        return [(pending, off_t(1)), (pending + 2, off_t(510))].allSatisfy { start, length in
            var wanted = flock()
            wanted.l_type = Int16(F_RDLCK)
            wanted.l_whence = Int16(SEEK_SET)
            wanted.l_start = start
            wanted.l_len = length
            return fcntl(file, F_GETLK, &wanted) == 0 && wanted.l_type == Int16(F_UNLCK)
        }
    }

    /// Whether a process has been stopped by a signal.
    static func isStopped(_ pid: Int32) -> Bool {
        Files.text("/proc/\(pid)/stat").split(separator: ")").last?.hasPrefix(" T") ?? false
    }
}
