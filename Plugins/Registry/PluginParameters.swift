import CommandKit
import Identity

extension Parameter {
    /// `ID`: a plugin.
    static let pluginID = Parameter.word(
        "ID",
        .required,
        .text,
        Phrase(vi: "Id của phần mở rộng", en: "The plugin's id")
    )

    /// `DIR`: a plugin's folder.
    static let pluginFolder = Parameter.word(
        "DIR",
        .required,
        .path,
        Phrase(
            vi: "Thư mục của phần mở rộng, có plugin.json",
            en: "The plugin's folder, with a plugin.json"
        )
    )
}
