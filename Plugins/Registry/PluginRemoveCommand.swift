import CommandKit
import Identity

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
