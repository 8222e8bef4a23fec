import CommandKit
import Identity

/// The identity page, the list of linked accounts, and the guide through the seven steps.
public struct StatusPlugin: CommandPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's id.
    public let id = "lienket.status"

    /// What it is for.
    public let summary = Phrase(
        vi: "Thông tin định danh, tài khoản liên kết và hướng dẫn bảy bước",
        en: "Identity fields, linked accounts and the guide through the seven steps"
    )

    /// Its commands, in the order in which help lists them.
    public var commands: [any Command] { [StatusCommand(), LinksCommand(), GuideCommand()] }
}
