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
