import AuditLog
import CommandKit
import Identity
import Population
import Store

/// The two ways in which lines of a run reach the store: many in one commit, or one by itself.
extension RunLoop {
    /// Runs as many lines as one commit may hold, and shows their results once it is durable.
    func runGroup() throws {
        let (session, before, count, first) = (dispatcher.state, journal, failures, waiting)
        var shown: [LineResult] = []
        let asked = Monotonic.now()
        do {
            if runner.mode.dryRun {
                dispatcher.rehearsal = rehearsal
                defer { dispatcher.rehearsal = nil }
                try dispatcher.context.store.rehearsed("run") {
                    courtesy.adapt(to: Monotonic.now() - asked)
                    let replayed = try replay()
                    shown = runLines(
                        until: GroupLimit(of: groupSize, courtesy, replaying: replayed)
                    )
                } keeping: { _, writer in
                    try journal.keep(writer, session: dispatcher.state)
                }
                rehearsal = dispatcher.rehearsal ?? rehearsal
            } else {
                try dispatcher.context.store.grouped("run") {
                    courtesy.adapt(to: Monotonic.now() - asked)
                    shown = runLines(until: GroupLimit(of: groupSize, courtesy))
                    try dispatcher.context.store.transact("run") {
                        try journal.keep($0, session: dispatcher.state)
                    }
                }
            }
        } catch {
            // Nothing of the group is there, so nothing of it is shown.
            (dispatcher.state, journal, failures, waiting) = (session, before, count, first)
            return try withhold(ErrorMapping.unrecorded(error))
        }
        groupSize = min(groupSize * 2, GroupLimit.lines)
        runner.meter.clear()
        SecondHand.meet(shown.compactMap(\.result.line))
        for line in shown { try show(line) }
        runner.output.flush()
        hand.takeApart(shown)
    }

    /// Runs lines inside the group's transaction; what they ask the population database, they ask
    /// together.
    private func runLines(until limit: GroupLimit) -> [LineResult] {
        dispatcher.context.population.together {
            var shown: [LineResult] = []
            while let item = waiting {
                let line = perform(item)
                shown.append(line)
                take(line)
                if dispatcher.state.isOver, ending == nil { finish() }
                if ending == nil { step() }
                if ending != nil {
                    close()
                    break
                }
                if limit.isReached(shown.count, isAwaited: dispatcher.context.store.isAwaited)
                    || needsOwnTurn || runner.stop() != nil
                {
                    break
                }
                guard throttle.passes() else { break }
            }
            return shown
        }
    }

    /// Does again what a dry run has done so far.
    ///
    /// - Returns: how long that took, in nanoseconds.
    private func replay() throws -> UInt64 {
        guard !rehearsal.isEmpty else { return 0 }
        let start = Monotonic.now()
        try dispatcher.context.store.transact("run") { try rehearsal.replay($0) }
        return Monotonic.now() - start
    }

    /// Runs a line in transactions of its own; the last of them keeps its ending.
    func runAlone() throws {
        guard let item = waiting, case .line(let line) = item else { return }
        let store = dispatcher.context.store
        let manifest = line.parsed.invocation.manifest
        if !runner.mode.dryRun, manifest.mayReachOut {
            let before = journal
            journal.doubtNext()
            do {
                try store.transact("run") { try journal.keep($0, session: dispatcher.state) }
            } catch {
                journal = before
                return try withhold(ErrorMapping.unrecorded(error))
            }
        }
        let following = walk.next()
        if runner.mode.dryRun { dispatcher.earlier = rehearsal }
        defer {
            rehearsal = dispatcher.earlier ?? rehearsal
            dispatcher.earlier = nil
        }
        try perform(item) { step(to: following) }
    }

    /// Runs an item whose last transaction keeps its ending, and shows it; `advance` goes to the next one
    /// when the run goes on.
    func perform(_ item: ScriptItem, advance: () -> Void) throws {
        let (before, count) = (journal, failures)
        let shown = withoutActuallyEscaping(advance) { advance in
            dispatcher.recorder = { [self] writer, result in
                // The last try counts: an earlier one was rolled back.
                (journal, failures, ending) = (before, count, nil)
                take(LineResult(item: item, result: result, format: .table))
                if ending == nil { advance() }
                close()
                try journal.keep(writer, session: result.next ?? dispatcher.state)
            }
            defer { dispatcher.recorder = nil }
            return perform(item)
        }
        if shown.result.seq == nil {
            (journal, failures) = (before, count)
            take(shown)
        }
        runner.meter.clear()
        try show(shown)
        runner.output.flush()
    }
}

/// When a group ends: by size, by time, and soon when somebody waits.
///
/// The first group of a run is one line, and each is twice as large as the one before: whoever looks on
/// sees the first result at once, and a run whose results nobody takes stops early.
struct GroupLimit {
    /// The most lines of a group.
    static let lines = 1000
    /// The longest that a group holds the writer queue before it commits, in nanoseconds.
    static let time: UInt64 = 80_000_000

    private let polite: UInt64
    private let deadline: UInt64
    private let size: Int

    /// Begins to count; a dry run that took long to do again what it has done gets longer, lest it do
    /// nothing else.
    init(of size: Int, _ courtesy: Courtesy, replaying: UInt64 = 0) {
        self.size = size
        let start = Monotonic.now()
        polite = start + courtesy.time
        deadline = start + max(GroupLimit.time, replaying * 4)
    }

    /// Whether a group of so many lines is to end now; whether somebody waits is asked, of the system,
    /// only once that matters.
    func isReached(_ count: Int, isAwaited: @autoclosure () -> Bool) -> Bool {
        let now = Monotonic.now()
        return count >= size || now >= deadline || (now >= polite && isAwaited())
    }
}
