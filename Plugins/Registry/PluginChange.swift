import CommandKit
import Identity

/// The plan that puts a plugin in, or in another's place.
enum PluginChange {
    static func plan(
        _ found: ExaminedPlugin,
        replacing old: InstalledPlugin?,
        _ desk: any OutsideDesk
    ) -> Plan {
        let record = InstalledPlugin(
            id: found.record.id,
            version: found.record.version,
            folder: found.record.folder,
            manifest: found.record.manifest,
            files: found.record.files,
            grants: found.record.grants,
            isEnabled: old?.isEnabled ?? true,
            addedBy: desk.caller.agent.login,
            addedAt: desk.caller.now
        )
        let new = record.grants.filter { !(old?.grants.contains($0) ?? false) }
        let gone = (old?.grants ?? []).filter { !record.grants.contains($0) }
        let commands = found.plugin.commands.map(\.manifest)
        let data: DataObject = [
            "id": .string(record.id), "version": .string(record.version),
            "permissions": .array(record.grants.map(DataValue.string)),
            "commands": .array(commands.map { .string($0.name) }),
        ]
        var blocks: [Block] = [
            .heading(Phrase("\(record.id) \(record.version)")), .note(found.plugin.summary, .plain),
            PermissionTable.block(record.grants, new: old == nil ? [] : new),
        ]
        if old != nil { blocks += difference(new, gone) }
        let preview = View(blocks + [.table(table(commands))])
        let done = Phrase(
            vi: "\(record.id) \(record.version) đã sẵn sàng: \(list(commands)).",
            en: "\(record.id) \(record.version) is ready: \(list(commands))."
        )
        return Plan(
            [.setPlugin(id: record.id, from: old, to: record)],
            versions: [:],
            preview: preview,
            result: Answer(data, view: View([.note(done, .good)])),
            planned: Answer(
                data,
                view: View(preview.blocks + [.note(.dryRun, .caution)]),
                outcome: .planned
            )
        )
    }

    /// What an upgrade changes in the permissions.
    private static func difference(_ new: [String], _ gone: [String]) -> [Block] {
        guard !new.isEmpty || !gone.isEmpty else {
            return [
                .note(Phrase(vi: "Quyền như cũ.", en: "The same permissions as before."), .good)
            ]
        }
        var blocks: [Block] = []
        if !new.isEmpty {
            let list = new.joined(separator: ", ")
            blocks.append(
                .note(Phrase(vi: "Quyền mới: \(list)", en: "New permissions: \(list)"), .caution)
            )
        }
        if !gone.isEmpty {
            let list = gone.joined(separator: ", ")
            blocks.append(
                .note(Phrase(vi: "Không còn: \(list)", en: "No longer: \(list)"), .plain)
            )
        }
        return blocks
    }

    private static func list(_ commands: [CommandManifest]) -> String {
        commands.map(\.name).joined(separator: ", ")
    }

    private static func table(_ commands: [CommandManifest]) -> Table {
        Table(
            [
                Phrase(vi: "Lệnh", en: "Command"), Phrase(vi: "Tác động", en: "Effect"),
                Phrase(vi: "Để làm gì", en: "What it does"),
            ],
            rows: commands.map {
                [
                    .value(.string($0.name)),
                    .value(.string($0.changesOutside ? "external" : $0.effect.rawValue)),
                    .phrase($0.summary),
                ]
            },
            empty: Phrase(vi: "không có lệnh", en: "no commands")
        )
    }
}
