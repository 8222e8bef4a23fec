#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Which file a path leads to: device and inode.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
}

/// Who may touch the store's files: their owner alone.
enum FileGuard {
    /// Checks the directory and every file of a store.
    ///
    /// - Parameters:
    ///   - path: the store's file.
    ///   - keyPath: the file of the audit key; need not be there.
    /// - Returns: which file the store is.
    /// - Throws: `StoreError.missing`, `.exposed` with the offending path, or `.foreign`.
    static func check(_ path: String, keyPath: String) throws(StoreError) -> FileIdentity {
        guard let store = status(path) else { throw .missing(path: path) }
        guard isRegular(store) else {
            throw isLink(store) ? .exposed(path: path) : .foreign(path: path)
        }
        try checkDirectory(directory(of: path))
        guard isPrivate(store) else { throw .exposed(path: path) }
        let names = ["-journal", "-wal", "-shm", ".lock", ".lock-next"].map { path + $0 }
        for other in names + [keyPath, directory(of: path) + "/audit.checkpoint"] {
            guard let found = status(other) else { continue }
            guard isRegular(found), isPrivate(found) else { throw .exposed(path: other) }
        }
        return identity(store)
    }

    /// Checks that a directory is the user's own and closed to everybody else.
    static func checkDirectory(_ path: String) throws(StoreError) {
        guard let found = status(path), found.st_mode & S_IFMT == S_IFDIR,
            found.st_uid == geteuid(), found.st_mode & 0o077 == 0
        else { throw .exposed(path: path) }
    }

    /// Checks that a file, when there is one, is the user's own and closed to everybody else.
    static func checkFile(_ path: String) throws(StoreError) {
        guard let found = status(path) else { return }
        guard isRegular(found), isPrivate(found) else { throw .exposed(path: path) }
    }

    /// Which file a path leads to now; nil when none.
    static func identity(at path: String) -> FileIdentity? {
        status(path).map(identity)
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool { status(path) != nil }

    /// The directory that a path is in.
    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func status(_ path: String) -> stat? {
        var found = stat()
        return lstat(path, &found) == 0 ? found : nil
    }

    private static func identity(_ found: stat) -> FileIdentity {
        FileIdentity(
            device: UInt64(truncatingIfNeeded: found.st_dev),
            inode: UInt64(truncatingIfNeeded: found.st_ino)
        )
    }

    private static func isRegular(_ found: stat) -> Bool { found.st_mode & S_IFMT == S_IFREG }

    private static func isLink(_ found: stat) -> Bool { found.st_mode & S_IFMT == S_IFLNK }

    /// Own, no group and other bits, and no second name (a hard link) in a place unknown.
    private static func isPrivate(_ found: stat) -> Bool {
        found.st_uid == geteuid() && found.st_mode & 0o077 == 0 && found.st_nlink == 1
    }
}
