import Glibc

/// Compresses by the system's `gzip`.
enum Gzip {
    /// The bytes, compressed.
    static func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
        var name = Array("/tmp/lienket-gzip-XXXXXX".utf8CString)
        let file = mkstemp(&name)
        let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { unlink(path) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        close(file)
        return try run("gzip -9 -c \(path)")
    }

    /// Blanks, very many in very few bytes.
    static func bomb(megabytes: Int) throws -> [UInt8] {
        try run("head -c \(megabytes)M /dev/zero | tr '\\0' ' ' | gzip -9 -c")
    }

    private static func run(_ command: String) throws -> [UInt8] {
        guard let pipe = popen(command, "r") else { throw POSIXFailure(number: errno) }
        defer { pclose(pipe) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
    }
}

/// A call of the system that failed.
struct POSIXFailure: Error {
    let number: Int32
}
