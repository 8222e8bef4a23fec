import CommandKit
import Identity

/// Correcting fields, linking, unlinking, relinking, and taking one of those back.
public struct LinkingPlugin: CommandPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's id.
    public let id = "lienket.linking"

    /// What it is for.
    public let summary = Phrase(
        vi: "Sửa thông tin, liên kết, hủy liên kết, nối lại và hoàn tác",
        en: "Correct fields, link, unlink, relink and undo"
    )

    /// Its commands, in the order in which help lists them.
    public var commands: [any Command] {
        [EditCommand(), LinkCommand(), UnlinkCommand(), RelinkCommand(), UndoCommand()]
    }
}
