import Identity

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads a CSV file of RFC 4180 record by record, on bytes, in constant memory.
///
/// Strict: quotes only around whole cells, no byte 0, no bare CR. LF and CRLF end records, a BOM in
/// front is passed over. Cells point into the reader's buffer and are gone with the next record.
package final class CSVReader {
    /// What is wrong with the record that was just read; the next one can still be read.
    package struct Fault: Error {
        /// The line.
        package let line: Int
        /// What is wrong.
        package let message: Phrase
        /// Whether nothing more can be read after it.
        package let isFinal: Bool
    }

    /// The line on which the record begins, from 1.
    package private(set) var line = 1
    /// The bytes that were read so far.
    private(set) var consumed: Int64 = 0

    /// The most bytes of a record.
    private static let longestRecord = 1 << 22

    private let file: Int32
    private var buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    private var nextLine = 1
    private var cells: [(low: Int, high: Int)] = []

    /// Opens a file.
    ///
    /// - Throws: what is wrong: not there, a directory, not readable.
    package init(_ path: String) throws(Fault) {
        file = open(path, O_RDONLY | O_CLOEXEC)
        buffer = .allocate(byteCount: 1 << 20, alignment: 16)
        guard file >= 0 else { throw Self.unreadable() }
        var found = stat()
        guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
            throw Fault(
                line: 0,
                message: Phrase(vi: "không phải là tệp thường", en: "is not a regular file"),
                isFinal: true
            )
        }
        try refill()
        let bytes = UnsafeRawBufferPointer(buffer)
        if end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    }

    deinit {
        if file >= 0 { _ = close(file) }
        buffer.deallocate()
    }

    /// The number of cells of the record.
    package var count: Int { cells.count }

    /// The bytes of a cell, without its quotes.
    package subscript(index: Int) -> UnsafeRawBufferPointer {
        let cell = cells[index]
        return UnsafeRawBufferPointer(rebasing: buffer[cell.low..<cell.high])
    }

    /// What tells one state of the file from another: its inode, size and time of change.
    package var stamp: [Int] {
        var found = stat()
        guard fstat(file, &found) == 0 else { return [] }
        return [
            Int(found.st_dev), Int(found.st_ino), Int(found.st_size), found.st_mtim.tv_sec,
            found.st_mtim.tv_nsec,
        ]
    }

    /// Reads the next record; blank lines are passed over.
    ///
    /// - Returns: false at the end of the file.
    /// - Throws: what is wrong with the record.
    package func next() throws(Fault) -> Bool {
        while true {
            cells.removeAll(keepingCapacity: true)
            line = nextLine
            guard start < end || !isAtEnd else { return false }
            switch scan() {
            case .done(let stop, let lines):
                consumed += Int64(stop - start)
                nextLine += lines
                let record = start..<stop
                start = stop
                if cells.count == 1, cells[0].low == cells[0].high { continue }
                if let base = buffer.baseAddress,
                    memchr(base + record.lowerBound, 0, record.count) != nil
                {
                    throw fault("có byte 0", "holds a byte 0")
                }
                return true
            case .more:
                guard start < end || !isAtEnd else { return false }
                try refill()
            case .bad(let at, let lines, let message):
                let fault = Fault(line: nextLine + lines, message: message, isFinal: false)
                skipLine(from: at, lines: lines)
                throw fault
            case .torn(let lines):
                throw Fault(
                    line: nextLine + lines,
                    message: Phrase(
                        vi: "dấu nháy kép mở ra không được đóng lại",
                        en: "a quotation mark is opened and never closed"
                    ),
                    isFinal: true
                )
            }
        }
    }

    /// How scanning one record went.
    private enum Scan {
        /// It ends before this place, after so many line breaks.
        case done(Int, lines: Int)
        /// It goes on beyond the buffer.
        case more
        /// Something is wrong at this place.
        case bad(Int, lines: Int, Phrase)
        /// The file ends inside quotes that were opened so many lines down.
        case torn(lines: Int)
    }

    private func scan() -> Scan {
        guard let base = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
            return .more
        }
        let quote = UInt8(ascii: "\"")
        let comma = UInt8(ascii: ",")
        cells.removeAll(keepingCapacity: true)
        var lines = 0
        var at = start
        while true {
            // At the start of a cell.
            if at < end, base[at] == quote {
                let opened = lines
                at += 1
                let low = at
                var write = at
                var doubled = false
                while true {
                    guard at < end else { return isAtEnd ? .torn(lines: opened) : .more }
                    let byte = base[at]
                    if byte == quote {
                        if at + 1 >= end, !isAtEnd { return .more }
                        guard at + 1 < end, base[at + 1] == quote else { break }
                        doubled = true
                        at += 1
                    } else if byte == 0x0A {
                        lines += 1
                    }
                    at += 1
                    write += 1
                }
                cells.append(doubled ? (low, -write) : (low, write))
                at += 1
            } else {
                let low = at
                while at < end {
                    let byte = base[at]
                    if byte == comma || byte == 0x0A || byte == 0x0D { break }
                    if byte == quote {
                        return .bad(at, lines: lines, Self.strayQuote)
                    }
                    at += 1
                }
                if at >= end, !isAtEnd { return .more }
                cells.append((low, at))
            }
            // Behind a cell.
            if at >= end {
                guard isAtEnd else { return .more }
                return finish(at, lines: lines)
            }
            switch base[at] {
            case comma: at += 1
            case 0x0A: return finish(at + 1, lines: lines + 1)
            case 0x0D:
                if at + 1 >= end, !isAtEnd { return .more }
                guard at + 1 < end, base[at + 1] == 0x0A else {
                    return .bad(at + 1, lines: lines, Self.bareReturn)
                }
                return finish(at + 2, lines: lines + 1)
            default: return .bad(at, lines: lines, Self.strayQuote)
            }
        }
    }

    /// Takes the doubled quotes out, now that the record is whole and will not be scanned again.
    private func finish(_ stop: Int, lines: Int) -> Scan {
        for index in cells.indices where cells[index].high < 0 {
            let (low, high) = (cells[index].low, -cells[index].high)
            var read = low
            for write in low..<high {
                let byte = buffer[read]
                buffer[write] = byte
                read += byte == UInt8(ascii: "\"") ? 2 : 1
            }
            cells[index] = (low, high)
        }
        return .done(stop, lines: lines)
    }

    /// Goes on after the line in which something is wrong.
    private func skipLine(from place: Int, lines: Int) {
        var at = place
        while true {
            while at < end, buffer[at] != 0x0A { at += 1 }
            if at < end || isAtEnd { break }
            consumed += Int64(at - start)
            start = at
            guard (try? refill()) != nil else { break }
            at = start
        }
        let stop = min(at + 1, end)
        consumed += Int64(stop - start)
        start = stop
        nextLine += lines + 1
    }

    /// Reads more behind what is left in the buffer.
    private func refill() throws(Fault) {
        guard !isAtEnd else { return }
        if start > 0 {
            if let base = buffer.baseAddress { memmove(base, base + start, end - start) }
            end -= start
            start = 0
        }
        if end == buffer.count {
            guard buffer.count < Self.longestRecord else {
                throw Fault(
                    line: nextLine,
                    message: Phrase(vi: "bản ghi quá dài", en: "the record is too long"),
                    isFinal: true
                )
            }
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: buffer.count * 2,
                alignment: 16
            )
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
            buffer.deallocate()
            buffer = larger
        }
        let count = read(file, buffer.baseAddress?.advanced(by: end), buffer.count - end)
        guard count >= 0 else { throw Self.unreadable() }
        if count == 0 { isAtEnd = true }
        end += count
    }

    private func fault(_ vi: String, _ en: String) -> Fault {
        Fault(line: line, message: Phrase(vi: vi, en: en), isFinal: false)
    }

    private static func unreadable() -> Fault {
        let reason = String(cString: strerror(errno))
        return Fault(
            line: 0,
            message: Phrase(vi: "không đọc được: \(reason)", en: "cannot be read: \(reason)"),
            isFinal: true
        )
    }

    private static let strayQuote = Phrase(
        vi: "dấu nháy kép phải bao trọn một ô",
        en: "a quotation mark must stand around a whole cell"
    )
    private static let bareReturn = Phrase(
        vi: "ký tự CR đứng một mình",
        en: "a carriage return stands alone"
    )
}
