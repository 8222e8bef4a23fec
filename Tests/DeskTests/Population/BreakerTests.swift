import Identity
import Population
import Store
import Testing

/// After failures in a row the service is left alone, for all agents; one question finds out when it is
/// back.
@Suite struct BreakerTests {
    private let ask = "case open T --reason 'Gọi'\nrefresh C-8 --force\n"

    @Test func itOpensAndCloses() throws {
        let (desk, service) = try Desk.remote { $0 <= 5 ? .trouble(.refused) : .asTheRegistry }
        for _ in 0..<7 { _ = desk.run(ask) }
        #expect(service.count == 5)
        let run = desk.run(ask)
        #expect(try Desk.endings(run.out).last == "unavailable population.paused")
        #expect(run.status == 69)
        #expect(desk.type(["whoami"]).contains("✗dân-cư> "))
        desk.pass(seconds: 31)
        #expect(desk.run(ask).status == 0)
        #expect(service.count == 6)
        #expect(desk.run(ask).status == 0)
        #expect(!desk.type(["whoami"]).contains("✗dân-cư"))
    }

    @Test func oneFailureAfterAPauseIsEnough() throws {
        let (desk, service) = try Desk.remote { _ in .trouble(.httpError) }
        for _ in 0..<6 { _ = desk.run(ask) }
        #expect(service.count == 5)
        desk.pass(seconds: 31)
        for _ in 0..<3 { _ = desk.run(ask) }
        #expect(service.count == 6)
    }

    @Test func whatIsNoFailureOfTheServiceDoesNotCount() throws {
        for manner in [
            ScriptedService.Manner.trouble(.procedure), .trouble(.officer), .match(.notFound),
            .trouble(.wrongPerson),
        ] {
            let (desk, service) = try Desk.remote { _ in manner }
            for _ in 0..<8 { _ = desk.run(ask) }
            #expect(service.count == 8)
        }
    }

    @Test func policiesDecide() throws {
        let (desk, service) = try Desk.remote { _ in .trouble(.timedOut) }
        try desk.store.transact("t") {
            try $0.apply(
                .setPolicy(name: "population.failures", from: "5", to: "2"),
                by: "quan",
                at: Desk.start
            )
        }
        for _ in 0..<6 { _ = desk.run(ask) }
        #expect(service.count == 2)
    }
}
