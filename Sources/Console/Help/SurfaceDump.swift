import CommandKit
import Identity

/// The whole surface of the console as one text: every manifest with every property in both
/// languages, for a golden test that makes each change of it visible.
package enum SurfaceDump {
    /// The text; the same for the same manifests.
    package static func text(_ registry: CommandRegistry) -> String {
        var out = ""
        for group in registry.groups {
            out += "plugin \(group.id)\n"
            phrase("  summary", group.summary, &out)
            for manifest in group.manifests {
                out += "\n"
                out += text(manifest)
            }
            out += "\n"
        }
        return out
    }

    /// One manifest.
    package static func text(_ manifest: CommandManifest) -> String {
        var out = "command \(manifest.name)\n"
        out += "  vietnamese: \(manifest.vietnamese)\n"
        phrase("  summary", manifest.summary, &out)
        out += "  usage: \(HelpPage.usage(manifest))\n"
        out += "  effect: \(manifest.effect.rawValue)\n"
        out += "  confirmed by: \(manifest.confirmation ?? "always")\n"
        out += "  external: \(manifest.isExternal)\n"
        out += "  access: \(manifest.access.rawValue)\n"
        out += "  needs case: \(manifest.needsCase)\n"
        out += "  needs reason: \(manifest.needsReason)\n"
        out += "  act: \(manifest.act)\n"
        out += "  data: \(manifest.data.isEmpty ? "none" : manifest.data.joined(separator: ", "))\n"
        out += "  rows: \(manifest.rows ?? "none")\n"
        for parameter in manifest.parameters { out += text(parameter) }
        for example in manifest.examples { out += "  example: \(example)\n" }
        return out
    }

    private static func text(_ parameter: Parameter) -> String {
        var out = "  parameter \(parameter.name)\n"
        out += "    place: \(parameter.place)\n"
        out += "    type: \(name(parameter.type))\n"
        out += "    sensitive: \(parameter.isSensitive)\n"
        phrase("    summary", parameter.summary, &out)
        return out
    }

    private static func phrase(_ label: String, _ phrase: Phrase, _ out: inout String) {
        out += "\(label).vi: \(phrase.vi)\n\(label).en: \(phrase.en)\n"
    }

    private static func name(_ type: ValueType) -> String {
        switch type {
        case .integer(let range): "integer \(range.lowerBound)…\(range.upperBound)"
        case .choice(let words): "choice \(words.joined(separator: "|"))"
        default: "\(type)"
        }
    }
}
