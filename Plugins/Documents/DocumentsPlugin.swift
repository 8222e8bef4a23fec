import CommandKit
import Identity

/// Dossiers, and the items on their way from the portal's warehouse to VNeID's.
public struct DocumentsPlugin: CommandPlugin {
    /// Makes the plugin.
    public init() {}

    /// The plugin's id.
    public let id = "lienket.documents"

    /// What it is for.
    public let summary = Phrase(
        vi: "Hồ sơ, giấy tờ và đồng bộ sang Kho dữ liệu VNeID",
        en: "Dossiers, documents and their way to the VNeID warehouse"
    )

    /// Its commands, in the order in which help lists them.
    public var commands: [any Command] {
        [DossiersCommand(), DocumentsCommand(), SyncCommand()]
    }
}
