import CommandKit
import Identity

/// A plugin as data and as a row: built in, or added.
struct PluginRow {
    let id: String
    let kind: String
    let version: String
    /// `enabled`, `disabled` or `broken`.
    let state: String
    /// Why it cannot be used, or not by its names.
    let reason: CommandError?
    let summary: Phrase
    let commands: [String]

    /// A plugin that is built in.
    init(_ plugin: PluginSummary) {
        id = plugin.id
        kind = plugin.kind
        version = plugin.version
        state = "enabled"
        reason = nil
        summary = plugin.summary
        commands = plugin.commands
    }

    /// A plugin that was added.
    ///
    /// - Parameters:
    ///   - plugin: what was added.
    ///   - summary: its commands, where they can be typed; nil when they cannot.
    ///   - trouble: why it cannot be used, or not by its names.
    init(_ plugin: InstalledPlugin, _ summary: PluginSummary?, _ trouble: CommandError?) {
        id = plugin.id
        kind = "process"
        version = plugin.version
        let isBroken = trouble != nil && trouble?.code != "plugin.name-clash"
        state = isBroken ? "broken" : plugin.isEnabled ? "enabled" : "disabled"
        reason = trouble
        self.summary = summary?.summary ?? Phrase(plugin.folder)
        commands = summary?.commands ?? []
    }

    /// Every plugin there is: those built in, then those added.
    static func all(_ builtIn: [PluginSummary], _ desk: any OutsideDesk) throws -> [PluginRow] {
        let added = try desk.installedPlugins().map { plugin in
            PluginRow(plugin, builtIn.first { $0.id == plugin.id }, desk.trouble(plugin))
        }
        return builtIn.filter { $0.kind == "builtin" }.map(PluginRow.init) + added
    }

    func data(_ language: Language) -> DataObject {
        [
            "id": .string(id), "kind": .string(kind), "version": .string(version),
            "state": .string(state), "reason": .text(reason?.message.text(language)),
            "summary": .string(summary.text(language)),
            "commands": .array(commands.map(DataValue.string)),
        ]
    }

    /// Plugins as a table.
    static func table(_ rows: [PluginRow]) -> Table {
        Table(
            [
                Phrase("Id"), Phrase(vi: "Loại", en: "Kind"),
                Phrase(vi: "Phiên bản", en: "Version"),
                Phrase(vi: "Trạng thái", en: "State"), Phrase(vi: "Số lệnh", en: "Commands"),
                Phrase(vi: "Để làm gì", en: "What it is for"),
            ],
            rows: rows.map(\.cells),
            empty: Phrase(vi: "chưa thêm phần mở rộng nào", en: "no plugin was added")
        )
    }

    /// Id, kind, version, state, number of commands, what it is for or why it cannot be used.
    private var cells: [Cell] {
        let words: Cell =
            switch state {
            case "enabled": .phrase(Phrase(vi: "✓ đang dùng", en: "✓ enabled"), .good)
            case "disabled": .phrase(Phrase(vi: "○ đang tắt", en: "○ disabled"), .muted)
            default: .phrase(Phrase(vi: "✗ hỏng", en: "✗ broken"), .bad)
            }
        return [
            .value(.string(id)), .value(.string(kind)), .value(.string(version)), words,
            .value(.number(commands.count)), .phrase(reason?.message ?? summary),
        ]
    }
}
