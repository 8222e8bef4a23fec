import CommandKit
import Foundation
import Glibc
import Identity

/// The plugins that run: at most one process each, started when it is first needed, told to leave when
/// nobody needs it for a while.
final class PluginPool: @unchecked Sendable {
    private let nursery: Nursery
    private let version: String
    private let hidden: [String]
    private let lock = NSLock()
    private var idle: [String: PluginInstance] = [:]
    private var dying: [String: PluginProcess] = [:]
    private var rests: [String: Rest] = [:]

    /// How long a plugin that failed is left alone: 1, 2, 4 … 60 seconds.
    private struct Rest {
        var until: UInt64
        var seconds: Int64
    }

    /// Makes a pool.
    ///
    /// - Parameters:
    ///   - version: lienket's own version.
    ///   - hidden: folders and files that plugins are not to find.
    ///   - adopts: whether processes that plugins leave behind are looked for.
    init(version: String, hidden: [String], adopts: Bool) {
        self.version = version
        self.hidden = hidden
        nursery = Nursery(adopts: adopts)
        nursery.everySecond { [weak self] in self?.dismissIdle() }
    }

    /// Uses a plugin's process for something; starts it when none runs.
    ///
    /// - Throws: what `body` throws; `PluginTrouble` when it cannot be used. It is ended then, unless it
    ///   has stopped when told so.
    func use<T>(
        _ plugin: InstalledPlugin,
        _ manifest: ProcessManifest,
        _ language: Language,
        unless stop: () -> Bool,
        _ body: (PluginInstance) throws -> T
    ) throws -> T {
        let instance = try borrow(plugin, manifest, language, stop)
        do {
            let result = try body(instance)
            giveBack(instance)
            return result
        } catch let trouble as PluginTrouble {
            end(instance, after: trouble)
            throw trouble
        } catch {
            giveBack(instance)
            throw error
        }
    }

    /// Which walls the kernel lets be built around a plugin, tried with a program that does nothing.
    func walls(of plugin: InstalledPlugin) -> [String] {
        let launch = PluginLaunch(
            program: "/bin/true",
            folder: plugin.folder,
            cutsNetwork: !plugin.grants.contains("network"),
            hidden: hidden
        )
        guard case .success(let process) = nursery.start(launch) else { return [] }
        nursery.kill(process)
        return (process.walls.contains(.network) ? ["network"] : [])
            + (process.walls.contains(.hiding) ? ["store"] : [])
    }

    /// Uses a plugin's process for something that must be there at once, or not at all: it is no failure
    /// when it is not.
    func glance<T>(
        _ plugin: InstalledPlugin,
        _ manifest: ProcessManifest,
        _ language: Language,
        milliseconds: Int64,
        _ body: (PluginInstance, _ unless: @escaping () -> Bool) throws -> T
    ) -> T? {
        let deadline = PluginClock.after(milliseconds: milliseconds)
        let isLate = { PluginClock.now() >= deadline }
        guard let instance = try? borrow(plugin, manifest, language, isLate, isGentle: true) else {
            return nil
        }
        do {
            let result = try body(instance, isLate)
            giveBack(instance)
            return result
        } catch let trouble as PluginTrouble where trouble.kind == .interrupted {
            instance.drop()
            giveBack(instance)
        } catch {
            nursery.kill(instance.process)
        }
        return nil
    }

    /// Forgets that a plugin has failed: it may be started again at once.
    func forgive(_ id: String) { lock.withLock { rests[id] = nil } }

    /// Tells a plugin to leave, if it runs.
    func retire(_ id: String) {
        guard let instance = lock.withLock({ idle.removeValue(forKey: id) }) else { return }
        dismiss(instance)
    }

    /// Tells all plugins to leave, and ends those that have not in a moment.
    func close() {
        let all = lock.withLock {
            defer { idle = [:] }
            return Array(idle.values)
        }
        all.forEach { $0.sayGoodbye() }
        let deadline = PluginClock.after(milliseconds: 200)
        for instance in all {
            while !instance.process.isOver, PluginClock.now() < deadline { usleep(2000) }
            nursery.kill(instance.process)
        }
        nursery.close()
    }

