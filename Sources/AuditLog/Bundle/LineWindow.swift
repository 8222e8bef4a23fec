/// A stretch of a file held in memory and cut into lines; memory stays the same whatever the file.
final class LineWindow {
    /// The bytes a window holds; more than the longest line of any file.
    static let capacity = 1 << 20

    /// The most lines of a window: empty lines must not fill the memory with their ends.
    static let maximumLines = 4096

    /// Whether the last line is the end of the file without a line break.
    private(set) var endsInFragment = false
    /// Whether nothing is left to read behind the window.
    private(set) var isAtEnd = false
    /// How many bytes the lines take, line breaks included.
    private(set) var used = 0

    private let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: LineWindow.capacity,
        alignment: 16
    )
    private var filled = 0
    /// Where each line ends, before its line break.
    private var ends: [Int] = []

    init() { ends.reserveCapacity(Self.maximumLines) }

    deinit { buffer.deallocate() }

    /// How many lines there are.
    var count: Int { ends.count }

    /// Whether bytes are left behind the lines.
    var hasMore: Bool { filled > used }

    /// The bytes of the lines, line breaks included.
    var taken: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[..<used]) }

    /// Where a line starts.
    func start(of line: Int) -> Int { line == 0 ? 0 : ends[line - 1] + 1 }

    /// A line without its line break.
    subscript(line: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: buffer[start(of: line)..<ends[line]])
    }

    /// Gives back all lines from one on; their bytes are carried over to the next window.
    func cut(to lines: Int) {
        guard lines < count else { return }
        used = start(of: lines)
        ends.removeSubrange(lines...)
        endsInFragment = false
    }

    /// Takes over what the window before left, then reads on.
    /// - Parameters:
    ///   - previous: the window before; nil at the start.
    ///   - lines: the most lines to cut.
    ///   - read: fills a buffer as far as the file goes and gives the number of bytes.
    /// - Throws: what `read` throws.
    func refill(
        after previous: LineWindow?,
        lines: Int,
        read: (UnsafeMutableRawBufferPointer) throws -> Int
    ) rethrows {
        filled = 0
        if let previous, previous.hasMore {
            let rest = previous.buffer[previous.used..<previous.filled]
            buffer.copyBytes(from: rest)
            filled = rest.count
        }
        let space = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        let added = try read(space)
        filled += added
        isAtEnd = added < space.count
        split(lines: min(lines, Self.maximumLines))
    }

    private func split(lines: Int) {
        ends.removeAll(keepingCapacity: true)
        (used, endsInFragment) = (0, false)
        while ends.count < lines, used < filled {
            let rest = UnsafeRawBufferPointer(rebasing: buffer[used..<filled])
            if let length = rest.firstIndexOfLineBreak {
                ends.append(used + length)
                used += length + 1
            } else if isAtEnd || used == 0 {
                // The end of the file, or a line that no window could hold.
                ends.append(filled)
                used = filled
                endsInFragment = isAtEnd
            } else {
                break
            }
        }
    }
}
