import Glibc

/// When a run ends before its file does, and how fast it goes.
package struct StopRules: Sendable, Hashable {
    /// Whether it goes on after a failed line.
    package var keepsGoing: Bool
    /// How many failed lines end it, until when it goes on; nil for any number.
    package var maxFailures: Int?
    /// The error code, or its area, that ends it at once.
    package var stopOn: String?
    /// The most lines a second; nil for no limit.
    package var linesPerSecond: Int?

    /// Makes the rules; without any a run ends at its first failure.
    package init(
        keepsGoing: Bool = false,
        maxFailures: Int? = nil,
        stopOn: String? = nil,
        linesPerSecond: Int? = nil
    ) {
        self.keepsGoing = keepsGoing
        self.maxFailures = maxFailures
        self.stopOn = stopOn
        self.linesPerSecond = linesPerSecond
    }

    /// Whether the run ends with a failure, the so manyth.
    func ends(at count: Int, code: String?) -> Bool {
        if let stopOn, let code, code == stopOn || code.hasPrefix(stopOn + ".") { return true }
        if let maxFailures { return count >= maxFailures }
        return !keepsGoing
    }
}

/// Lets a number of lines through each second, evenly.
struct Throttle {
    /// Nanoseconds between two lines; 0 for no limit.
    private let pause: UInt64
    /// The time before which the next line does not begin.
    private var next: UInt64 = 0

    init(linesPerSecond: Int?) {
        pause = linesPerSecond.map { 1_000_000_000 / UInt64(max($0, 1)) } ?? 0
    }

    /// Waits until the next line may begin, or somebody wants the run to end.
    mutating func wait(until stop: () -> Bool) {
        guard pause > 0 else { return }
        while Monotonic.now() < next, !stop() {
            usleep(UInt32(min((next - min(next, Monotonic.now())) / 1000 + 1, 50_000)))
        }
        next = max(next, Monotonic.now()) + pause
    }

    /// Whether the next line may begin now; it counts as begun then.
    mutating func passes() -> Bool {
        guard pause > 0 else { return true }
        let now = Monotonic.now()
        guard now >= next else { return false }
        next = now + pause
        return true
    }
}
