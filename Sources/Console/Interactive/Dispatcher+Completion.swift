import CommandKit
import Identity
import Store

extension Dispatcher {
    /// What completion may offer in this session; on any trouble with the store it offers less.
    package func completionContext(
        files: @escaping @Sendable (String) -> [CompletionContext.File]
    ) -> CompletionContext {
        var completion = CompletionContext(language: context.language, files: files)
        completion.references = state.recent.map { .init($0.description, label($0)) }
        completion.aliases = state.aliases.sorted { $0.key < $1.key }
            .map { .init($0.key, $0.value) }
        let (registry, language) = (context.registry, context.language)
        completion.offered = { manifest, parameter, typed in
            registry.command(named: manifest.name)?
                .offers(for: parameter.name, typed: typed, language)
                .map { .init($0.value, $0.description) } ?? []
        }
        let isDemonstration = context.store.info.isDemonstration
        let found = try? context.store.read { reader in
            (
                cases: try reader.supportCases(limit: 20).filter(\.isOpen),
                agents: isDemonstration ? try reader.agents() : []
            )
        }
        completion.tickets = found?.cases.map { .init($0.ticket, $0.openedBy) } ?? []
        completion.agents =
            found?.agents.map { .init($0.login, "\($0.fullName), \($0.role.rawValue)") } ?? []
        return completion
    }

    private func label(_ citizen: CitizenNumber) -> String {
        citizen == state.current ? state.currentLabel ?? "" : ""
    }
}
