import Glibc

/// Reads the files that settings are made of.
enum SettingsFile {
    /// Bytes of a settings or certificate file at most.
    private static let longest = 1 << 20
    /// Bytes of a secret at most.
    private static let longestSecret = 4096

    /// Reads a file that may be seen by others.
    ///
    /// - Throws: `ServiceProblem.unreadable`.
    static func bytes(_ path: String) throws(ServiceProblem) -> [UInt8] {
        try read(path, isPrivate: false)
    }

    /// Reads a file of ours that only we can read: mode 0600 or 0400.
    ///
    /// - Throws: `ServiceProblem.unreadable`, `.exposed`.
    static func privateBytes(_ path: String) throws(ServiceProblem) -> [UInt8] {
        try read(path, isPrivate: true)
    }

    /// A secret in a file of ours: one line.
    ///
    /// - Throws: `ServiceProblem.unreadable`, `.exposed`, `.secret`.
    static func secret(_ path: String) throws(ServiceProblem) -> ServiceSecret {
        try line(try read(path, isPrivate: true), path)
    }

    /// A secret that systemd hands over: the file of this name in `directory`, which systemd has
    /// made for us alone.
    ///
    /// - Throws: `ServiceProblem.credential`, `.secret`.
    static func credential(_ name: String, in directory: String?) throws(ServiceProblem)
        -> ServiceSecret
    {
        guard let directory, directory.hasPrefix("/"), !name.isEmpty, name != ".", name != "..",
            !name.contains("/"),
            let bytes = try? read("\(directory)/\(name)", isPrivate: false)
        else { throw .credential(name) }
        return try line(bytes, "\(directory)/\(name)")
    }

    private static func line(_ bytes: [UInt8], _ path: String) throws(ServiceProblem)
        -> ServiceSecret
    {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty, bytes.count <= longestSecret,
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw .secret(path) }
        return ServiceSecret(text)
    }

    private static func read(_ path: String, isPrivate: Bool) throws(ServiceProblem) -> [UInt8] {
        // Without waiting: a pipe is refused, not waited for.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .unreadable(path) }
        defer { close(file) }
        var found = stat()
        guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG,
            found.st_size <= longest
        else { throw .unreadable(path) }
        if isPrivate {
            let mode = found.st_mode & 0o7777
            guard found.st_uid == geteuid(), mode == 0o600 || mode == 0o400 else {
                throw .exposed(path)
            }
        }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while all.count <= longest {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path) }
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
        throw .unreadable(path)
    }
}
