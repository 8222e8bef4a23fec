import CommandKit
import Identity

/// Asking the National Population Database and taking its answer over.
public struct RefreshPlugin: CommandPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's id.
    public let id = "lienket.refresh"

    /// What it is for.
    public let summary = Phrase(
        vi: "Cập nhật từ CSDL quốc gia về dân cư",
        en: "Update from the National Population Database"
    )

    /// Its commands, in the order in which help lists them.
    public var commands: [any Command] { [RefreshCommand(), RefreshQueueCommand()] }
}
