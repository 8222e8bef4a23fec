import AuditLog
import CommandKit
import Glibc
import Identity
import Population
import Store

/// What a console is wired to: made once by the program, passed down, never global.
package struct ConsoleContext {
    /// The store.
    package let store: any Store
    /// The population database.
    package let population: any PopulationDatabase
    /// The commands, built in and of plugins.
    package let commands: CommandDesk
    /// The public half of the key that signs checkpoints, read when it is asked for.
    package let auditKey: @Sendable () throws -> NoteVerifierKey
    /// The language of messages.
    package let language: Language
    /// The time.
    package let clock: @Sendable () -> Instant
    /// Lets so many milliseconds pass.
    package let pause: @Sendable (_ milliseconds: UInt32) -> Void
    /// This machine's name, for audit leaves.
    package let hostName: String
    /// Where long work tells how far it is.
    package let progress: Progress
    /// The store's own files, which no command reads or writes.
    package let closedFiles: [String]

    /// Every command there is now.
    package var registry: CommandRegistry { commands.registry }

    /// Makes a context.
    package init(
        store: any Store,
        population: any PopulationDatabase,
        registry: CommandRegistry,
        plugins: (any PluginKeeper)? = nil,
        auditKey: @escaping @Sendable () throws -> NoteVerifierKey,
        language: Language,
        clock: @escaping @Sendable () -> Instant,
        pause: @escaping @Sendable (_ milliseconds: UInt32) -> Void = { usleep($0 * 1000) },
        hostName: String,
        progress: Progress = .silent,
        closedFiles: [String] = []
    ) {
        self.store = store
        self.population = population
        commands = CommandDesk(builtIn: registry, keeper: plugins)
        self.auditKey = auditKey
        self.language = language
        self.clock = clock
        self.pause = pause
        self.hostName = hostName
        self.progress = progress
        self.closedFiles = closedFiles
    }
}
