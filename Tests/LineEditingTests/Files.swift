import Glibc

/// A name in the temporary folder that no other test uses.
func temporaryPath() -> String {
    "/tmp/lienket-line-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
}

/// The text of a file; nil when it cannot be read.
func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else {
        return nil
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
}
