import AuditLog
import CommandKit
import Console
import Glibc
import Identity
import LineEditing
import PluginHost
import Population
import Store

/// Makes a dispatcher from the process's options: store, agent, case.
struct DeskSetup {
    let options: ProcessOptions
    let registry: CommandRegistry
    let language: Language
    let output: Output
    /// Where the store is.
    let location: StoreLocation
    /// The process plugins that run for this process.
    let plugins: PluginHouse
    /// The stores that this process works on.
    private let stores = OpenStores()

    init(
        options: ProcessOptions,
        registry: CommandRegistry,
        language: Language,
        output: Output
    ) {
        self.options = options
        self.registry = registry
        self.language = language
        self.output = output
        location = StoreLocation(option: options.store)
        plugins = PluginHouse(version: Version.number, hidden: location.closed, adopts: true)
    }

    /// The address of the population service; nil when `--registry` is a file, or not given.
    var serviceAddress: String? {
        options.registry.flatMap { $0.contains("://") ? $0 : nil }
    }

    /// The embedded population database's file; beside the store when a service is asked.
    var registryPath: String {
        serviceAddress == nil ? options.registry ?? location.registry : location.registry
    }

    /// The time.
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// This machine's name.
    static func hostName() -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        gethostname(&buffer, buffer.count - 1)
        return String(
            decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }

    /// Opens the store and sits the agent down.
    func dispatcher() throws -> Dispatcher {
        let population = try populationDatabase()
        let store = try SQLiteStore.open(at: location.store)
        stores.add(store)
        let context = ConsoleContext(
            store: store,
            population: population,
            registry: registry,
            plugins: plugins,
            auditKey: { try store.auditKey() },
            language: language,
            clock: DeskSetup.now,
            hostName: DeskSetup.hostName(),
            progress: ProgressBar.progress(output, language),
            closedFiles: location.files
        )
        let state = SessionState(actor: try actor(store), format: options.format ?? .table)
        let dispatcher = Dispatcher(context: context, state: state)
        // Kept until the process ends: taking a store apart at exit costs a tenth of a short run.
        _ = Unmanaged.passRetained(dispatcher)
        return dispatcher
    }

    /// The same on another store, for an agent of its own.
    func setup(on path: String, as login: String) -> DeskSetup {
        var options = ProcessOptions()
        (options.store, options.actAs) = (path, login)
        return DeskSetup(
            options: options,
            registry: registry,
            language: language,
            output: output
        )
    }

    /// Ends what the process holds open: its plugins and its stores.
    func close() {
        plugins.close()
        stores.close()
    }

    /// The population database: a service on the network, or a file.
    ///
    /// - Throws: `Failure` for an address or settings that cannot be; `StoreError.exposed` for a file
    ///   that somebody else could have made: what it says turns fields green.
    private func populationDatabase() throws -> any PopulationDatabase {
        if let address = serviceAddress {
            return try ServiceSetup(store: location.store).service(at: address)
        }
        try checkRegistry()
        return EmbeddedRegistry(path: registryPath)
    }

