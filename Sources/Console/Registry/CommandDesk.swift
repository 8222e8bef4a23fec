import CommandKit
import Identity
import Store

/// The commands that there are now: those built in, and those of the process plugins that were added.
///
/// Plugins come and go while a console runs; a registry, once made, never changes.
package final class CommandDesk {
    /// The commands built in.
    package let builtIn: CommandRegistry
    /// All commands.
    package private(set) var registry: CommandRegistry
    /// Why commands of a plugin are not there, or only as `id:command`.
    private(set) var troubles: [String: CommandError] = [:]

    let keeper: (any PluginKeeper)?
    private var known: [InstalledPlugin] = []

    init(builtIn: CommandRegistry, keeper: (any PluginKeeper)?) {
        self.builtIn = builtIn
        self.keeper = keeper
        registry = builtIn
    }

    /// Whether a line can be understood, and answered, without the process plugins.
    package func isBuiltIn(_ words: [String]) -> Bool {
        guard case .found(let entry, _) = builtIn.look(up: words, prefixes: false) else {
            return false
        }
        let act = entry.manifest.act
        return act != "session.help" && !act.hasPrefix("plugin.")
    }

    /// Takes over the plugins that are added now; a bad one is left out, with its reason.
    func adopt(_ installed: [InstalledPlugin]) {
        guard installed != known, let keeper else { return }
        for old in known where !installed.contains(old) { keeper.retire(old.id) }
        known = installed
        registry = builtIn
        troubles = [:]
        // One that is disabled is known all the same: whoever types its command is told.
        for plugin in installed {
            do {
                try add(keeper.commands(of: plugin))
            } catch {
                troubles[plugin.id] = ErrorMapping.commandError(error)
            }
        }
    }

    private func add(_ plugin: any CommandPlugin) throws {
        do {
            registry = try registry.adding(plugin)
        } catch {
            guard error.code == "plugin.name-clash" else { throw error }
            registry = try registry.addingBehindID(plugin)
            troubles[plugin.id] = error
        }
    }

    /// Why a plugin cannot be added under its names; nil when it can.
    func clash(of plugin: any CommandPlugin) -> CommandError? {
        var others = builtIn
        for installed in known where installed.id != plugin.id {
            guard let other = try? keeper?.commands(of: installed) else { continue }
            others = (try? others.adding(other)) ?? others
        }
        do {
            _ = try others.adding(plugin)
            return nil
        } catch {
            guard error.code.hasPrefix("registry.") else { return error }
            return CommandError(
                "plugin.bad-manifest",
                Phrase(
                    vi: "plugin.json: commands: \(error.message.vi)",
                    en: "plugin.json: commands: \(error.message.en)"
                ),
                hint: error.hint,
                outcome: .refused
            )
        }
    }
}

extension Dispatcher {
    /// Takes over the plugins that the store has now.
    package func refreshCommands() {
        guard context.commands.keeper != nil,
            let installed = try? context.store.read({ try $0.installedPlugins() })
        else { return }
        context.commands.adopt(installed)
    }
}
