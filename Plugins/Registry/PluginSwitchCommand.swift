import CommandKit
import Identity

/// `plugin enable` and `plugin disable`: whether the commands of an added plugin can be used.
struct PluginSwitchCommand: Command {
    private let isOn: Bool
    let manifest: CommandManifest

    /// `plugin enable` when on, else `plugin disable`.
    init(isOn: Bool) {
        self.isOn = isOn
        manifest = CommandManifest(
            isOn ? "plugin enable" : "plugin disable",
            vietnamese: isOn ? "phần-mở-rộng bật" : "phần-mở-rộng tắt",
            summary: isOn
                ? Phrase(vi: "Cho dùng lại một phần mở rộng", en: "Let a plugin be used again")
                : Phrase(
                    vi: "Tắt một phần mở rộng mà không gỡ",
                    en: "Keep a plugin from being used, without removing it"
                ),
            parameters: [.pluginID],
            effect: .destructive,
            access: .administer,
            act: isOn ? "plugin.enable" : "plugin.disable",
            data: ["id", "state"],
            examples: ["plugin \(isOn ? "enable" : "disable") vn.example.parcel --yes"]
        )
    }

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let old = try AddedPlugin.named(invocation, host)
        var new = old
        new.isEnabled = isOn
        let data: DataObject = [
            "id": .string(old.id), "state": .string(isOn ? "enabled" : "disabled"),
        ]
        guard old != new else {
            return .answer(
                Answer(data, view: View([.note(AddedPlugin.unchanged, .good)]), outcome: .unchanged)
            )
        }
        let done =
            isOn
            ? Phrase(vi: "\(old.id) dùng được.", en: "\(old.id) can be used.")
            : Phrase(vi: "\(old.id) đã tắt.", en: "\(old.id) is disabled.")
        return .plan(AddedPlugin.plan(old, new, data, done))
    }
}

/// `plugin remove`: takes an added plugin out; its folder stays.
struct PluginRemoveCommand: Command {
    let manifest = CommandManifest(
        "plugin remove",
        vietnamese: "phần-mở-rộng gỡ",
        summary: Phrase(
            vi: "Gỡ một phần mở rộng; thư mục của nó giữ nguyên",
            en: "Remove a plugin; its folder stays"
        ),
        parameters: [.pluginID],
        effect: .destructive,
        access: .administer,
        act: "plugin.remove",
        data: ["id", "state"],
        examples: ["plugin remove vn.example.parcel --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let old = try AddedPlugin.named(invocation, host)
        let data: DataObject = ["id": .string(old.id), "state": .string("removed")]
        let done = Phrase(vi: "\(old.id) đã gỡ.", en: "\(old.id) is removed.")
        return .plan(AddedPlugin.plan(old, nil, data, done))
    }
}

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
