import CommandKit
import Identity

/// The values of a type that completion offers.
struct ValueOffers {
    let registry: CommandRegistry
    let context: CompletionContext
    let typed: String

    /// The values of a command's parameter.
    func offers(_ parameter: Parameter, of manifest: CommandManifest) -> [Offer] {
        guard parameter.type == .offered else { return offers(parameter.type) }
        // The values are a plugin's: what cannot be shown is not put into the line either.
        return items(
            context.offered(manifest, parameter, typed).filter {
                !$0.value.unicodeScalars.contains(where: Escaping.isHostile)
            }
        )
    }

    /// The values; empty for free text, numbers and dates.
    func offers(_ type: ValueType) -> [Offer] {
        switch type {
        case .citizen:
            items(
                [
                    .init(
                        ".",
                        Phrase(vi: "công dân đang chọn", en: "the current citizen").text(
                            context.language
                        )
                    )
                ]
                    + context.references
            )
        case .provider:
            Provider.allCases.map { offer($0.rawValue, $0.label) }
        case .field: fields
        case .fieldOrAll:
            fields + [offer("all", Phrase(vi: "mọi trường", en: "every field"))]
        case .choice(let words): words.map { Offer(value: $0, description: "") }
        case .policy: Policy.all.map { offer($0.name, $0.summary) }
        case .command: commands
        case .province: []
        case .path: paths
        case .agent: items(context.agents)
        case .ticket: items(context.tickets)
        case .text, .offered, .integer, .birth, .date, .auditPlace: []
        }
    }

    /// Fields by key; also those whose label begins with what is typed (`họ` finds `fullName`).
    private var fields: [Offer] {
        FieldKey.allCases.map { key in
            var result = offer(key.rawValue, key.label)
            result.isFitting =
                !typed.isEmpty && CommandName.key(key.label.vi).hasPrefix(CommandName.key(typed))
            return result
        }
    }

    private var commands: [Offer] {
        var seen: Set<String> = []
        return registry.manifests.compactMap { manifest in
            guard let word = CommandName.words(manifest.name).first, seen.insert(word).inserted
            else { return nil }
            return offer(word, manifest.summary)
        }
    }

    /// Files of the folder that is typed so far; hidden ones only when a dot is typed.
    private var paths: [Offer] {
        let slash = typed.lastIndex(of: "/")
        let folder = slash.map { String(typed[...$0]) } ?? ""
        let beginning = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
        return context.files(folder)
            .filter { file in
                file.name.hasPrefix(beginning)
                    && (!file.name.hasPrefix(".") || beginning.hasPrefix("."))
                    && !file.name.unicodeScalars.contains(where: Escaping.isHostile)
            }
            .sorted { $0.name < $1.name }
            .map { file in
                Offer(
                    value: folder + file.name + (file.isFolder ? "/" : ""),
                    description: file.isFolder
                        ? Phrase(vi: "thư mục", en: "folder").text(context.language) : "",
                    isFinal: !file.isFolder,
                    isFitting: true
                )
            }
    }

    private func items(_ items: [CompletionContext.Item]) -> [Offer] {
        items.map { Offer(value: $0.value, description: $0.description) }
    }

    private func offer(_ value: String, _ phrase: Phrase) -> Offer {
        Offer(value: value, description: phrase.text(context.language))
    }
}
