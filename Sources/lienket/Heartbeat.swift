import Console
import Glibc
import Synchronization

/// A thread that lets the session's pulse beat while the agent types or is away.
final class Heartbeat: Sendable {
    private let pulse: Pulse
    private let isOver = Mutex(false)

    init(_ pulse: Pulse) {
        self.pulse = pulse
    }

    /// Starts the thread; it ends with `stop` or with the process.
    func start() {
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self).toOpaque()
        let code = pthread_create(
            &thread,
            nil,
            { own in
                guard let own else { return nil }
                let heartbeat = Unmanaged<Heartbeat>.fromOpaque(own).takeRetainedValue()
                heartbeat.run()
                return nil
            },
            own
        )
        if code == 0 {
            pthread_detach(thread)
        } else {
            Unmanaged<Heartbeat>.fromOpaque(own).release()
        }
    }

    /// Lets no further beat begin.
    func stop() { isOver.withLock { $0 = true } }

    private func run() {
        // Signals are for the thread that reads the keyboard.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        while true {
            sleep(60)
            // A beat that fails (store busy, disk full) is tried again; commands tell of it themselves.
            let isDone = isOver.withLock { isOver in
                if !isOver { _ = try? pulse.beat() }
                return isOver
            }
            if isDone { return }
        }
    }
}
