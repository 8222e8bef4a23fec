import Console
import Foundation
import Identity
import Population
import Store
import Testing

/// What the population service can come to, for every state of a record, twice in a row.
@Suite struct OutcomeTests {
    /// Records that are declared, verified, unknown there, without CMND, linked.
    private static let citizens = ["C-8", "C-9", "C-6", "C-43", "C-1"]

    private static let troubles: [PopulationTrouble] = PopulationTrouble.allCases

    @Test(arguments: PopulationTrouble.allCases)
    func noAnswerNeverTouchesAField(_ trouble: PopulationTrouble) throws {
        let (desk, _) = try Desk.remote { _ in .trouble(trouble) }
        let isForbidden = trouble == .procedure || trouble == .officer
        for citizen in Self.citizens {
            let number = try #require(CitizenNumber(reference: citizen))
            let before = try desk.store.read { try $0.profile(number) }
            let text = "case open T --reason 'Gọi'\nrefresh \(citizen) --force --commit\n"
            for _ in 0..<2 {
                // The breaker is not what is tried here.
                try desk.store.transact("t") { try $0.keep(ServiceHealth()) }
                let run = desk.run(text, yes: true, keepGoing: true)
                let ending = try Desk.endings(run.out).last
                #expect(
                    ending
                        == (isForbidden ? "not-permitted " : "unavailable ") + trouble.code
                )
                #expect(run.status == 2)
                #expect(run.err.contains("refresh \(citizen)"), "the next step is told")
                let after = try desk.store.read { try $0.profile(number) }
                #expect(after == before)
            }
            let outage = try desk.store.read { try $0.lastOutage(number) }
            #expect(outage?.trouble == trouble)
            // It is a row in `status`, and the answer of before stays.
            let status = desk.run("status \(citizen)\n", format: .table)
            #expect(status.out.contains("Lần hỏi gần nhất"), "\(citizen)")
            #expect(status.out.contains(trouble.explanation.vi.prefix(12)), "\(citizen)")
        }
    }

    @Test(arguments: PopulationTrouble.allCases.filter { $0 != .paused })
    func theGuideSaysWhatToDo(_ trouble: PopulationTrouble) throws {
        let (desk, _) = try Desk.remote { _ in .trouble(trouble) }
        let run = desk.run(
            "case open T --reason 'Gọi'\n-refresh C-43 --force\nguide C-43\n",
            format: .json
        )
        let number = try #require(CitizenNumber(reference: "C-43"))
        #expect(run.out.contains("REFRESH_FAILED") && run.out.contains("K19"))
        let step = trouble.nextStep(number).vi.replacing("\"", with: "\\\"")
        #expect(run.out.contains(step), "\(run.out)")
    }

    @Test func anAnswerEndsAnOutage() throws {
        let (desk, _) = try Desk.remote { $0 == 1 ? .trouble(.timedOut) : .asTheRegistry }
        let run = desk.run(
            "case open T --reason 'Gọi'\n-refresh C-8\nrefresh C-8 --commit\n",
            yes: true
        )
        #expect(run.status == 0)
        let number = CitizenNumber(8)
        #expect(try desk.store.read { try $0.lastOutage(number) } == nil)
        #expect(try desk.store.read { try $0.populationHealth() }.isGood)
        #expect(
            try desk.store.read { try $0.profile(number) }?.identity[.fullName].state == .verified
        )
    }

    /// `--force` asks although the last answer is young; without it nobody asks.
    @Test func forceAsksAgain() throws {
        let (desk, service) = try Desk.remote()
        let open = "case open T --reason 'Gọi'\n"
        _ = desk.run(open + "refresh C-8\nrefresh C-8\n")
        #expect(service.count == 1)
        _ = desk.run(open + "refresh C-8 --force\n")
        #expect(service.count == 2)
        desk.pass(seconds: 24 * 3600)
        _ = desk.run(open + "refresh C-8\n")
        #expect(service.count == 3)
    }

    @Test func eachQuestionHasItsOwnCodeAndSaysWhoAsks() throws {
        let (desk, service) = try Desk.remote()
        _ = desk.run("case open T --reason 'Gọi'\nrefresh C-8 C-9 C-1 --force\n")
        _ = desk.run("case open T --reason 'Gọi'\nrefresh C-8 --force\n")
        let asked = service.asked
        let intents = try desk.questions().intents
        #expect(
            asked.map(\.requestCode)
                == [intents[0], intents[0] + "-2", intents[0] + "-3", intents[1]]
        )
        #expect(asked.allSatisfy { $0.codes.officer == "lan" && $0.codes.integration == "037" })
    }
}
