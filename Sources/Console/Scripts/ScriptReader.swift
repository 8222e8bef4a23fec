import CommandKit
import Identity

/// Reads files for scripts; a seam for tests.
package protocol FileSource: Sendable {
    /// A file's bytes; `-` is standard input.
    ///
    /// - Throws: `ScriptReadError`.
    func bytes(of path: String) throws(ScriptReadError) -> [UInt8]
    /// Whether a file may be read at all.
    ///
    /// - Throws: `ScriptReadError`.
    func admit(_ path: String) throws(ScriptReadError)
}

/// Why a file could not be read.
package enum ScriptReadError: Error, Sendable {
    /// There is no such file.
    case missing
    /// It cannot be read: a folder, no permission, an input error.
    case unreadable
    /// It is larger than a script may be.
    case tooLarge
    /// Somebody wanted it to end.
    case stopped
}

/// Reads command files as scripts.
package struct ScriptReader {
    private let registry: CommandRegistry
    private let files: any FileSource

    /// Makes a reader.
    package init(registry: CommandRegistry, files: any FileSource) {
        self.registry = registry
        self.files = files
    }

    /// Reads files in order as one script.
    package func read(_ paths: [String]) -> Script {
        Script(
            paths: paths,
            start: ScriptWalk(paths, registry: registry, files: FileMemory(files))
        )
    }
}