    private func borrow(
        _ plugin: InstalledPlugin,
        _ manifest: ProcessManifest,
        _ language: Language,
        _ stop: () -> Bool,
        isGentle: Bool = false
    ) throws(PluginTrouble) -> PluginInstance {
        let found = lock.withLock { idle.removeValue(forKey: plugin.id) }
        if let found {
            if found.process.isOver {
                nursery.kill(found.process)
            } else if found.seal == FolderSeal(plugin), found.manifest.version == plugin.version {
                return found
            } else {
                dismiss(found)
            }
        }
        return try start(plugin, manifest, language, stop, isGentle)
    }

    private func start(
        _ plugin: InstalledPlugin,
        _ manifest: ProcessManifest,
        _ language: Language,
        _ stop: () -> Bool,
        _ isGentle: Bool
    ) throws(PluginTrouble) -> PluginInstance {
        let (rest, old) = lock.withLock {
            (rests[plugin.id], dying.removeValue(forKey: plugin.id))
        }
        if let rest, rest.until > PluginClock.now() {
            let seconds = (rest.until - PluginClock.now()) / 1_000_000_000 + 1
            throw PluginTrouble(kind: .resting, plugin: plugin.id, detail: "\(seconds) s")
        }
        // One process a plugin: the last one does not see the next.
        if let old { nursery.kill(old) }
        let seal = FolderSeal(plugin)
        if let problem = FolderSeal.problem(plugin) {
            throw PluginTrouble(kind: .changed, plugin: plugin.id, detail: problem)
        }
        let launch = PluginLaunch(manifest, in: plugin.folder, hidden: hidden)
        switch nursery.start(launch) {
        case .failure(let errno):
            fail(plugin.id)
            throw PluginTrouble(kind: .noStart, plugin: plugin.id, detail: errno.text)
        case .success(let process):
            let instance = PluginInstance(manifest, process, seal)
            do {
                try instance.greet(language, from: version, unless: stop)
            } catch {
                if isGentle { nursery.kill(process) } else { end(instance, after: error) }
                var trouble = error
                trouble.wasAsked = false
                throw trouble
            }
            return instance
        }
    }

    private func giveBack(_ instance: PluginInstance) {
        instance.lastUsed = PluginClock.now()
        lock.withLock {
            idle[instance.manifest.id] = instance
            rests[instance.manifest.id] = nil
        }
    }

    /// Ends a plugin that cannot be used any more, or keeps one that has stopped when told so.
    private func end(_ instance: PluginInstance, after trouble: PluginTrouble) {
        switch trouble.kind {
        case .interrupted, .noAnswer, .outcomeUnknown:
            guard !instance.process.isOver else { return nursery.kill(instance.process) }
            if instance.cancel() { return giveBack(instance) }
            lock.withLock { dying[instance.manifest.id] = instance.process }
            nursery.bury(instance.process, isGoodbye: false)
            if trouble.kind != .interrupted { fail(instance.manifest.id) }
        default:
            nursery.kill(instance.process)
            fail(instance.manifest.id)
        }
    }

    private func fail(_ id: String) {
        lock.withLock {
            let seconds = min(60, (rests[id]?.seconds ?? 0) * 2 + (rests[id] == nil ? 1 : 0))
            rests[id] = Rest(
                until: PluginClock.after(milliseconds: seconds * 1000),
                seconds: seconds
            )
        }
    }

    private func dismiss(_ instance: PluginInstance) {
        instance.sayGoodbye()
        lock.withLock { dying[instance.manifest.id] = instance.process }
        nursery.bury(instance.process, isGoodbye: true)
    }

    private func dismissIdle() {
        let now = PluginClock.now()
        let over = lock.withLock {
            let over = idle.filter {
                now > $0.value.lastUsed + UInt64($0.value.manifest.idleStop) * 1_000_000_000
            }
            for id in over.keys { idle[id] = nil }
            return over.values
        }
        over.forEach(dismiss)
    }
}
