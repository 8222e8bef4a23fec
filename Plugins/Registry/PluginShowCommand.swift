import CommandKit
import Identity

/// `plugin show`: one plugin with its commands and, for a process plugin, what it was granted.
struct PluginShowCommand: Command {
    let manifest = CommandManifest(
        "plugin show",
        vietnamese: "phần-mở-rộng xem",
        summary: Phrase(
            vi: "Một phần mở rộng, các lệnh và quyền của nó",
            en: "One plugin with its commands and permissions"
        ),
        parameters: [.pluginID],
        effect: .read,
        isLong: true,
        access: .administer,
        act: "plugin.show",
        data: [
            "id", "kind", "version", "state", "reason", "summary", "commands", "folder",
            "permissions",
            "walls", "addedBy", "addedAt",
        ],
        examples: ["plugin show lienket.lookup"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let id = invocation.text("ID") ?? ""
        let (plugins, manifests, language) = (host.plugins, host.commands, host.language)
        let added = try host.installedPlugin(id)
        return .outside(
            OutsideTalk { desk in
                guard let row = try PluginRow.all(plugins, desk).first(where: { $0.id == id })
                else {
                    throw PluginErrors.notFound
                }
                var data = row.data(language)
                data["folder"] = .text(added?.folder)
                data["permissions"] = .array((added?.grants ?? []).map(DataValue.string))
                let walls = added.map { desk.walls(of: $0) } ?? []
                data["walls"] = .array(walls.map(DataValue.string))
                data["addedBy"] = .text(added?.addedBy)
                data["addedAt"] = .moment(added?.addedAt)
                let commands = manifests.filter { row.commands.contains($0.name) }
                return .answer(Answer(data, view: view(row, added, walls, commands)))
            }
        )
    }

    private func view(
        _ row: PluginRow,
        _ added: InstalledPlugin?,
        _ walls: [String],
        _ commands: [CommandManifest]
    ) -> View {
        var blocks: [Block] = [
            .heading(Phrase("\(row.id) \(row.version)")), .note(row.summary, .plain),
        ]
        if let reason = row.reason { blocks.append(.note(reason.message, .bad)) }
        if let added {
            blocks.append(
                .pairs([
                    Pair(Phrase(vi: "Thư mục", en: "Folder"), .value(.string(added.folder))),
                    Pair(Phrase(vi: "Tường ngăn", en: "Walls"), .phrase(words(walls))),
                    Pair(
                        Phrase(vi: "Thêm bởi", en: "Added by"),
                        .value(.string("\(added.addedBy), \(added.addedAt.display)"))
                    ),
                ])
            )
            blocks.append(PermissionTable.block(added.grants))
        }
        blocks.append(
            .table(
                Table(
                    [
                        Phrase(vi: "Lệnh", en: "Command"),
                        Phrase(vi: "Tên tiếng Việt", en: "Vietnamese name"),
                        Phrase(vi: "Để làm gì", en: "What it does"),
                    ],
                    rows: commands.map {
                        [
                            .value(.string($0.name)), .value(.string($0.vietnamese)),
                            .phrase($0.summary),
                        ]
                    },
                    empty: Phrase(vi: "không có lệnh", en: "no commands")
                )
            )
        )
        return View(blocks)
    }
}

extension PluginShowCommand {
    /// What the walls keep a plugin from.
    private func words(_ walls: [String]) -> Phrase {
        let parts = [
            walls.contains("network")
                ? Phrase(vi: "không có mạng", en: "no network")
                : Phrase(vi: "có mạng", en: "has the network"),
            walls.contains("store")
                ? Phrase(vi: "không thấy kho", en: "does not find the store")
                : Phrase(
                    vi: "thấy được kho như người chạy nó",
                    en: "finds the store as its user does"
                ),
        ]
        return Phrase(
            vi: parts.map(\.vi).joined(separator: "; "),
            en: parts.map(\.en).joined(separator: "; ")
        )
    }
}
