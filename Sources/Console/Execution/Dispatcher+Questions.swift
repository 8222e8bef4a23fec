import CommandKit
import Identity
import Population
import Store

/// How questions are put to the population database: as whom, how many at once, and whether at all.
extension Dispatcher {
    /// Records that questions are about to be put; without an intent the service is left alone, since
    /// it has failed too often just now.
    func engage(_ step: Step, _ writer: any StoreWriter) throws {
        if !context.population.isLocal {
            var health = try writer.populationHealth()
            guard health.admits(at: step.now) else { return }
            let before = health
            health.ask(at: step.now)
            if health != before { try writer.keep(health) }
        }
        step.intent = try intend(step, writer)
    }

    /// Begins to put a step's question; the request code of the first is the intent's id.
    func begin(_ query: PopulationQuery, number: Int, _ step: Step) -> PendingAnswer {
        guard let intent = step.intent else {
            return PendingAnswer(
                PopulationAnswer(
                    match: .unavailable,
                    fetchedAt: step.now,
                    requestCode: "",
                    trouble: .paused
                )
            )
        }
        let policies = step.host?.policies ?? PolicyBook()
        // A yes without a personal number would not say whose.
        let verifies =
            policies.value(.populationQuestion) == "verify" && query.personalNumber != nil
        return context.population.begin(
            PopulationQuestion(
                query,
                operation: verifies ? .verify : .lookUp,
                codes: ExchangeCodes(
                    procedure: policies.value(.populationProcedure),
                    integration: policies.value(.populationIntegration),
                    officer: state.actor.agent.login
                ),
                requestCode: number == 0 ? intent.id : "\(intent.id)-\(number + 1)",
                now: step.now
            )
        )
    }

    /// After how many looks, of twenty a second, the agent is shown that something is waited for.
    private static let patientLooks = 12

    /// Puts questions, as many at once as the database takes, and waits for all answers.
    ///
    /// - Throws: `command.interrupted` when somebody wants it to end.
    func ask(_ queries: [PopulationQuery], _ step: Step) throws -> [PopulationAnswer] {
        let progress = context.progress
        let wantsEnd = progress.watch()
        var pending: [PendingAnswer] = []
        var answers: [PopulationAnswer] = []
        var looks = 0
        defer { if looks > Self.patientLooks { progress.clear() } }
        let stop = {
            looks += 1
            if looks > Self.patientLooks {
                progress.show(Int64(answers.count), Int64(queries.count))
            }
            return wantsEnd()
        }
        while answers.count < queries.count {
            while pending.count < queries.count,
                pending.count - answers.count < context.population.inFlight
            {
                pending.append(begin(queries[pending.count], number: pending.count, step))
            }
            answers.append(pending[answers.count].wait(unless: stop))
            guard !context.population.isLocal, wantsEnd() else { continue }
            pending.forEach { $0.cancel() }
            throw Dispatcher.interrupted
        }
        return answers
    }

    /// Whether the population service is left alone now, since it has failed too often.
    var isCutOff: Bool {
        guard !context.population.isLocal else { return false }
        let now = context.clock()
        let health = try? context.store.read { try $0.populationHealth() }
        return health.map { !$0.admits(at: now) } ?? false
    }

    /// How many questions may be under way now: a service that has failed is asked one at a time until
    /// it answers again.
    func inFlight() throws -> Int {
        guard !context.population.isLocal else { return context.population.inFlight }
        let isGood = try context.store.read { try $0.populationHealth() }.isGood
        return isGood ? context.population.inFlight : 1
    }

    /// Takes answers into account for all agents, where they tell something new of the service.
    func note(_ answers: [PopulationAnswer]) throws {
        guard !context.population.isLocal else { return }
        let known = try context.store.read { try $0.populationHealth() }
        guard !known.isGood || answers.contains(where: { $0.match == .unavailable }) else { return }
        try context.store.transact("population") { try note(answers, $0) }
    }

    /// The same, in the transaction that is open.
    func note(_ answers: [PopulationAnswer], _ writer: any StoreWriter) throws {
        guard !context.population.isLocal else { return }
        var health = try writer.populationHealth()
        let before = health
        let policies = try writer.policies()
        let now = context.clock()
        for answer in answers { health.take(answer, policies: policies, at: now) }
        if health != before { try writer.keep(health) }
    }

    /// Somebody wanted the questions to end.
    static let interrupted = CommandError(
        "command.interrupted",
        Phrase(
            vi: "Đã dừng khi đang hỏi CSDL dân cư: hồ sơ giữ nguyên",
            en: "Stopped while the population database was asked: the record stays as it was"
        ),
        outcome: .failed
    )
}
