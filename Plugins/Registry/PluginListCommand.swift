import CommandKit
import Identity

/// `plugin list`: every plugin with its state, and what is not settled.
struct PluginListCommand: Command {
    let manifest = CommandManifest(
        "plugin list",
        vietnamese: "phần-mở-rộng danh-sách",
        summary: Phrase(vi: "Mọi phần mở rộng và trạng thái", en: "Every plugin with its state"),
        effect: .read,
        isLong: true,
        access: .administer,
        act: "plugin.list",
        data: ["items", "unsettled"],
        rows: "items",
        examples: ["plugin list"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let plugins = host.plugins
        let language = host.language
        let open = try host.outsideOperations()
        return .outside(
            OutsideTalk { desk in
                let rows = try PluginRow.all(plugins, desk)
                return .answer(
                    Answer(
                        [
                            "items": .array(rows.map { .object($0.data(language)) }),
                            "unsettled": .array(open.map { .object(UnsettledRow.data($0)) }),
                        ],
                        view: View(
                            [.table(PluginRow.table(rows))]
                                + (open.isEmpty ? [] : [.table(UnsettledRow.table(open))])
                        )
                    )
                )
            }
        )
    }
}
