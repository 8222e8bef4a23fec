import Dispatch
import Synchronization
import Testing

@testable import AuditLog

struct DeferredTests {
    @Test func valuesAreMadeOnceHoweverManyAsk() {
        let made = Mutex(0)
        let values = (0..<200).map { number in
            Deferred {
                made.withLock { $0 += 1 }
                return number
            }
        }
        let hand = SecondHand()
        for value in values { hand.take(value) }
        hand.take(Deferred {}, isLarge: true)
        DispatchQueue.concurrentPerform(iterations: 4) { _ in SecondHand.meet(values) }
        #expect(values.map(\.value) == Array(0..<200))
        #expect(made.withLock { $0 } == 200)
    }

    @Test func whatNobodyHelpsWithIsMadeByWhoAsks() {
        let value = Deferred { 7 }
        #expect(!value.isBegun)
        SecondHand().take(value)
        #expect(value.value == 7)
        #expect(value.isBegun)
    }
}
