import CommandKit
import Identity

/// What the commands over an added plugin share.
enum AddedPlugin {
    static let unchanged = Phrase(
        vi: "Vốn đã như vậy; không có gì thay đổi.",
        en: "It was like that already; nothing has changed."
    )

    /// The plugin that `ID` names.
    static func named(_ invocation: Invocation, _ host: any Host) throws -> InstalledPlugin {
        let id = invocation.text("ID") ?? ""
        if let plugin = try host.installedPlugin(id) { return plugin }
        throw host.plugins.contains { $0.id == id } ? PluginErrors.isBuiltIn : PluginErrors.notFound
    }

    /// The plan that puts one record in the place of another.
    static func plan(
        _ old: InstalledPlugin,
        _ new: InstalledPlugin?,
        _ data: DataObject,
        _ done: Phrase
    ) -> Plan {
        Plan(
            [.setPlugin(id: old.id, from: old, to: new)],
            versions: [:],
            result: Answer(data, view: View([.note(done, .good)])),
            planned: Answer(data, view: View([.note(.dryRun, .caution)]), outcome: .planned)
        )
    }
}
