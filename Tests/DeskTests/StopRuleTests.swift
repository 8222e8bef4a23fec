import Console
import Foundation
import Testing

/// Files that assert how their lines end, and runs that end before their files do.
@Suite struct StopRuleTests {
    private static let failing =
        Desk.open
        + "status C-999\nlink C-2 vneid 001191990002 --yes\nstatus C-2\nstatus C-998\nstatus C-3\n"

    private func run(_ text: String, _ rules: StopRules = StopRules()) throws -> (Int32, [String]) {
        let run = try Desk().run(text, rules: rules)
        return (run.status, run.out.split(separator: "\n").map(String.init))
    }

    @Test func aFileIsItsOwnTest() throws {
        let (status, lines) = try run(
            Desk.open + """
                expect ok status C-2
                expect not-found status C-999
                expect citizen.not-found status C-999
                expect link.no-holder-login link C-2 vneid 001191990002 --yes
                expect not-permitted policy list
                expect ambiguous status 271460123
                status C-3
                """
        )
        #expect(status == 0)
        #expect(lines.count == 8)
    }

    @Test(arguments: [
        ("expect ok status C-999", "expect.not-met", 1),
        ("expect refused status C-2", "expect.not-met", 1),
        ("expect link.last-login status C-999", "expect.not-met", 1),
        ("expect", "usage.expect", 64), ("expect ok", "usage.expect", 64),
        ("expect fine status C-2", "usage.expect", 64),
        ("expect ok set A b", "usage.unknown-command", 64),
        ("expect ok policy list", "conduct.not-permitted", 5),
    ])
    func whatIsNotAsExpectedIsSaid(_ line: String, _ code: String, _ status: Int32) throws {
        let desk = try Desk()
        let run = desk.run(Desk.open + line + "\nstatus C-3\n")
        #expect(run.status == status)
        #expect(run.err.contains("error[\(code)]"), "\(run.err)")
        #expect(run.err.contains("-:2:"))
        #expect(!run.out.contains("C-3"))
    }

    @Test func anUnmetExpectationCountsAsAFailure() throws {
        let run = try Desk().run(
            Desk.open + "expect ok status C-999\nstatus C-3\n",
            keepGoing: true
        )
        #expect(run.status == 2 && run.out.contains("C-3"))
        let ignored = try Desk().run(Desk.open + "- expect ok status C-999\nstatus C-3\n")
        #expect(ignored.status == 0 && ignored.out.contains("C-3"))
    }

    @Test(arguments: [(1, 2), (2, 3), (3, 5)])
    func aRunEndsAtTheNthFailure(_ most: Int, _ shown: Int) throws {
        let (status, lines) = try run(Self.failing, StopRules(maxFailures: most))
        #expect(status == 1)
        #expect(lines.count == shown)
    }

    @Test func aRunWithFewerFailuresFinishes() throws {
        let (status, lines) = try run(Self.failing, StopRules(maxFailures: 4))
        #expect(status == 2)
        #expect(lines.count == 6)
    }

    @Test(arguments: ["link.no-holder-login", "link"])
    func aRunEndsAtACode(_ code: String) throws {
        let (status, lines) = try run(Self.failing, StopRules(keepsGoing: true, stopOn: code))
        #expect(status == 1)
        #expect(lines.count == 3)
    }

    @Test func anotherCodeDoesNotEndIt() throws {
        let rules = StopRules(keepsGoing: true, stopOn: "lin")
        #expect(try run(Self.failing, rules).1.count == 6)
    }
}
