import CommandKit
import Crypto
import Glibc
import Identity

/// A plugin's folder: which files it has, whether anybody else can write them, and what they hold.
struct PluginFolder {
    /// The most files and folders.
    private static let mostFiles = 1000
    /// The most bytes in all.
    private static let mostBytes: Int64 = 64 * 1_048_576

    /// An absolute path, links resolved.
    let path: String

    /// Finds a folder.
    ///
    /// - Throws: `plugin.bad-folder` when there is none.
    init(_ path: String) throws(CommandError) {
        guard let real = realpath(path, nil) else {
            throw .badFolder(path, String(cString: strerror(errno)))
        }
        defer { free(real) }
        self.path = String(cString: real)
    }

    /// The SHA-256 of every file, in hex, by path.
    ///
    /// - Throws: `plugin.bad-folder`, `plugin.exposed`.
    func digests() throws(CommandError) -> [String: String] {
        var digests: [String: String] = [:]
        var rest = Self.mostBytes
        var count = 0
        var folders = [""]
        while let folder = folders.popLast() {
            try check(folder, mode: S_IFDIR)
            for name in try names(in: folder) {
                count += 1
                guard count <= Self.mostFiles else { throw .badFolder(path, "> \(Self.mostFiles)") }
                let file = folder.isEmpty ? name : "\(folder)/\(name)"
                if try isFolder(file) {
                    folders.append(file)
                } else {
                    digests[file] = try digest(file, &rest)
                }
            }
        }
        return digests
    }

    /// The bytes of a file.
    func bytes(of file: String, most: Int) throws(CommandError) -> [UInt8] {
        let descriptor = open("\(path)/\(file)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .badFolder(file, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= most {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .badFolder(file, String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    /// Whether the program can be started.
    func checkProgram(_ file: String) throws(CommandError) {
        guard access("\(path)/\(file)", X_OK) == 0 else {
            throw .badFolder(file, String(cString: strerror(errno)))
        }
    }

    private func names(in folder: String) throws(CommandError) -> [String] {
        guard let handle = opendir(folder.isEmpty ? path : "\(path)/\(folder)") else {
            throw .badFolder(folder, String(cString: strerror(errno)))
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self),
                name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
            else { throw .badFolder(folder, "?") }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private func isFolder(_ file: String) throws(CommandError) -> Bool {
        switch try status(file).st_mode & S_IFMT {
        case S_IFDIR: return true
        case S_IFREG:
            try check(file, mode: S_IFREG)
            return false
        default:
            throw .badFolder(file, Phrase(vi: "không phải tệp thường", en: "is no regular file"))
        }
    }

    /// Whether nobody but this user and root can change a file.
    private func check(_ file: String, mode: mode_t) throws(CommandError) {
        let status = try status(file)
        guard status.st_mode & S_IFMT == mode else {
            throw .badFolder(
                file.isEmpty ? path : file,
                Phrase(vi: "không phải thư mục", en: "is no folder")
            )
        }
        guard status.st_uid == 0 || status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
            throw .exposed(file.isEmpty ? path : file)
        }
    }

    private func status(_ file: String) throws(CommandError) -> stat {
        var status = stat()
        guard lstat(file.isEmpty ? path : "\(path)/\(file)", &status) == 0 else {
            throw .badFolder(file, String(cString: strerror(errno)))
        }
        return status
    }

    private func digest(_ file: String, _ rest: inout Int64) throws(CommandError) -> String {
        rest -= Int64(try status(file).st_size)
        guard rest >= 0 else { throw .badFolder(file, "> 64 MiB") }
        let bytes = try bytes(of: file, most: Int(Self.mostBytes))
        return Self.digest(bytes)
    }

    /// The SHA-256 of a file's bytes, in hex.
    static func digest(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hex }
}

extension Sequence<UInt8> {
    /// As hexadecimal digits.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }
}
