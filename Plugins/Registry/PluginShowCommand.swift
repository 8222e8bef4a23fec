import CommandKit
import Identity

/// `plugin show`: one plugin with its commands.
struct PluginShowCommand: Command {
    let manifest = CommandManifest(
        "plugin show",
        vietnamese: "phần-mở-rộng xem",
        summary: Phrase(
            vi: "Một phần mở rộng và các lệnh của nó",
            en: "One plugin with its commands"
        ),
        parameters: [
            .word("ID", .required, .text, Phrase(vi: "Id của phần mở rộng", en: "The plugin's id"))
        ],
        effect: .read,
        access: .administer,
        act: "plugin.show",
        data: ["id", "kind", "version", "state", "reason", "summary", "commands"],
        examples: ["plugin show lienket.lookup"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let id = invocation.text("ID") ?? ""
        guard let plugin = host.plugins.first(where: { $0.id == id }) else {
            throw CommandError(
                "plugin.not-found",
                Phrase(vi: "Không có phần mở rộng này", en: "There is no such plugin"),
                hint: Phrase("plugin list"),
                outcome: .notFound
            )
        }
        let commands = host.commands.filter { plugin.commands.contains($0.name) }
        let table = Table(
            [
                Phrase(vi: "Lệnh", en: "Command"),
                Phrase(vi: "Tên tiếng Việt", en: "Vietnamese name"),
                Phrase(vi: "Để làm gì", en: "What it does"),
            ],
            rows: commands.map {
                [.value(.string($0.name)), .value(.string($0.vietnamese)), .phrase($0.summary)]
            },
            empty: Phrase(vi: "không có lệnh", en: "no commands")
        )
        return .answer(
            Answer(
                PluginRow.data(plugin, host.language),
                view: View([
                    .heading(Phrase("\(plugin.id) \(plugin.version)")),
                    .note(plugin.summary, .plain),
                    .table(table),
                ])
            )
        )
    }
}
