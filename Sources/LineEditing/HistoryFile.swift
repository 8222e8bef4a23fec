import Glibc

/// The lines of earlier sessions, in a file that only its owner can read.
///
/// One line each; line breaks and backslashes escaped. Several sessions may append to one file.
public struct HistoryFile: Sendable {
    /// Why the file is not used.
    public enum Problem: Error, Equatable, Sendable {
        /// The system refused; its message.
        case system(String)
        /// It is no ordinary file, or a symbolic link.
        case notAFile
        /// Others may read or write it, or own it.
        case notPrivate
    }

    /// Where it is.
    public let path: String
    /// How many lines are loaded, and kept when the file has grown to four times that.
    public let limit: Int

    /// Names a history file; nothing is opened yet.
    public init(path: String, limit: Int = 1000) {
        self.path = path
        self.limit = min(max(limit, 1), 1_000_000)
    }

    /// Whether a line is kept: not empty, not begun with a space, not the one before again.
    public static func isKept(_ line: String, after last: String?) -> Bool {
        guard let first = line.first else {
            return false
        }
        return first != " " && line != last && line.contains { !$0.isWhitespace }
    }

    /// The last lines, oldest first; none when there is no file yet.
    ///
    /// A file that has grown long is cut.
    public func load() throws(Problem) -> [String] {
        let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT {
                return []
            }
            throw Self.openProblem()
        }
        defer { close(file) }
        try Self.check(file)
        flock(file, LOCK_EX)
        let lines = try Self.readAll(file).split(separator: UInt8(ascii: "\n"))
        if lines.count > limit * 4 {
            try Self.rewrite(file, with: lines.suffix(limit))
        }
        return lines.suffix(limit).map { Self.unescaped(String(decoding: $0, as: UTF8.self)) }
    }

    /// Appends one line.
    ///
    /// Whether it is to be kept is the caller's to say, see
    /// ``isKept(_:after:)``.
    public func append(_ line: String) throws(Problem) {
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        let file = open(path, flags, 0o600)
        guard file >= 0 else {
            throw Self.openProblem()
        }
        defer { close(file) }
        try Self.check(file)
        flock(file, LOCK_EX)
        try Self.writeAll(file, Array((Self.escaped(line) + "\n").utf8))
    }
}

extension HistoryFile {
    private static func openProblem() -> Problem {
        let number = errno
        return number == ELOOP || number == ENXIO || number == EISDIR
            ? .notAFile : .system(systemMessage(number))
    }

    /// The file that is open, not the name, is looked at.
    private static func check(_ file: Int32) throws(Problem) {
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw .system(systemMessage(errno))
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .notAFile
        }
        guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0, status.st_nlink <= 1 else {
            throw .notPrivate
        }
    }

    private static func readAll(_ file: Int32) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw .system(systemMessage(errno))
            }
        }
    }

    private static func writeAll(_ file: Int32, _ bytes: [UInt8]) throws(Problem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw .system(systemMessage(errno))
            }
        }
    }

    /// Shortens the file in place: other sessions hold it open, or append to it by name.
    private static func rewrite(
        _ file: Int32,
        with lines: ArraySlice<ArraySlice<UInt8>>
    ) throws(Problem) {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        lseek(file, 0, SEEK_SET)
        try writeAll(file, bytes)
        guard ftruncate(file, off_t(bytes.count)) == 0 else {
            throw .system(systemMessage(errno))
        }
    }

    static func escaped(_ line: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\\": out += ["\\", "\\"]
            case "\n": out += ["\\", "n"]
            case "\r": out += ["\\", "r"]
            case "\0": break
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    static func unescaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var isEscape = false
        for scalar in text.unicodeScalars where scalar != "\0" {
            guard isEscape || scalar != "\\" else {
                isEscape = true
                continue
            }
            out.append(isEscape && scalar == "n" ? "\n" : isEscape && scalar == "r" ? "\r" : scalar)
            isEscape = false
        }
        return String(out)
    }
}
