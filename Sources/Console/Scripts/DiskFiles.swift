import Glibc

/// Files on disk and standard input.
package struct DiskFiles: FileSource {
    /// The largest command file, in bytes.
    static let largest = 256 << 20

    /// Whether reading is to end: a pipe may not end by itself.
    private let stop: @Sendable () -> Bool

    /// Files that are never read as command files: an error would show a line of the audit key.
    private let closed: [String]

    /// Makes the source.
    ///
    /// - Parameters:
    ///   - closed: the store's own files, the audit key among them.
    ///   - stop: asked while waiting for bytes, several times a second.
    package init(closed: [String] = [], stop: @escaping @Sendable () -> Bool = { false }) {
        self.closed = closed.compactMap(DiskFiles.resolved)
        self.stop = stop
    }

    /// Whether a path leads to a closed file, links followed.
    private func isClosed(_ path: String) -> Bool {
        DiskFiles.resolved(path).map(closed.contains) ?? false
    }

    /// The path that a path leads to, links followed; nil when it leads nowhere.
    static func resolved(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    /// Refuses the store's own files.
    package func admit(_ path: String) throws(ScriptReadError) {
        guard !isClosed(path) else { throw .unreadable }
    }

    /// A file's bytes; `-` is standard input.
    package func bytes(of path: String) throws(ScriptReadError) -> [UInt8] {
        if path != "-" { try admit(path) }
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable
        }
        defer { if path != "-" { close(file) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            guard !stop() else { throw .stopped }
            var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
            // Signal handlers restart `read`, never `poll`; the time covers one that came before.
            if poll(&waiting, 1, 200) == 0 || waiting.revents == 0 { continue }
            let count = read(file, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= DiskFiles.largest else { throw .tooLarge }
        }
    }
}
