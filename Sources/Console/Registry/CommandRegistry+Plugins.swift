import CommandKit

extension CommandRegistry {
    /// The plugins with their commands, as `plugin list` shows them, in the order of registration.
    package var plugins: [PluginSummary] {
        groups.map {
            PluginSummary(
                id: $0.id,
                summary: $0.summary,
                version: Version.number,
                kind: $0.isProcess ? "process" : "builtin",
                commands: $0.manifests.map(\.name)
            )
        }
    }

    /// The names of the options of the command that these words begin with; nil when they name none.
    package func optionNames(of words: [String]) -> Set<String>? {
        guard case .found(let entry, _) = look(up: words, prefixes: false) else { return nil }
        return Set(entry.manifest.options.map(\.name))
    }
}
