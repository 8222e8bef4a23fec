import CommandKit
import Identity

/// The plugins themselves: what contributes which commands.
public struct RegistryPlugin: CommandPlugin {
    /// `lienket.registry`.
    public let id = "lienket.registry"
    /// What it is for.
    public let summary = Phrase(vi: "Phần mở rộng", en: "Plugins")
    /// Its commands.
    public let commands: [any Command] = [
        PluginListCommand(), PluginShowCommand(), PluginAddCommand(), PluginUpgradeCommand(),
        PluginSwitchCommand(isOn: true), PluginSwitchCommand(isOn: false), PluginRemoveCommand(),
        PluginVerifyCommand(), PluginSettleCommand(),
    ]

    /// Makes the plugin.
    public init() {}
}
