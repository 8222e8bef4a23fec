import CommandKit
import Glibc
import Identity

/// Whether a plugin's files are still those that were looked at: cheap, by what the file system keeps
/// of them.
struct FolderSeal: Equatable, Sendable {
    private struct Mark: Equatable {
        let file: UInt64
        let size: Int64
        let changed: Int64
    }

    private let marks: [String: Mark]

    /// Notes how the files of a plugin stand.
    init(_ plugin: InstalledPlugin) {
        var marks: [String: Mark] = [:]
        for path in plugin.files.keys {
            var status = stat()
            guard lstat("\(plugin.folder)/\(path)", &status) == 0 else { continue }
            marks[path] = Mark(
                file: UInt64(status.st_ino),
                size: Int64(status.st_size),
                changed: Int64(status.st_ctim.tv_sec) * 1_000_000_000
                    + Int64(status.st_ctim.tv_nsec)
            )
        }
        self.marks = marks
    }

    /// Why the files of an added plugin are not what was added; nil when they are.
    ///
    /// It reads them all.
    static func trouble(_ plugin: InstalledPlugin) -> CommandError? {
        problem(plugin).map { PluginTrouble(kind: .changed, plugin: plugin.id, detail: $0).error }
    }

    /// What of a plugin's files is not what was added; nil when all is.
    static func problem(_ plugin: InstalledPlugin) -> String? {
        do {
            let folder = try PluginFolder(plugin.folder)
            let digests = try folder.digests()
            guard digests != plugin.files else { return nil }
            let names = Set(digests.keys).union(plugin.files.keys)
            return names.filter { digests[$0] != plugin.files[$0] }.min() ?? ""
        } catch {
            return error.message.en
        }
    }
}
