extension ServiceRegistry: PopulationDatabase {
    /// It is on another machine: nobody is to wait for it with a lock held.
    public var isLocal: Bool { false }

    /// As the settings say.
    public var inFlight: Int { settings.inFlight }

    /// Begins to ask, and returns at once.
    public func begin(_ question: PopulationQuestion) -> PendingAnswer {
        begin(
            question.query,
            operation: question.operation,
            codes: question.codes,
            requestCode: question.requestCode,
            now: question.now
        )
    }
}
