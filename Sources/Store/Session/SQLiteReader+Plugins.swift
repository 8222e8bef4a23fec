import GRDB
import Identity

extension SQLiteReader {
    private static let pluginSQL = """
        SELECT id, version, folder, manifest, files, grants, enabled, added_by, added_at FROM plugin
        """

    func installedPlugins() throws -> [InstalledPlugin] {
        try db.all("\(Self.pluginSQL) ORDER BY id", []) { try plugin($0) }
    }

    func installedPlugin(_ id: String) throws -> InstalledPlugin? {
        try db.first("\(Self.pluginSQL) WHERE id = ?", [.text(id)]) { try plugin($0) }
    }

    private func plugin(_ row: SQLRow) throws -> InstalledPlugin {
        InstalledPlugin(
            id: row.string(0),
            version: row.string(1),
            folder: row.string(2),
            manifest: row.string(3),
            files: PluginText.files(row.string(4)),
            grants: PluginText.lines(row.string(5)),
            isEnabled: row.number(6) == 1,
            addedBy: row.string(7),
            addedAt: Instant(milliseconds: row.number(8))
        )
    }

    func outsideOperations() throws -> [OutsideOperation] {
        try db.all(
            """
            SELECT key, plugin, command, login, started_at, process FROM outside_operation
            ORDER BY started_at, key
            """,
            []
        ) { row in
            OutsideOperation(
                key: row.string(0),
                plugin: row.string(1),
                command: row.string(2),
                login: row.string(3),
                startedAt: Instant(milliseconds: row.number(4)),
                process: row.string(5)
            )
        }
    }
}

/// How lists of a plugin are kept as text: one item a line.
enum PluginText {
    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }

    static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }

    /// `DIGEST PATH`, as `sha256sum` writes it.
    static func files(_ text: String) -> [String: String] {
        var files: [String: String] = [:]
        for line in lines(text) where line.utf8.count > 66 {
            files[String(line.dropFirst(66))] = String(line.prefix(64))
        }
        return files
    }

    static func text(_ files: [String: String]) -> String {
        text(files.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)" })
    }
}
