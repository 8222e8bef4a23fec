import Foundation
import Identity
import Population
import Store
import Synchronization

/// A population service on the network that answers as the test says; it keeps what it was asked.
final class ScriptedService: PopulationDatabase {
    /// How it answers: as the registry would, or with a trouble.
    enum Manner: Sendable {
        case asTheRegistry
        case trouble(PopulationTrouble)
        case match(PopulationMatch)
    }

    let isLocal = false
    let inFlight = 8
    private let questions = Mutex<[PopulationQuestion]>([])
    /// How the n-th question is answered, n from 1.
    private let manner: @Sendable (Int) -> Manner
    private let base: EmbeddedRegistry

    init(_ base: EmbeddedRegistry, _ manner: @escaping @Sendable (Int) -> Manner) {
        self.base = base
        self.manner = manner
    }

    /// The questions that it was asked, in order.
    var asked: [PopulationQuestion] { questions.withLock { $0 } }

    var count: Int { asked.count }

    func begin(_ question: PopulationQuestion) -> PendingAnswer {
        let number = questions.withLock { questions in
            questions.append(question)
            return questions.count
        }
        func answer(_ match: PopulationMatch, _ trouble: PopulationTrouble? = nil)
            -> PendingAnswer
        {
            PendingAnswer(
                PopulationAnswer(
                    match: match,
                    fetchedAt: question.now,
                    requestCode: question.requestCode,
                    trouble: trouble
                )
            )
        }
        switch manner(number) {
        case .asTheRegistry: return base.begin(question)
        case .trouble(let trouble):
            let isForbidden = trouble == .procedure || trouble == .officer
            return answer(isForbidden ? .notPermitted : .unavailable, trouble)
        case .match(let match): return answer(match)
        }
    }
}

extension Desk {
    /// A desk whose population database is a service that answers as told, and the service.
    static func remote(
        _ manner: @escaping @Sendable (Int) -> ScriptedService.Manner = { _ in .asTheRegistry }
    ) throws -> (Desk, ScriptedService) {
        var service: ScriptedService?
        let desk = try Desk(population: { base in
            let made = ScriptedService(base, manner)
            service = made
            return made
        })
        guard let service else { throw CancellationError() }
        return (desk, service)
    }

    /// The ids of the log's intents, in order, and those that its results answer.
    func questions() throws -> (intents: [String], results: [String]) {
        let leaves = try store.read { reader in
            try (0..<(try reader.auditSize())).compactMap { try reader.auditLeaf($0) }
        }
        var found: ([String], [String]) = ([], [])
        for bytes in leaves {
            let leaf = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            switch leaf?["phase"] as? String {
            case "intent": found.0.append(leaf?["id"] as? String ?? "")
            case "result": found.1.append(leaf?["ref"] as? String ?? "")
            default: break
            }
        }
        return found
    }

    /// The outcomes and error codes of results, one a line: `ok`, `unavailable population.refused`.
    static func endings(_ out: String) throws -> [String] {
        try out.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let error = object?["error"] as? [String: Any]
            return [object?["outcome"] as? String, error?["code"] as? String]
                .compactMap { $0 }.joined(separator: " ")
        }
    }
}
