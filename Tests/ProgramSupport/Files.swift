import Glibc

/// Files of a test.
enum Files {
    /// Writes a file of mode 0600.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Trouble("\(path): errno \(errno)") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Trouble("\(path): errno \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    /// A file's bytes; none when it cannot be read.
    static func bytes(_ path: String) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
    }

    /// A file's text; empty when it cannot be read.
    static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

    /// A file's permission bits; nil when it is not there.
    static func mode(_ path: String) -> UInt32? {
        var found = stat()
        return stat(path, &found) == 0 ? found.st_mode & 0o7777 : nil
    }

    /// A file's size; 0 when it is not there.
    static func size(_ path: String) -> Int {
        var found = stat()
        return stat(path, &found) == 0 ? Int(found.st_size) : 0
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a folder, sorted.
    static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes an empty private folder for one test, in memory where there is such a place and the test
    /// syncs often.
    static func makeFolder(syncsOften: Bool = false) throws -> String {
        let place = syncsOften && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        var name = Array("\(place)/lienket-program-XXXXXX\0".utf8CString)
        guard mkdtemp(&name) != nil else { throw Trouble("mkdtemp: errno \(errno)") }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Removes a folder of files and folders of files.
    static func removeFolder(_ folder: String) {
        for name in names(in: folder) where unlink("\(folder)/\(name)") != 0 {
            removeFolder("\(folder)/\(name)")
        }
        rmdir(folder)
    }
}

/// Where things are.
enum Paths {
    /// The repository's folder.
    static let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    /// The demonstration's seed files.
    static let demonstration = repository + "/Seeds/demo"

    /// The program under test, beside the tests' own.
    static let program = beside("lienket")

    /// The maker of synthetic seed files.
    static let seeder = beside("lienket-seed")

    /// The simulator of the population service.
    static let simulator = beside("lienket-registry")

    private static func beside(_ name: String) -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = max(readlink("/proc/self/exe", &buffer, buffer.count), 0)
        let own = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        for path in [own] + CommandLine.arguments {
            let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let candidate = (folder.map(String.init) + [name]).joined(separator: "/")
            if access(candidate, X_OK) == 0 { return candidate }
        }
        return "\(repository)/.build/debug/\(name)"
    }
}
