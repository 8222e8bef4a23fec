import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs a round of tasks on a number of threads and waits for all of them.
struct WorkCrew: Sendable {
    /// How many threads work, the caller's included.
    let threads: Int

    /// The number of processor cores.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs tasks, in order on one thread, else each taken by the next free thread.
    func run(_ tasks: Int, _ body: @Sendable (Int) -> Void) {
        guard threads > 1, tasks > 1 else {
            for task in 0..<tasks { body(task) }
            return
        }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, tasks)) { _ in
            while true {
                let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard task < tasks else { return }
                body(task)
            }
        }
    }
}
