/// A process plugin as an administrator added it: what was looked at then is what runs.
public struct InstalledPlugin: Hashable, Sendable, Codable {
    /// Its id, for good.
    public let id: String
    /// Its version, `MAJOR.MINOR.PATCH`.
    public let version: String
    /// Its folder, an absolute path.
    public let folder: String
    /// Its manifest, the text of `plugin.json`.
    public let manifest: String
    /// The SHA-256 of every file of its folder, in hex, by path.
    public let files: [String: String]
    /// What it may ask for: `host.read:…`, `host.op:…`, `network`.
    public let grants: [String]
    /// Whether its commands can be used.
    public var isEnabled: Bool
    /// Who added this version: login name.
    public let addedBy: String
    /// When this version was added.
    public let addedAt: Instant

    /// Makes a record.
    public init(
        id: String,
        version: String,
        folder: String,
        manifest: String,
        files: [String: String],
        grants: [String],
        isEnabled: Bool = true,
        addedBy: String,
        addedAt: Instant
    ) {
        self.id = id
        self.version = version
        self.folder = folder
        self.manifest = manifest
        self.files = files
        self.grants = grants
        self.isEnabled = isEnabled
        self.addedBy = addedBy
        self.addedAt = addedAt
    }
}

/// A change to another system that was asked of a plugin, and of which nobody knows yet whether it
/// took effect.
public struct OutsideOperation: Hashable, Sendable, Codable {
    /// The operation key, which the other system was given: 64 hex digits.
    public let key: String
    /// The plugin's id.
    public let plugin: String
    /// The command's name.
    public let command: String
    /// Who asked: login name.
    public let login: String
    /// When.
    public let startedAt: Instant
    /// The process that waits for the outcome; empty once nobody does.
    public let process: String
    /// Whether somebody still waits for the outcome; the store says.
    public var isUnderWay = false

    /// Makes a record.
    public init(
        key: String,
        plugin: String,
        command: String,
        login: String,
        startedAt: Instant,
        process: String
    ) {
        self.key = key
        self.plugin = plugin
        self.command = command
        self.login = login
        self.startedAt = startedAt
        self.process = process
    }
}
