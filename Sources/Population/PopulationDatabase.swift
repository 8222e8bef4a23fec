import Identity

/// The National Population Database, asked for one person at a time.
public protocol PopulationDatabase: Sendable {
    /// Whether it answers at once, from this machine: it may be asked while others wait.
    var isLocal: Bool { get }

    /// How many questions may be under way at once.
    var inFlight: Int { get }

    /// Begins to ask, and returns at once.
    ///
    /// - Parameter question: what is asked, by whom.
    /// - Returns: the answer to come; an outage is an answer too, `.unavailable`.
    /// - Rule: R10.
    func begin(_ question: PopulationQuestion) -> PendingAnswer

    /// Runs `body`, whose questions may be answered from one state of the database.
    func together<T>(_ body: () throws -> T) rethrows -> T
}

extension PopulationDatabase {
    /// Each question by itself.
    public func together<T>(_ body: () throws -> T) rethrows -> T { try body() }
}

/// A question to the population database.
public struct PopulationQuestion: Sendable {
    /// The person: number, name and date of birth.
    public let query: PopulationQuery
    /// What is to be told.
    public let operation: ExchangeOperation
    /// Who asks, and what for.
    public let codes: ExchangeCodes
    /// The request's own code (MaYeuCau), unique.
    public let requestCode: String
    /// The time of asking, kept in the answer.
    public let now: Instant

    /// Makes a question.
    public init(
        _ query: PopulationQuery,
        operation: ExchangeOperation = .lookUp,
        codes: ExchangeCodes,
        requestCode: String,
        now: Instant
    ) {
        self.query = query
        self.operation = operation
        self.codes = codes
        self.requestCode = requestCode
        self.now = now
    }
}
