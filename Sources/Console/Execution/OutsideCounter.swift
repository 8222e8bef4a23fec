import CommandKit
import Identity
import Store

/// Where a program outside is served: every read is a short one of its own, by the command built in
/// for it, under the caller's role, case and masking.
final class OutsideCounter: OutsideDesk {
    private let dispatcher: Dispatcher
    private let step: Step
    private let isWanted: () -> Bool
    private var isShown = false
    /// The identity fields that the program was told.
    private(set) var told: [ShownField] = []

    /// Opens it for one command.
    init(_ dispatcher: Dispatcher, _ step: Step) {
        self.dispatcher = dispatcher
        self.step = step
        isWanted = dispatcher.context.progress.watch()
    }

    var caller: OutsideCaller {
        let state = dispatcher.state
        return OutsideCaller(
            agent: state.actor.agent,
            language: dispatcher.context.language,
            now: step.now,
            ticket: state.ticket,
            citizen: state.current,
            isDryRun: step.mode.dryRun,
            isScripted: step.mode.isFile
        )
    }

    var wantsEnd: Bool { isWanted() }

    func show(done: Int64, whole: Int64) {
        isShown = true
        dispatcher.context.progress.show(done, whole)
    }

    /// Takes the progress away.
    func close() {
        if isShown { dispatcher.context.progress.clear() }
    }

    func recordDisclosure() throws { try dispatcher.recordIntent(step) }

    func citizen(_ reference: CitizenReference?) throws -> CitizenNumber {
        try read { host in try host.profile(reference).id }
    }

    func read(_ act: String, _ arguments: [String: [String]]) throws -> String {
        let (command, invocation) = try builtIn(act, arguments)
        let reply = try serve(invocation) { try command.run(invocation, host: $0) }
        guard case .answer(let answer) = reply else { throw Dispatcher.internalError }
        if let error = answer.error, !answer.outcome.isSuccess { throw error }
        var masker = dispatcher.state.masker(at: step.now)
        let data = masker.plain(answer.data ?? [:])
        told += masker.fieldsShown.filter { !told.contains($0) }
        var bytes = JSONBytes(isPretty: false)
        bytes.append(.object(data), indent: 0)
        return bytes.take()
    }

    func effect(of act: String) -> Effect? { entry(act)?.manifest.effect }

    func plan(_ act: String, _ arguments: [String: [String]]) throws -> OutsidePlan? {
        let (command, invocation) = try builtIn(act, arguments)
        switch try serve(invocation, { try command.run(invocation, host: $0) }) {
        case .plan(let plan):
            step.plannedReason = step.plannedReason ?? invocation.reason
            return OutsidePlan(command: invocation.manifest.name, plan: plan)
        case .answer(let answer) where answer.outcome.isSuccess: return nil
        case .answer(let answer): throw answer.error ?? Dispatcher.internalError
        default: throw Dispatcher.internalError
        }
    }

    func installedPlugins() throws -> [InstalledPlugin] {
        try dispatcher.context.store.read { try $0.installedPlugins() }
    }

    func examine(_ folder: String) throws -> ExaminedPlugin {
        let desk = dispatcher.context.commands
        guard let keeper = desk.keeper else { throw Dispatcher.internalError }
        let found = try keeper.examine(folder)
        if let clash = desk.clash(of: found.plugin) { throw clash }
        return found
    }

    func trouble(_ plugin: InstalledPlugin) -> CommandError? {
        let desk = dispatcher.context.commands
        return desk.keeper?.trouble(plugin) ?? desk.troubles[plugin.id]
    }

    func walls(of plugin: InstalledPlugin) -> [String] {
        dispatcher.context.commands.keeper?.walls(of: plugin) ?? []
    }

    // MARK: Serving

    /// A short read under the rules of the command itself.
    private func read<T>(_ body: (SessionHost) throws -> T) throws -> T {
        try dispatcher.readState { reader in
            let before = step.host
            let host = try dispatcher.admit(step, reader)
            host.inherit(before)
            return try body(host)
        }
    }

    /// A short read under the rules of a built-in command as well; what it looked at counts for this one.
    private func serve<T>(_ invocation: Invocation, _ body: (SessionHost) throws -> T) throws -> T {
        try dispatcher.readState { reader in
            let before = step.host
            let own = try dispatcher.admit(step, reader)
            own.inherit(before)
            // Whether a person must say yes was asked for the whole command.
            var mode = step.mode
            mode.yes = true
            let inner = Step(invocation: invocation, mode: mode, now: step.now)
            defer { own.inherit(inner.host) }
            return try body(try dispatcher.admit(inner, reader))
        }
    }

    /// A built-in command by its act, with its arguments as they would be typed.
    private func builtIn(_ act: String, _ arguments: [String: [String]]) throws
        -> (any Command, Invocation)
    {
        guard let entry = entry(act) else { throw Dispatcher.internalError }
        do {
            return (entry.command, try NamedArguments.invocation(entry.manifest, arguments))
        } catch {
            throw error.commandError
        }
    }

    private func entry(_ act: String) -> CommandRegistry.Entry? {
        dispatcher.context.commands.builtIn.entries.first { $0.manifest.act == act }
    }
}
