import Crypto

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The folder of a bundle; everything in it may be hostile.
final class BundleFolder {
    private let descriptor: Int32

    /// Opens a folder.
    /// - Throws: `BundleError.notThere`.
    init(_ path: String) throws(BundleError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notThere }
    }

    deinit { _ = close(descriptor) }

    /// Opens a file of the folder.
    /// - Returns: nil when there is none, or something that is no regular file.
    /// - Throws: `BundleError.unreadable`.
    func file(_ name: String) throws(BundleError) -> BundleFile? {
        // Without O_NONBLOCK a FIFO of that name would hold the check forever.
        let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        let file = openat(descriptor, name, flags)
        guard file >= 0 else {
            if errno == ENOENT || errno == ELOOP || errno == ENXIO { return nil }
            throw .unreadable(file: name, errno: errno)
        }
        var found = stat()
        guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
            _ = close(file)
            return nil
        }
        return BundleFile(file, name: name, size: Int64(found.st_size))
    }

    /// Reads a small file.
    /// - Returns: its bytes, one more than the limit when it is longer; nil when there is none.
    func bytes(of name: String, limit: Int) throws(BundleError) -> [UInt8]? {
        guard let file = try file(name) else { return nil }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: limit + 1, alignment: 1)
        defer { buffer.deallocate() }
        return Array(buffer[..<(try file.read(into: buffer, at: 0))])
    }
}

/// An open file of a bundle, read at given offsets and never mapped: a file that is cut meanwhile
/// must not kill the process.
final class BundleFile {
    /// The file's name.
    let name: String
    /// The size when it was opened.
    let size: Int64

    private let descriptor: Int32

    init(_ descriptor: Int32, name: String, size: Int64) {
        self.descriptor = descriptor
        self.name = name
        self.size = size
    }

    deinit { _ = close(descriptor) }

    /// Reads until the buffer is full or the file ends.
    /// - Returns: how many bytes were read.
    /// - Throws: `BundleError.unreadable`.
    func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(BundleError) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            let count = pread(
                descriptor,
                base + filled,
                buffer.count - filled,
                off_t(offset) + off_t(filled)
            )
            if count == 0 { break }
            if count > 0 {
                filled += count
            } else if errno != EINTR {
                throw .unreadable(file: name, errno: errno)
            }
        }
        return filled
    }

    /// Hashes the file's bytes up to an offset, or to its end.
    /// - Parameters:
    ///   - end: how far; nil for all.
    ///   - step: is told how many bytes were added each time.
    /// - Returns: the state of the hash; nil when the file ends before.
    /// - Throws: `BundleError.unreadable`, or what `step` throws.
    func hash(
        upTo end: Int64? = nil,
        step: (Int64) throws -> Void = { _ in }
    ) throws -> SHA256? {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        var (hasher, offset) = (SHA256(), Int64(0))
        while end.map({ offset < $0 }) ?? true {
            let wanted = Int(min(Int64(buffer.count), (end ?? .max) - offset))
            let slice = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
            let count = try read(into: slice, at: offset)
            hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += Int64(count)
            try step(Int64(count))
            if count < wanted { return end == nil ? hasher : nil }
        }
        return hasher
    }
}

/// The digest of a hash state, in hexadecimal; the state can go on.
func hexDigest(_ hasher: SHA256) -> String { Hex.encode(Array(hasher.finalize())) }
