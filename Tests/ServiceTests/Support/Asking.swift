import Identity
import Population

/// Asks a service once.
enum Asking {
    /// What came of a question.
    struct Outcome {
        let answer: PopulationAnswer
        let attempts: Int
    }

    /// Asks for Du at an address.
    static func du(
        at url: String,
        _ settings: ServiceSettings = ServiceSettings(deadline: 60),
        _ operation: ExchangeOperation = .lookUp
    ) async throws -> Outcome {
        let registry = try ServiceRegistry(url: url, settings: settings)
        let pending = registry.begin(
            Questions.du(),
            operation: operation,
            codes: Questions.codes,
            requestCode: Questions.code,
            now: Questions.now
        )
        let outcome = Outcome(answer: await pending.value, attempts: pending.attempts)
        return outcome
    }
}
