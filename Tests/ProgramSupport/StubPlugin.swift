import Glibc

/// A process plugin that is never asked anything.
enum StubPlugin {
    /// One folder for all stores of this process: their records are compared.
    private static let shared = Result {
        let folder = try Files.makeFolder()
        for version in ["1.0.0", "1.1.0"] { _ = try make(in: folder, version: version) }
        return folder
    }

    /// The folder of a version (1.0.0 or 1.1.0) that all stores share.
    static func shared(version: String) throws -> String {
        try shared.get() + "/stub-\(version)"
    }

    /// Makes the folder of a version, if it is not there.
    ///
    /// - Returns: its path.
    static func make(in folder: String, version: String) throws -> String {
        let path = "\(folder)/stub-\(version)"
        guard !Files.exists(path) else { return path }
        guard mkdir(path, 0o700) == 0 else { throw Trouble("\(path): errno \(errno)") }
        try Files.write(Array(manifest(version).utf8), to: path + "/plugin.json")
        try Files.write(Array("#!/bin/sh\nexit 1\n".utf8), to: path + "/stub.sh")
        chmod(path + "/stub.sh", 0o700)
        return path
    }

    private static func manifest(_ version: String) -> String {
        """
        {"schema": 1, "id": "vn.test.stub", "version": "\(version)", "protocol": ">=1.0 <2.0",
         "kind": "process", "exec": "stub.sh", "summary": {"vi": "Thử", "en": "A stub"},
         "requires": [], "commands": [{"name": "stub run", "vietnamese": "cụt chạy",
           "summary": {"vi": "Không làm gì", "en": "Does nothing"}, "args": [], "effect": "read",
           "output": [{"name": "word", "type": "text", "label": {"vi": "Chữ", "en": "Word"}}],
           "examples": ["stub run"]}]}
        """
    }
}
