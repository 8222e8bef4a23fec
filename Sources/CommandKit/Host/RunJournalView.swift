import Identity

/// The journal of a run of command files, as commands see it.
public struct RunJournalView: Sendable {
    /// The run.
    public let run: RunRecord
    /// How often each command ended how; empty where it was not asked for.
    public let counts: [RunCount]
    /// The lines that failed, in order, as many as were asked for.
    public let failures: [RunFailure]
    /// How many lines failed.
    public let failed: Int
    /// Whether a failed line ended the run: it is the first one to run again.
    public let isStuck: Bool

    /// Makes the view.
    public init(
        run: RunRecord,
        counts: [RunCount],
        failures: [RunFailure],
        failed: Int,
        isStuck: Bool
    ) {
        self.run = run
        self.counts = counts
        self.failures = failures
        self.failed = failed
        self.isStuck = isStuck
    }

    /// How many lines are done.
    public var done: Int { run.next - failed + (isStuck ? 1 : 0) }

    /// How many lines have not run.
    public var planned: Int {
        max(run.lines - run.next - (isStuck || run.isUncertain ? 1 : 0), 0)
    }
}
