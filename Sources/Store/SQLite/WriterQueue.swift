#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Lets one writer at a time through, across processes: file locks beside the store.
///
/// SQLite's own waiting starves writers (seconds with eight of them), and so does one lock: whoever
/// lets go of it and wants it again is faster than all who sleep. So there are two, a turnstile: who
/// wants to work waits for the place of the next one, and only the next one waits for the work; who
/// has just worked queues up like everybody else. The kernel lets go of the locks when their holder
/// ends, however it ends. The files say who works and who is next, for those who wait.
final class WriterQueue: Sendable {
    private let work: LockFile
    private let next: LockFile
    private let seconds: Double

    /// Makes a queue; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - path: the lock file of who works; the other one has `-next` behind its name. They are
    ///     made when they are missing.
    ///   - seconds: how long to wait for a turn.
    init(path: String, seconds: Double) {
        work = LockFile(path: path)
        next = LockFile(path: path + "-next")
        self.seconds = seconds
    }

    /// Waits for the turn.
    ///
    /// - Parameter label: what the turn is for; others may read it.
    /// - Throws: `StoreError.busy` with the holder when the time is over, `.unwritable`, `.exposed`.
    func enter(_ label: String) throws(StoreError) {
        let deadline = Self.now() + seconds
        try wait(next, until: deadline)
        defer {
            next.release()
            // The one behind is awake now, perhaps on this core: without its place it would lose that to
            // whoever comes by.
            sched_yield()
        }
        let line = "pid \(getpid()) \(label)"
        next.write(line)
        try wait(work, until: deadline)
        work.write(line)
    }

    /// Gives the turn to the next.
    func leave() {
        work.release()
    }

    /// Whether somebody waits for the turn that this process has.
    var isAwaited: Bool { next.isHeld }

    /// Who holds the queue: process number and what it does, the next one when nobody works; nil when
    /// nobody does.
    func holder() -> String? { work.holder() ?? next.holder() }

    private func wait(_ lock: LockFile, until deadline: Double) throws(StoreError) {
        while try !lock.acquire(within: deadline - Self.now()) {
            guard Self.now() < deadline else { throw .busy(holder: holder()) }
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
