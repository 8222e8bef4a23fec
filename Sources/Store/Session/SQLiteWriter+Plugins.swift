import Identity

extension SQLiteWriter {
    /// Puts a plugin in the place of what was there.
    func setPlugin(_ id: String, from old: InstalledPlugin?, to new: InstalledPlugin?) throws {
        guard try installedPlugin(id) == old else { throw StoreError.changed(nil) }
        guard let new else {
            try db.run("DELETE FROM plugin WHERE id = ?", [.text(id)])
            return
        }
        try db.run(
            """
            INSERT OR REPLACE INTO plugin(id, version, folder, manifest, files, grants, enabled,
              added_by, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(new.id), .text(new.version), .text(new.folder), .text(new.manifest),
                .text(PluginText.text(new.files)), .text(PluginText.text(new.grants)),
                .int(new.isEnabled ? 1 : 0), .text(new.addedBy), .int(new.addedAt.milliseconds),
            ]
        )
    }

    func beginOperation(_ operation: OutsideOperation) throws {
        try db.run(
            """
            INSERT INTO outside_operation(key, plugin, command, login, started_at, process)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .text(operation.key), .text(operation.plugin), .text(operation.command),
                .text(operation.login), .int(operation.startedAt.milliseconds),
                .text(operation.process),
            ]
        )
    }

    func loseOperation(_ key: String) throws {
        try db.run("UPDATE outside_operation SET process = '' WHERE key = ?", [.text(key)])
    }

    /// Takes an operation off the list.
    ///
    /// - Throws: `StoreError.changed` when it is not there any more.
    func settleOperation(_ key: String) throws {
        guard try outsideOperations().contains(where: { $0.key == key }) else {
            throw StoreError.changed(nil)
        }
        try db.run("DELETE FROM outside_operation WHERE key = ?", [.text(key)])
    }
}
