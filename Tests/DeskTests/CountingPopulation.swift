import Identity
import Population
import Synchronization

/// A population database that counts questions, and can be out of order.
final class CountingPopulation: PopulationDatabase {
    let count = Mutex(0)
    private let base: any PopulationDatabase

    let isLocal: Bool

    init(_ base: any PopulationDatabase, isLocal: Bool = true) {
        self.base = base
        self.isLocal = isLocal
    }

    var inFlight: Int { base.inFlight }

    func begin(_ question: PopulationQuestion) -> PendingAnswer {
        count.withLock { $0 += 1 }
        return base.begin(question)
    }
}
