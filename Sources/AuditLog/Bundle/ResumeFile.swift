#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The file that keeps a `ResumeState`, readable by its owner only.
struct ResumeFile {
    /// The largest state in bytes.
    private static let maximumLength = 64 * 1024

    let path: String

    /// Reads the state.
    /// - Returns: nil unless it is a state in a regular file that only this user can write.
    func load() -> ResumeState? {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        var found = stat()
        guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG,
            found.st_uid == geteuid(), found.st_mode & 0o077 == 0,
            found.st_size <= off_t(Self.maximumLength)
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(found.st_size))
        let count = pread(file, &bytes, bytes.count, 0)
        guard count == bytes.count else { return nil }
        return ResumeState(json: bytes)
    }

    /// Writes the state beside its place and renames it: there is always a whole one.
    /// - Throws: `BundleError.stateNotSaved`; the earlier state stays then.
    func save(_ state: ResumeState) throws(BundleError) {
        let temporary = "\(path).\(Hex.encode(randomBytes(8)))"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = open(temporary, flags, 0o600)
        guard file >= 0 else { throw .stateNotSaved(errno: errno) }
        let bytes = state.encoded()
        var isSaved = write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        var problem = isSaved ? 0 : errno
        _ = close(file)
        if isSaved, rename(temporary, path) != 0 { (isSaved, problem) = (false, errno) }
        guard isSaved else {
            unlink(temporary)
            throw .stateNotSaved(errno: problem)
        }
    }

    /// Removes the state; any other file stays.
    func remove() {
        if load() != nil { unlink(path) }
    }
}
