#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Small files that only their owner may read.
enum PrivateFile {
    /// Reads a file's text without its line break; nil when it cannot be read or is over 4 KiB.
    static func read(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        return text(of: file)
    }

    /// Reads an open file's text, as `read`.
    static func text(of file: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 4097)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count >= 0, count <= 4096 else { return nil }
        var text = bytes[..<count]
        while text.last == 0x0A || text.last == 0x0D { text.removeLast() }
        return String(validating: text, as: UTF8.self)
    }

    /// Makes a file of mode 0600 and writes it durably.
    ///
    /// - Throws: `StoreError.exists`, or `.unwritable`; nothing is left behind then.
    static func write(_ text: String, to path: String) throws(StoreError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            if errno == EEXIST { throw .exists(path: path) }
            throw .unwritable("\(path): \(reason())")
        }
        let bytes = Array(text.utf8)
        let isWritten = systemWrite(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        let problem = reason()
        _ = close(file)
        guard isWritten else {
            unlink(path)
            throw .unwritable("\(path): \(problem)")
        }
    }

    /// Gives a finished file its name; refuses to replace another.
    static func publish(_ path: String, as name: String) throws(StoreError) {
        guard link(path, name) == 0 else {
            if errno == EEXIST { throw .exists(path: name) }
            throw .unwritable("\(name): \(reason())")
        }
        unlink(path)
        let directory = open(FileGuard.directory(of: name), O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard directory >= 0 else { return }
        _ = fsync(directory)
        _ = close(directory)
    }

    /// Makes a directory of mode 0700, and the ones above it; closes an own, empty one that is open
    /// to others.
    ///
    /// - Returns: whether the last one was made.
    /// - Throws: `StoreError.exposed` when it is there and open to others, or `.unwritable`.
    static func makeDirectory(_ path: String) throws(StoreError) -> Bool {
        guard !FileGuard.exists(path) else {
            // `rmdir` and `mkdir` prove that it was empty.
            if (try? FileGuard.checkDirectory(path)) == nil, rmdir(path) == 0 {
                guard mkdir(path, 0o700) == 0 else { throw .unwritable("\(path): \(reason())") }
            }
            try FileGuard.checkDirectory(path)
            return false
        }
        let parent = FileGuard.directory(of: path)
        if parent != path, !FileGuard.exists(parent) { _ = try makeDirectory(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .unwritable("\(path): \(reason())")
        }
        try FileGuard.checkDirectory(path)
        return true
    }

    /// Removes files; those that are not there do not matter.
    static func remove(_ paths: String...) {
        for path in paths { unlink(path) }
    }

    /// A system error in words; the last one unless told.
    static func reason(_ problem: Int32 = errno) -> String { String(cString: strerror(problem)) }
}

/// `write(2)`, whose name a method would hide.
private func systemWrite(_ file: Int32, _ bytes: [UInt8], _ count: Int) -> Int {
    write(file, bytes, count)
}
