import CommandKit
import Crypto
import Identity

/// A command of a process plugin: a command like any other, whose answer or plan comes from a talk with
/// the plugin's process.
struct ProcessCommand: Command {
    let plugin: InstalledPlugin
    let process: ProcessManifest
    let command: ProcessCommandManifest
    let pool: PluginPool

    var manifest: CommandManifest { command.manifest }

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        try checkInstalled(host)
        return .outside(OutsideTalk { desk in try talk(invocation, desk) })
    }

    func offers(for argument: String, typed: String, _ language: Language) -> [OfferedValue] {
        let found = pool.glance(
            plugin,
            process,
            language,
            milliseconds: Self.completionTime
        ) { instance, isLate in
            try instance.request(
                "complete",
                [
                    "command": .string(manifest.name), "arg": .string(argument),
                    "prefix": .string(typed), "words": [.string(typed)],
                    "limit": .integer(Int64(Self.mostOffers)),
                ],
                time: 2 * Self.completionTime,
                unless: isLate
            ) { message, _ in
                guard message.kind == "candidates" else {
                    throw instance.broken("candidates?", message.line)
                }
                return OfferedValue.list(message.body["items"], most: Self.mostOffers)
            }
        }
        return found ?? []
    }

    /// The most values that an argument is offered.
    private static let mostOffers = 50
    /// How long Tab waits for them, in milliseconds.
    private static let completionTime: Int64 = 150

    /// Whether the plugin is still the one that this console knows: another may have changed it.
    private func checkInstalled(_ host: any Host) throws {
        guard let current = try host.installedPlugin(plugin.id) else {
            throw CommandError.gone(plugin.id)
        }
        guard current.isEnabled else { throw CommandError.switchedOff(plugin.id) }
        guard current.files == plugin.files, current.folder == plugin.folder else {
            throw CommandError.upgraded(plugin.id)
        }
    }

    /// Talks, a second time when a command that only reads lost its plugin half way.
    private func talk(_ invocation: Invocation, _ desk: any OutsideDesk) throws -> Reply {
        let arguments = try ProcessArguments.members(invocation, desk)
        if process.usesNetwork { try desk.recordDisclosure() }
        do {
            return try plan(arguments, desk)
        } catch let trouble as PluginTrouble {
            guard trouble.kind == .ended, manifest.effect == .read else { throw trouble.error }
        }
        do {
            pool.forgive(plugin.id)
            return try plan(arguments, desk)
        } catch let trouble as PluginTrouble {
            throw trouble.error
        }
    }

    private func plan(_ arguments: JSONValue, _ desk: any OutsideDesk) throws -> Reply {
        try pool.use(plugin, process, desk.caller.language, unless: { desk.wantsEnd }) { instance in
            var conversation = ProcessConversation(
                command: command,
                grants: process.grants,
                instance: instance,
                desk: desk
            )
            return try instance.request(
                "plan",
                members(arguments, desk.caller),
                time: command.timeout,
                unless: { desk.wantsEnd }
            ) { message, line in
                if let reply = try conversation.take(message, line) { return reply }
                guard message.kind == "plan", manifest.effect != .read else { return nil }
                return try conversation.plan(message) { digest, items, shown in
                    step(arguments, digest, items, shown)
                }
            }
        }
    }

    /// What is done outside once the plan is agreed to.
    private func step(
        _ arguments: JSONValue,
        _ digest: String,
        _ items: [OutsideStep.Item],
        _ shown: @escaping @Sendable (ProcessRows) -> Answer
    ) -> OutsideStep {
        OutsideStep(plugin: plugin.id, items: items, digest: digest) { key, desk in
            do {
                return try apply(arguments, digest, key, desk, shown)
            } catch let trouble as PluginTrouble {
                // It was asked, and did not say: nobody knows.
                return trouble.isBeforeRequest
                    ? .failed(trouble.error)
                    : .unknown(trouble.with(.outcomeUnknown).error)
            } catch {
                return .unknown(PluginTrouble(kind: .outcomeUnknown, plugin: plugin.id).error)
            }
        }
    }

    private func apply(
        _ arguments: JSONValue,
        _ digest: String,
        _ key: String,
        _ desk: any OutsideDesk,
        _ shown: (ProcessRows) -> Answer
    ) throws -> OutsideStep.Ending {
        try pool.use(plugin, process, desk.caller.language, unless: { desk.wantsEnd }) { instance in
            var members = members(arguments, desk.caller)
            members["plan"] = .string(digest)
            members["key"] = .string(key)
            return try instance.request(
                "apply",
                members,
                time: command.timeout,
                unless: { desk.wantsEnd }
            ) { message, _ in
                try ProcessResult.ending(message, command, instance, shown: shown)
            }
        }
    }

    /// What `plan` and `apply` tell of the command.
    private func members(_ arguments: JSONValue, _ caller: OutsideCaller) -> [String: JSONValue] {
        [
            "command": .string(manifest.name), "args": arguments,
            "ctx": [
                "agent": .string(caller.agent.login), "role": .string(caller.agent.role.rawValue),
                "locale": .string(caller.language.rawValue), "now": .string(caller.now.iso),
                "ticket": caller.ticket.map(JSONValue.string) ?? .null,
                "citizen": caller.citizen.map { .string($0.description) } ?? .null,
                "dryRun": .bool(caller.isDryRun), "scripted": .bool(caller.isScripted),
            ],
        ]
    }
}

extension OfferedValue {
    /// The candidates of a message; what is no candidate is left out.
    fileprivate static func list(_ items: JSONValue?, most: Int) -> [OfferedValue] {
        (items?.array ?? []).prefix(most).compactMap { item in
            item["v"]?.string.map { OfferedValue($0.nfc, item["d"]?.string?.nfc ?? "") }
        }
    }
}
