import CommandKit
import Identity

/// Keeps the process plugins of one console: the way in for the program.
public final class PluginHouse: PluginKeeper {
    private let pool: PluginPool

    /// Opens a house with nobody in it.
    ///
    /// - Parameters:
    ///   - version: lienket's own version, as plugins hear it.
    ///   - hidden: folders and files that plugins are not to find: the store's.
    ///   - adopts: whether processes that plugins leave behind are looked for and ended, among all
    ///     children of this process that are not of its session.
    public init(version: String, hidden: [String], adopts: Bool) {
        pool = PluginPool(version: version, hidden: hidden, adopts: adopts)
    }

    /// Looks at a folder: every file, the manifest.
    public func examine(_ path: String) throws -> ExaminedPlugin {
        let folder = try PluginFolder(path)
        // First of all: what is no regular file is not opened.
        let files = try folder.digests()
        let text = try folder.bytes(of: "plugin.json", most: ProcessManifest.largest)
        guard
            text.count > ProcessManifest.largest
                || PluginFolder.digest(text) == files["plugin.json"]
        else {
            throw CommandError.badFolder(
                "plugin.json",
                Phrase(vi: "vừa thay đổi", en: "has just changed")
            )
        }
        let manifest = try ProcessManifest.read(text)
        guard !manifest.protocols.common.isEmpty else {
            throw CommandError.protocolMismatch(manifest.id)
        }
        try folder.checkProgram(manifest.program)
        let record = InstalledPlugin(
            id: manifest.id,
            version: manifest.version,
            folder: folder.path,
            manifest: String(decoding: text, as: UTF8.self),
            files: files,
            grants: manifest.grants,
            addedBy: "",
            addedAt: Instant(milliseconds: 0)
        )
        return ExaminedPlugin(record: record, plugin: plugin(record, manifest))
    }

    /// Why the files of an added plugin cannot be used; nil when they can.
    public func trouble(_ plugin: InstalledPlugin) -> CommandError? { FolderSeal.trouble(plugin) }

    /// What stands between an added plugin and the rest of this machine; tries it with another program.
    public func walls(of plugin: InstalledPlugin) -> [String] { pool.walls(of: plugin) }

    /// The commands of an added plugin, from the manifest that was kept.
    public func commands(of plugin: InstalledPlugin) throws -> any CommandPlugin {
        self.plugin(plugin, try ProcessManifest.read(plugin.manifest.utf8))
    }

    /// Tells the process of a plugin to leave, if one runs here.
    public func retire(_ id: String) { pool.retire(id) }

    /// Ends all processes.
    public func close() { pool.close() }

    private func plugin(_ record: InstalledPlugin, _ manifest: ProcessManifest) -> ProcessPlugin {
        ProcessPlugin(
            id: manifest.id,
            summary: manifest.summary,
            commands: manifest.commands.map {
                ProcessCommand(plugin: record, process: manifest, command: $0, pool: pool)
            }
        )
    }
}

/// A process plugin's commands.
struct ProcessPlugin: CommandPlugin {
    let id: String
    let summary: Phrase
    let commands: [any Command]
}
