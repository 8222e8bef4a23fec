import CommandKit
import Identity

/// `plugin add`: makes a folder's commands commands of this help desk.
struct PluginAddCommand: Command {
    let manifest = CommandManifest(
        "plugin add",
        vietnamese: "phần-mở-rộng thêm",
        summary: Phrase(
            vi: "Thêm một phần mở rộng từ thư mục; cho xem quyền rồi hỏi",
            en: "Add a plugin from a folder; shows its permissions and asks"
        ),
        parameters: [.pluginFolder],
        effect: .destructive,
        isLong: true,
        access: .administer,
        act: "plugin.add",
        data: ["id", "version", "permissions", "commands"],
        examples: ["plugin add /srv/lienket/plugins/parcel --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let folder = invocation.text("DIR") ?? ""
        return .outside(
            OutsideTalk { desk in
                let found = try desk.examine(folder)
                let old = try desk.installedPlugins().first { $0.id == found.record.id }
                if let old { throw there(old) }
                return .plan(PluginChange.plan(found, replacing: nil, desk))
            }
        )
    }

    private func there(_ old: InstalledPlugin) -> CommandError {
        CommandError(
            "plugin.exists",
            Phrase(
                vi: "Chưa thêm: đã có \(old.id) \(old.version)",
                en: "Nothing was added: \(old.id) \(old.version) is there already"
            ),
            hint: Phrase("plugin upgrade DIR"),
            outcome: .refused
        )
    }
}
