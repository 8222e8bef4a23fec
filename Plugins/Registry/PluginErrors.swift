import CommandKit
import Identity

/// The ways in which a plugin is not found.
enum PluginErrors {
    static let notFound = CommandError(
        "plugin.not-found",
        Phrase(vi: "Không có phần mở rộng này", en: "There is no such plugin"),
        hint: Phrase("plugin list"),
        outcome: .notFound
    )

    static let isBuiltIn = CommandError(
        "plugin.built-in",
        Phrase(
            vi: "Chưa thay đổi: phần mở rộng này có sẵn trong lienket",
            en: "Nothing was changed: this plugin is built in"
        ),
        hint: Phrase("plugin list"),
        outcome: .refused
    )
}
