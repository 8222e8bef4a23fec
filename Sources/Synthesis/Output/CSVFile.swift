import Glibc

/// One seed file being written: a buffer over a descriptor, with the few ways of writing that rows
/// need.
///
/// Nothing here allocates per row. A failed write is kept and thrown by ``finish()`` or
/// ``checkFailure()``; until then later bytes are dropped.
final class CSVFile {
    let path: String
    private let descriptor: Int32
    private let storage: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    private var failure: Int32 = 0
    private var isOpen = true

    /// Creates the file, which must not exist, readable and writable by its owner only.
    init(path: String, header: StaticString) throws(SeedError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        storage = .allocate(capacity: 1 << 18)
        guard descriptor >= 0 else {
            isOpen = false
            throw .system(path: path, code: errno)
        }
        text(header)
        newline()
    }

    /// A file that was never finished goes away.
    deinit {
        if isOpen {
            close(descriptor)
            unlink(path)
        }
        storage.deallocate()
    }

    /// Throws what went wrong so far.
    func checkFailure() throws(SeedError) {
        if failure != 0 { throw .system(path: path, code: failure) }
    }

    /// Writes what is left and closes the file.
    func finish() throws(SeedError) {
        flush()
        if isOpen {
            isOpen = false
            if close(descriptor) != 0, failure == 0 { failure = errno }
        }
        try checkFailure()
    }

    /// Writes bytes as they are.
    func bytes(_ source: UnsafeBufferPointer<UInt8>) {
        if count + source.count > storage.count { flush() }
        guard count + source.count <= storage.count, let from = source.baseAddress,
            let base = storage.baseAddress
        else { return }
        (base + count).update(from: from, count: source.count)
        count += source.count
    }

    /// Writes a literal.
    func text(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes($0) }
    }

    /// Writes one byte.
    func byte(_ byte: UInt8) {
        if count == storage.count { flush() }
        storage[count] = byte
        count += 1
    }

    /// Ends a cell.
    func comma() { byte(UInt8(ascii: ",")) }

    /// Ends a row.
    func newline() { byte(UInt8(ascii: "\n")) }

    /// Writes a whole number in decimal, with leading zeros up to `width`.
    func number(_ value: Int, width: Int = 1) {
        if count + 20 > storage.count { flush() }
        var digits = 1
        var limit = 10
        while digits < 18, value >= limit {
            digits += 1
            limit *= 10
        }
        let length = min(max(digits, width), 20)
        var rest = max(value, 0)
        var place = count + length
        while place > count {
            place -= 1
            storage[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
        }
        count += length
    }

    /// Writes `yyyy-MM-dd`.
    func date(_ day: Day) {
        let civil = SeedCalendar.civil(day)
        number(civil.year, width: 4)
        byte(UInt8(ascii: "-"))
        number(civil.month, width: 2)
        byte(UInt8(ascii: "-"))
        number(civil.day, width: 2)
    }

    /// Writes `yyyy-MM-ddTHH:mm:ssZ`, `second` seconds into the day.
    func time(_ day: Day, second: Int) {
        date(day)
        byte(UInt8(ascii: "T"))
        number(second / 3600, width: 2)
        byte(UInt8(ascii: ":"))
        number(second / 60 % 60, width: 2)
        byte(UInt8(ascii: ":"))
        number(second % 60, width: 2)
        byte(UInt8(ascii: "Z"))
    }

    /// Hands the buffer to the kernel.
    private func flush() {
        var start = 0
        while start < count, failure == 0 {
            let written = write(descriptor, storage.baseAddress.map { $0 + start }, count - start)
            if written > 0 {
                start += written
            } else if written == 0 || errno != EINTR {
                failure = written == 0 ? EIO : errno
            }
        }
        count = 0
    }
}
