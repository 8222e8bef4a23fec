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

    func answer(_ query: PopulationQuery, requestCode: String, now: Instant) throws
        -> PopulationAnswer
    {
        count.withLock { $0 += 1 }
        return try base.answer(query, requestCode: requestCode, now: now)
    }
}
