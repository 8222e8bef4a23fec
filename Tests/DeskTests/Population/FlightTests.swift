import Console
import Foundation
import Identity
import Population
import Store
import Synchronization
import Testing

/// Command files that ask the service: several questions under way, results in the order of the file.
@Suite struct FlightTests {
    private let open = "case open T --reason 'Gọi'\n"
    private let citizens = [8, 9, 43, 1, 2, 6, 10, 11, 12, 13, 14, 15]

    private func lines(_ numbers: [Int]) -> String {
        open + numbers.map { "refresh C-\($0) --force --commit\n" }.joined()
    }

    @Test func resultsAreThoseOfTheEmbeddedRegistry() throws {
        let (remote, service) = try Desk.remote()
        let local = try Desk()
        let text = lines(citizens + [9, 8]) + "whoami\nstatus C-8\n"
        let (a, b) = (
            remote.run(text, yes: true, keepGoing: true),
            local.run(text, yes: true, keepGoing: true)
        )
        #expect(a.status == b.status)
        #expect(try Desk.endings(a.out) == Desk.endings(b.out))
        #expect(service.count >= 10)
        let (intents, results) = try remote.questions()
        #expect(Set(results) == Set(intents) && results.count == intents.count)
        for number in citizens {
            let id = CitizenNumber(Int64(number))
            let states = try [remote, local].map { desk in
                try desk.store.read { reader in
                    FieldKey.allCases.map { try? reader.profile(id)?.identity[$0].state }
                }
            }
            #expect(states[0] == states[1], "C-\(number)")
        }
    }

    /// The second line's question was put before the first one's answer was taken over.
    @Test func aCitizenTwiceInARowIsAskedAgain() throws {
        let (desk, _) = try Desk.remote()
        let run = desk.run(lines([8, 8, 8]), yes: true)
        #expect(run.status == 0, "\(run.err)")
        #expect(try Desk.endings(run.out).suffix(3) == ["ok", "unchanged", "unchanged"])
    }

    /// Somebody else changes the record while its question is under way; no lock is held meanwhile.
    @Test(arguments: [[8, 9, 43], [9, 8]])
    func aRecordThatChangesMeanwhileIsAskedForAgain(_ numbers: [Int]) throws {
        let store = Mutex<SQLiteStore?>(nil)
        let place = (numbers.firstIndex(of: 8) ?? 0) + 1
        let (desk, service) = try Desk.remote { number in
            guard number == place else { return .asTheRegistry }
            store.withLock { store in
                _ = try? store?.transact("t") { writer in
                    let id = CitizenNumber(8)
                    let old = try writer.profile(id)?.identity[.email] ?? .missing
                    try writer.apply(
                        .setField(id, .email, from: old, to: .declared("moi@example.vn")),
                        by: "hoa",
                        at: Desk.start
                    )
                }
            }
            return .asTheRegistry
        }
        store.withLock { $0 = desk.store }
        let run = desk.run(lines(numbers), yes: true)
        #expect(run.status == 0, "\(run.err)")
        #expect(try Desk.endings(run.out).allSatisfy { $0 == "ok" || $0 == "unchanged" })
        #expect(service.count == numbers.count + 1)
        #expect(desk.lastRun?.state == .finished && desk.lastRun?.next == numbers.count + 1)
        let profile = try desk.store.read { try $0.profile(CitizenNumber(8)) }
        #expect(profile?.identity.value(.email) == "moi@example.vn")
        #expect(profile?.identity[.personalId].state == .verified)
        let (intents, results) = try desk.questions()
        #expect(Set(results) == Set(intents) && results.count == intents.count)
    }

    @Test func itStopsAtTheFirstFailureAndGoesOnThere() throws {
        let (desk, service) = try Desk.remote { $0 == 3 ? .trouble(.timedOut) : .asTheRegistry }
        let text = lines([8, 9, 43, 1, 2, 10, 11, 12, 13, 14])
        let run = desk.run(text, yes: true)
        #expect(run.status == 69)
        #expect(
            try Desk.endings(run.out).last == "unavailable population.timed-out"
        )
        let stopped = try #require(desk.lastRun)
        #expect(stopped.state == .stopped && stopped.next == 3)
        // What was under way behind it has a result that says that it was given up.
        let (intents, results) = try desk.questions()
        #expect(Set(results) == Set(intents) && results.count == intents.count)
        let before = service.count
        let second = desk.run(
            text,
            yes: true,
            keepGoing: true,
            resuming: try desk.dispatcher.runToResume(stopped.number)
        )
        #expect(desk.lastRun?.state == .finished && desk.lastRun?.next == 11, "\(second.err)")
        #expect(service.count > before)
        let codes = service.asked.map(\.requestCode)
        #expect(Set(codes).count == codes.count)
    }

    @Test func anOutageInTheMiddleLeavesEveryRowAccountedFor() throws {
        let (desk, _) = try Desk.remote {
            (7...30).contains($0) ? .trouble(.refused) : .asTheRegistry
        }
        let numbers = (0..<60).map { [8, 9, 43, 1, 10, 11][$0 % 6] }
        let run = desk.run(lines(numbers), yes: true, keepGoing: true)
        #expect(run.status == 2)
        let endings = try Desk.endings(run.out)
        #expect(endings.count == 61)
        // The run waits out the pauses instead of using its lines up.
        #expect(!endings.contains { $0.contains("population.paused") })
        #expect(endings.filter { $0.contains("population.refused") }.count <= 24)
        #expect(endings.suffix(20).allSatisfy { !$0.contains("unavailable") })
        let journal = try #require(desk.lastRun)
        #expect(journal.state == .finished && journal.next == 61)
        let (intents, results) = try desk.questions()
        #expect(Set(results) == Set(intents) && results.count == intents.count)
    }

    @Test func anInterruptStopsInPlace() throws {
        let (desk, _) = try Desk.remote()
        let numbers = (0..<60).map { [8, 9, 43, 1, 10, 11][$0 % 6] }
        var looks = 0
        let run = desk.run(lines(numbers), yes: true, keepGoing: true) {
            looks += 1
            return looks > 40 ? 130 : nil
        }
        #expect(run.status == 130)
        let journal = try #require(desk.lastRun)
        #expect(journal.state == .stopped)
        #expect(try Desk.endings(run.out).count == journal.next)
        let (intents, results) = try desk.questions()
        #expect(Set(results) == Set(intents) && results.count == intents.count)
        let second = desk.run(
            lines(numbers),
            yes: true,
            keepGoing: true,
            resuming: try desk.dispatcher.runToResume(journal.number)
        )
        #expect(try Desk.endings(second.out).count == 61 - journal.next)
    }
}
