import CommandKit
import Identity

/// `plugin upgrade`: takes the files of a folder for what an added plugin is from now on.
struct PluginUpgradeCommand: Command {
    let manifest = CommandManifest(
        "plugin upgrade",
        vietnamese: "phần-mở-rộng nâng-cấp",
        summary: Phrase(
            vi: "Nâng cấp một phần mở rộng; cho xem quyền nào thay đổi rồi hỏi",
            en: "Upgrade a plugin; shows what changes in its permissions and asks"
        ),
        parameters: [.pluginFolder],
        effect: .destructive,
        isLong: true,
        access: .administer,
        act: "plugin.upgrade",
        data: ["id", "version", "permissions", "commands"],
        examples: ["plugin upgrade /srv/lienket/plugins/parcel --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let folder = invocation.text("DIR") ?? ""
        return .outside(
            OutsideTalk { desk in
                let found = try desk.examine(folder)
                guard
                    let old = try desk.installedPlugins().first(where: { $0.id == found.record.id })
                else { throw PluginErrors.notFound }
                guard old.files != found.record.files || old.folder != found.record.folder else {
                    return .answer(unchanged(old))
                }
                return .plan(PluginChange.plan(found, replacing: old, desk))
            }
        )
    }

    private func unchanged(_ old: InstalledPlugin) -> Answer {
        Answer(
            [
                "id": .string(old.id), "version": .string(old.version),
                "permissions": .array(old.grants.map(DataValue.string)), "commands": .array([]),
            ],
            view: View([
                .note(
                    Phrase(
                        vi: "\(old.id) vốn đã là những tệp này.",
                        en: "\(old.id) is these files already."
                    ),
                    .good
                )
            ]),
            outcome: .unchanged
        )
    }
}
