/// How the population service has been answering, as all agents of the store know it: a circuit breaker.
///
/// After so many failures in a row nobody asks for a while; then one question is let through, and its
/// answer decides for all.
public struct ServiceHealth: Hashable, Sendable, Codable {
    /// How many questions in a row have come to nothing.
    public private(set) var failures: Int
    /// Why the last of them did.
    public private(set) var trouble: PopulationTrouble?
    /// When the first of them did.
    public private(set) var since: Instant?
    /// Before this nobody asks; nil when anybody may.
    public private(set) var pausedUntil: Instant?

    /// Seconds for which others wait for the answer to the question that was let through.
    private static let probeSeconds: Int64 = 30

    /// Makes it; a service that nothing is known about is well.
    public init(
        failures: Int = 0,
        trouble: PopulationTrouble? = nil,
        since: Instant? = nil,
        pausedUntil: Instant? = nil
    ) {
        self.failures = failures
        self.trouble = trouble
        self.since = since
        self.pausedUntil = pausedUntil
    }

    /// Whether the service answers, as far as is known.
    public var isGood: Bool { failures == 0 }

    /// Whether a question may be put now.
    public func admits(at now: Instant) -> Bool {
        pausedUntil.map { $0.milliseconds <= now.milliseconds } ?? true
    }

    /// Notes that a question is put now: after a pause it is the only one until it is answered.
    public mutating func ask(at now: Instant) {
        guard pausedUntil != nil else { return }
        pausedUntil = now.adding(seconds: Self.probeSeconds)
    }

    /// Takes an answer into account.
    ///
    /// That a question was not permitted, or that the reply named somebody else, is an answer too.
    ///
    /// - Parameters:
    ///   - answer: the answer.
    ///   - policies: after how many failures nobody asks, and for how long.
    ///   - now: when it came.
    public mutating func take(_ answer: PopulationAnswer, policies: PolicyBook, at now: Instant) {
        guard answer.match == .unavailable, answer.trouble != .wrongPerson else {
            self = ServiceHealth()
            return
        }
        // Given up by the agent, or never put: says nothing of the service.
        guard let found = answer.trouble, found != .paused else { return }
        failures += 1
        trouble = found
        since = since ?? now
        if failures >= policies.number(.populationFailures) {
            pausedUntil = now.adding(seconds: Int64(policies.number(.populationPause)))
        }
    }
}

/// A question about a citizen that came to no answer.
public struct PopulationOutage: Hashable, Sendable, Codable {
    /// `unavailable` or `notPermitted`.
    public let match: PopulationMatch
    /// Why, where it is known.
    public let trouble: PopulationTrouble?
    /// When.
    public let at: Instant

    /// Makes it.
    public init(match: PopulationMatch, trouble: PopulationTrouble?, at: Instant) {
        self.match = match
        self.trouble = trouble
        self.at = at
    }
}

/// A refresh that waits until the population service answers again.
public struct QueuedRefresh: Hashable, Sendable, Codable {
    /// Its place in the queue, from 1; never used twice.
    public let number: Int64
    /// The citizen; each stands in the queue once.
    public let citizen: CitizenNumber
    /// Whether the answer is taken over at once (`--commit`).
    public let commits: Bool
    /// Who asked for it: login name.
    public let login: String
    /// The case that it was asked for under.
    public let ticket: String?
    /// When it was asked for.
    public let requestedAt: Instant
    /// How often the service was asked since, to no answer.
    public let tries: Int

    /// Makes it.
    public init(
        number: Int64,
        citizen: CitizenNumber,
        commits: Bool,
        login: String,
        ticket: String?,
        requestedAt: Instant,
        tries: Int
    ) {
        self.number = number
        self.citizen = citizen
        self.commits = commits
        self.login = login
        self.ticket = ticket
        self.requestedAt = requestedAt
        self.tries = tries
    }
}
