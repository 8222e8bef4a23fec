import CPluginProcess
import Foundation
import Glibc

/// The thread that starts plugins and buries them: a plugin's process ends with the thread that started
/// it, and nobody at the prompt waits for one that does not want to leave.
final class Nursery: @unchecked Sendable {
    /// What is still to be done to a process that has to go.
    private struct Grave {
        let process: PluginProcess
        /// What comes next, and when.
        var steps: [(at: UInt64, signal: Int32)]
    }

    private let condition = NSCondition()
    private var births: [() -> Void] = []
    private var graves: [Grave] = []
    private var living: Set<pid_t> = []
    private var isRunning = false
    /// What is to be done every second.
    private var chore: (@Sendable () -> Void)?
    /// Whether what plugins leave behind is looked for among all children of this process.
    private let adopts: Bool

    init(adopts: Bool) {
        self.adopts = adopts
    }

    /// What is to be done every second from now on.
    func everySecond(_ chore: @escaping @Sendable () -> Void) {
        condition.withLock { self.chore = chore }
    }

    /// Starts a process.
    func start(_ launch: PluginLaunch) -> Result<PluginProcess, Errno> {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var result: Result<PluginProcess, Errno> = .failure(Errno(code: EAGAIN))
        condition.withLock {
            births.append { [self] in
                result = launch.start()
                if case .success(let process) = result {
                    condition.withLock { _ = living.insert(process.pid) }
                }
                done.signal()
            }
            wake()
        }
        done.wait()
        return result
    }

    /// Lets a process go: it was told so, has 2 seconds, gets SIGTERM unless it was a goodbye, has 2 more,
    /// gets SIGKILL.
    func bury(_ process: PluginProcess, isGoodbye: Bool) {
        let soon = PluginClock.after(milliseconds: 2000)
        let later = PluginClock.after(milliseconds: 4000)
        condition.withLock {
            graves.append(
                Grave(
                    process: process,
                    steps: isGoodbye
                        ? [(soon, SIGKILL)] : [(soon, SIGTERM), (later, SIGKILL)]
                )
            )
            wake()
        }
    }

    /// Ends a process now, and everything that it has started.
    func kill(_ process: PluginProcess) {
        condition.withLock { graves.removeAll { $0.process === process } }
        end(process)
    }

    /// Strikes a process from the living; the caller holds the lock.
    ///
    /// - Returns: false when somebody else has: its number may be another's by now.
    private func strike(_ process: PluginProcess) -> Bool { living.remove(process.pid) != nil }

    /// Ends whatever is still being buried.
    func close() {
        let rest = condition.withLock {
            defer { graves = [] }
            return graves.map(\.process)
        }
        rest.forEach(end)
    }

    private func end(_ process: PluginProcess) {
        guard condition.withLock({ strike(process) }) else { return }
        Glibc.kill(-process.pid, SIGKILL)
        Glibc.kill(process.pid, SIGKILL)
        while waitpid(process.pid, nil, 0) < 0, errno == EINTR {}
        tidy(process)
    }

    /// Takes away what a dead process leaves.
    private func tidy(_ process: PluginProcess) {
        Glibc.kill(-process.pid, SIGKILL)
        process.closeStreams()
        if adopts { Orphans.end(sparing: condition.withLock { living }) }
    }

    /// Wakes the thread, or starts it; the caller holds the lock.
    private func wake() {
        condition.signal()
        guard !isRunning else { return }
        isRunning = true
        if adopts { _ = plugin_prepare_parent() }
        Thread.detachNewThread { [self] in
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_SETMASK, &all, nil)
            run()
        }
    }

    private func run() -> Never {
        var nextChore = PluginClock.after(milliseconds: 1000)
        while true {
            let (tasks, chore) = condition.withLock {
                if births.isEmpty {
                    condition.wait(until: Date().addingTimeInterval(graves.isEmpty ? 1 : 0.02))
                }
                defer { births = [] }
                return (births, self.chore)
            }
            tasks.forEach { $0() }
            walkAmongGraves()
            if PluginClock.now() >= nextChore {
                nextChore = PluginClock.after(milliseconds: 1000)
                chore?()
            }
        }
    }

    private func walkAmongGraves() {
        var dead: [PluginProcess] = []
        condition.withLock {
            graves = graves.compactMap { grave in
                var grave = grave
                if waitpid(grave.process.pid, nil, WNOHANG) != 0 {
                    if strike(grave.process) { dead.append(grave.process) }
                    return nil
                }
                while let step = grave.steps.first, step.at <= PluginClock.now() {
                    Glibc.kill(-grave.process.pid, step.signal)
                    grave.steps.removeFirst()
                }
                return grave
            }
        }
        dead.forEach(tidy)
    }
}

/// Processes that a plugin has left behind, and that the kernel gave to this one.
enum Orphans {
    /// Ends them: children of this process that are of no session of its own.
    ///
    /// What they have started becomes this process's in turn.
    static func end(sparing living: Set<pid_t>) {
        for _ in 0..<20 {
            let found = children().filter { !living.contains($0) }
            if found.isEmpty { return }
            for child in found {
                kill(-child, SIGKILL)
                kill(child, SIGKILL)
                while waitpid(child, nil, 0) < 0, errno == EINTR {}
            }
        }
    }

    private static func children() -> [pid_t] {
        guard let proc = opendir("/proc") else { return [] }
        defer { closedir(proc) }
        let (own, session) = (getpid(), getsid(0))
        var found: [pid_t] = []
        while let entry = readdir(proc) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let child = pid_t(name), parent(of: child) == own, getsid(child) != session
            else { continue }
            found.append(child)
        }
        return found
    }

    /// The second field behind the name in brackets.
    private static func parent(of child: pid_t) -> pid_t? {
        guard let file = fopen("/proc/\(child)/stat", "re") else { return nil }
        defer { fclose(file) }
        var text = [UInt8](repeating: 0, count: 512)
        let count = fread(&text, 1, text.count, file)
        guard let bracket = text[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = String(decoding: text[(bracket + 1)..<count], as: UTF8.self)
            .split(separator: " ")
        return fields.count > 1 ? pid_t(fields[1]) : nil
    }
}
