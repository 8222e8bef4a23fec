import CommandKit
import Identity

/// Finding a citizen, making them the current one, and seeing who else has.
public struct LookupPlugin: CommandPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's id.
    public let id = "lienket.lookup"

    /// What it is for.
    public let summary = Phrase(
        vi: "Tìm, chọn và xem hồ sơ công dân",
        en: "Find, choose and view citizens"
    )

    /// Its commands, in the order in which help lists them.
    public var commands: [any Command] {
        [FindCommand(), UseCommand(), ShowCommand(), RevealCommand(), HistoryCommand()]
    }
}