    private func checkRegistry() throws {
        guard let path = options.registry else { return }
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
            throw StoreError.exposed(path: path)
        }
    }

    /// A dispatcher whose session works under `--case`, if one was given.
    ///
    /// - Parameter recordsStart: whether the session's beginning is a record of its own.
    /// - Throws: as `dispatcher`, and `StoreError` when the beginning cannot be recorded.
    /// - Returns: the dispatcher, and what came of opening the case.
    func dispatcherUnderCase(recordsStart: Bool = false) throws -> (Dispatcher, CommandResult?) {
        try underCase(try dispatcher(), recordsStart: recordsStart)
    }

    /// Opens the case of `--case` in a session, if one was given.
    func underCase(
        _ dispatcher: Dispatcher,
        recordsStart: Bool = false
    ) throws -> (Dispatcher, CommandResult?) {
        if recordsStart { try dispatcher.mark("session.start") }
        try dispatcher.settleOrphans()
        guard let ticket = options.ticket, let open = registry.command(named: "case open") else {
            return (dispatcher, nil)
        }
        let invocation = Invocation(
            manifest: open.manifest,
            values: ["TICKET": [.text(ticket)], "reason": [.text(options.reason ?? "")]]
        )
        return (dispatcher, dispatcher.run(invocation, mode: RunMode(yes: true, isFile: true)))
    }

    /// Who works here: the kernel's user, or a seeded agent of a demonstration store.
    private func actor(_ store: SQLiteStore) throws -> Actor {
        guard let name = options.actAs else {
            let identity: KernelIdentity
            do {
                identity = try KernelIdentity.current()
            } catch {
                throw Failure(
                    "conduct.identity-unclear",
                    Phrase(
                        vi: "không vào được: uid thật, uid đăng nhập và SUDO_UID không khớp nhau",
                        en: "turned away: real uid, login uid and SUDO_UID do not agree"
                    ),
                    hint: Phrase(
                        vi: "đăng nhập bằng tài khoản của chính mình",
                        en: "log in with your own account"
                    ),
                    status: ExitStatus.notPermitted
                )
            }
            guard let agent = try store.read({ try $0.agent(login: identity.login) }) else {
                throw Failure(
                    "conduct.unknown-agent",
                    Phrase(
                        vi: "không vào được: kho này không có cán bộ “\(identity.login)”",
                        en: "turned away: this store has no agent “\(identity.login)”"
                    ),
                    hint: store.info.isDemonstration
                        ? Phrase(
                            vi: "kho trình diễn: thêm --as lan",
                            en: "demonstration store: add --as lan"
                        )
                        : Phrase(
                            vi: "nhờ quản trị viên thêm vào agents.csv rồi lienket import",
                            en: "ask an admin to add you to agents.csv and lienket import"
                        ),
                    status: ExitStatus.notPermitted
                )
            }
            return Actor(agent: agent, uid: identity.uid, via: identity.via)
        }
        guard store.info.isDemonstration else {
            throw Failure(
                "conduct.demonstration-only",
                Phrase(
                    vi: "--as chỉ dùng trên kho trình diễn",
                    en: "--as is for demonstration stores only"
                ),
                hint: Phrase(vi: "bỏ --as", en: "leave --as out"),
                status: ExitStatus.notPermitted
            )
        }
        guard let agent = try store.read({ try $0.agent(login: name) }) else {
            let logins = try store.read { try $0.agents().map(\.login) }
            throw Failure(
                "conduct.unknown-agent",
                Phrase(vi: "kho này không có cán bộ đó", en: "this store has no such agent"),
                hint: Phrase("--as \(logins.joined(separator: "|"))"),
                status: ExitStatus.notPermitted
            )
        }
        return Actor(agent: agent, uid: getuid(), via: "as")
    }

    /// Whether colours are wanted for a stream.
    func colors(isTerminal: Bool) -> Bool {
        switch options.color {
        case .always: true
        case .never: false
        case .auto:
            isTerminal && StoreLocation.environment("NO_COLOR") == nil
                && StoreLocation.environment("TERM") != "dumb"
        }
    }

    /// A printer for results and errors; data go to standard output, or where `write` takes them.
    func printer(
        namesPlaces: Bool,
        gathers: Bool = false,
        write: ((String) -> Void)? = nil
    ) -> ResultPrinter {
        let isTerminal = TerminalState.isOutputTTY
        let output = output
        return ResultPrinter(
            language: language,
            colors: (colors(isTerminal: isTerminal), colors(isTerminal: TerminalState.isErrorTTY)),
            hasBOM: options.bom,
            isForTerminal: isTerminal,
            namesPlaces: namesPlaces,
            gathers: gathers,
            columns: { isTerminal ? TerminalState.size.columns : 100 },
            write: write ?? output.write,
            report: output.report
        )
    }
}

/// Stores that are closed at the end of the process, since whoever works on them is not taken apart.
private final class OpenStores {
    private var all: [SQLiteStore] = []

    func add(_ store: SQLiteStore) { all.append(store) }

    func close() { for store in all { store.close() } }
}
