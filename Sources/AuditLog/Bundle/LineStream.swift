import Crypto

/// A file read line by line through windows, hashed as it is passed.
final class LineStream {
    /// The file.
    let file: BundleFile
    /// The hash of the bytes that were passed.
    private(set) var hasher = SHA256()
    /// How many bytes were passed.
    private(set) var passed: Int64 = 0

    /// Where the next read begins; a window ahead of `passed`.
    private var readOffset: Int64 = 0

    init(_ file: BundleFile) { self.file = file }

    /// Starts behind bytes whose hash is known.
    func resume(at offset: Int64, hasher: SHA256) {
        (passed, readOffset, self.hasher) = (offset, offset, hasher)
    }

    /// Reads the next lines.
    func fill(_ window: LineWindow, after previous: LineWindow?, lines: Int) throws {
        try window.refill(after: previous, lines: lines) { space in
            let count = try file.read(into: space, at: readOffset)
            readOffset += Int64(count)
            return count
        }
    }

    /// Passes over bytes: they count for the file's digest.
    func pass(_ bytes: UnsafeRawBufferPointer) {
        hasher.update(bufferPointer: bytes)
        passed += Int64(bytes.count)
    }
}
