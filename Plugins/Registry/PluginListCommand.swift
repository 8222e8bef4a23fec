import CommandKit
import Identity

/// `plugin list`: every plugin with its state.
struct PluginListCommand: Command {
    let manifest = CommandManifest(
        "plugin list",
        vietnamese: "phần-mở-rộng danh-sách",
        summary: Phrase(vi: "Mọi phần mở rộng và trạng thái", en: "Every plugin with its state"),
        effect: .read,
        access: .administer,
        act: "plugin.list",
        data: ["items"],
        rows: "items",
        examples: ["plugin list"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let rows: [[Cell]] = host.plugins.map {
            [
                .value(.string($0.id)), .value(.string($0.kind)), .value(.string($0.version)),
                .phrase(Phrase(vi: "✓ đang dùng", en: "✓ enabled"), .good),
                .value(.number($0.commands.count)), .phrase($0.summary),
            ]
        }
        let table = Table(
            [
                Phrase("Id"), Phrase(vi: "Loại", en: "Kind"),
                Phrase(vi: "Phiên bản", en: "Version"),
                Phrase(vi: "Trạng thái", en: "State"), Phrase(vi: "Số lệnh", en: "Commands"),
                Phrase(vi: "Để làm gì", en: "What it is for"),
            ],
            rows: rows,
            empty: Phrase(vi: "không có", en: "none")
        )
        let items = host.plugins.map { DataValue.object(PluginRow.data($0, host.language)) }
        return .answer(Answer(["items": .array(items)], view: View([.table(table)])))
    }
}

/// A plugin as data.
enum PluginRow {
    static func data(_ plugin: PluginSummary, _ language: Language) -> DataObject {
        [
            "id": .string(plugin.id), "kind": .string(plugin.kind),
            "version": .string(plugin.version), "state": .string("enabled"), "reason": .null,
            "summary": .string(plugin.summary.text(language)),
            "commands": .array(plugin.commands.map(DataValue.string)),
        ]
    }
}
