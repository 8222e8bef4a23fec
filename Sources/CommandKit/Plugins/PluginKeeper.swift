import Identity

/// Looks after process plugins: their folders, their processes, their commands.
public protocol PluginKeeper: AnyObject, Sendable {
    /// Looks at a folder that may be added: every file, the manifest.
    ///
    /// - Throws: `CommandError`: `plugin.bad-manifest`, `plugin.bad-folder`, `plugin.exposed`,
    ///   `plugin.protocol-mismatch`.
    func examine(_ folder: String) throws -> ExaminedPlugin
    /// Why the files of an added plugin cannot be used; nil when they can.
    func trouble(_ plugin: InstalledPlugin) -> CommandError?
    /// What stands between an added plugin and the rest of this machine, beyond what every plugin has:
    /// `network` when it has none, `store` when it does not find the store. Tries it.
    func walls(of plugin: InstalledPlugin) -> [String]
    /// The commands of an added plugin; reads no file and starts no process.
    ///
    /// - Throws: `CommandError` when this lienket cannot read its manifest.
    func commands(of plugin: InstalledPlugin) throws -> any CommandPlugin
    /// Ends the process of a plugin, if one runs here.
    func retire(_ id: String)
    /// Ends all processes.
    func close()
}

/// A plugin's folder, looked at.
public struct ExaminedPlugin: Sendable {
    /// What would be kept of it; who adds it, and when, is for the host to say.
    public let record: InstalledPlugin
    /// Its commands.
    public let plugin: any CommandPlugin

    /// Makes it.
    public init(record: InstalledPlugin, plugin: any CommandPlugin) {
        self.record = record
        self.plugin = plugin
    }
}

/// What an argument may become, as the plugin behind it says.
public struct OfferedValue: Sendable, Hashable {
    /// The value.
    public let value: String
    /// What it is.
    public let description: String

    /// Makes it.
    public init(_ value: String, _ description: String) {
        self.value = value
        self.description = description
    }
}
