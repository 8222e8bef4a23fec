import CFileLock
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that one process at a time can lock (`flock`), with a line that says who.
final class LockFile: Sendable {
    private let path: String
    /// The open file; -1 before the first use.
    private let descriptor = Mutex<Int32>(-1)

    /// Names the file; it is opened, and made with mode 0600, at the first use.
    init(path: String) {
        self.path = path
    }

    deinit {
        descriptor.withLock { if $0 >= 0 { _ = close($0) } }
    }

    /// Waits for the lock; whoever came first gets it first.
    ///
    /// - Parameter seconds: how long to wait; 0 or less only tries.
    /// - Returns: whether it is ours now.
    /// - Throws: `StoreError.unwritable`, `.exposed`.
    func acquire(within seconds: Double) throws(StoreError) -> Bool {
        let file = try opened()
        switch cfl_lock(file, Int(max(seconds, 0) * 1000)) {
        case 0:
            // Somebody may have removed the file: then the lock is on nothing.
            if isCurrent(file) { return true }
            reopen()
            return false
        case ETIMEDOUT: return false
        case let problem: throw .unwritable("\(path): \(PrivateFile.reason(problem))")
        }
    }

    /// Lets go of the lock.
    func release() {
        descriptor.withLock { if $0 >= 0 { _ = flock($0, LOCK_UN) } }
    }

    /// Whether another has the lock; asked by who has not.
    var isHeld: Bool {
        descriptor.withLock { file in
            guard file >= 0 else { return false }
            guard flock(file, LOCK_SH | LOCK_NB) == 0 else { return true }
            _ = flock(file, LOCK_UN)
            return false
        }
    }

    /// Writes the line of the holder, cut to `length`.
    func write(_ line: String) {
        var bytes = Array(line.utf8.prefix(Self.length - 1))
        for index in bytes.indices where bytes[index] < 0x20 { bytes[index] = 0x20 }
        bytes.append(0x0A)
        bytes += Array(repeating: 0x20, count: Self.length - bytes.count)
        descriptor.withLock { _ = pwrite($0, bytes, bytes.count, 0) }
    }

    /// The line of who has the lock; nil when nobody has it.
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

    /// The bytes of the line; padded, so that no longer one shines through.
    private static let length = 96

    private func opened() throws(StoreError) -> Int32 {
        let file = descriptor.withLock { current -> Int32 in
            if current < 0 {
                current = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            }
            return current
        }
        guard file >= 0 else {
            if errno == ELOOP { throw .exposed(path: path) }
            throw .unwritable("\(path): \(PrivateFile.reason())")
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
                inode: UInt64(truncatingIfNeeded: ours.st_ino)
            )
    }
}
