import CommandKit
import Identity
import Testing

@testable import AuditPlugin

/// What counts as unusual, exactly at its threshold and not below.
@Suite struct FindingTests {
    private func looks(_ count: Int, every seconds: Double, from start: Double = 0) -> Records {
        var log = Records()
        for number in 0..<count {
            log.add(
                "citizen.show",
                "lan",
                after: start + Double(number) * seconds,
                "C-\(number + 1)"
            )
        }
        return log
    }

    @Test func thirtyCitizensWithinAnHourAreMany() throws {
        #expect(looks(29, every: 10).tally().findings.total(.manyCitizens) == 0)
        let findings = looks(30, every: 10).tally().findings.kept(.manyCitizens)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.count == 30)
        #expect(finding.severity == .medium)
        #expect(finding.records == Array(0..<8))
        #expect(finding.more == 22)
        #expect(finding.from == Records.morning)
        #expect(finding.until == Records.morning.adding(seconds: 290))
    }

    @Test func theHourIsExact() {
        var log = looks(29, every: 1)
        log.add("citizen.show", "lan", after: 3600, "C-99")
        #expect(log.tally().findings.total(.manyCitizens) == 1)
        log = looks(29, every: 1)
        log.add("citizen.show", "lan", after: 3600.001, "C-99")
        #expect(log.tally().findings.total(.manyCitizens) == 0)
    }

    @Test func theSameCitizenAndOtherAgentsDoNotAdd() {
        var log = looks(29, every: 1)
        log.add("citizen.show", "lan", after: 40, "C-3")
        log.add("citizen.show", "minh", after: 41, "C-77")
        log.add("citizen.find", "lan", after: 42, "C-101 C-102 C-103")
        log.add("citizen.show", "lan", after: 43, phase: "intent")
        #expect(log.tally().findings.total(.manyCitizens) == 0)
        #expect(log.tally().findings.total == 0)
    }

    @Test func sixtyCitizensAreGrave() {
        let finding = looks(60, every: 20).tally().findings.kept(.manyCitizens).first
        #expect(finding?.severity == .high)
        #expect(finding?.count == 60)
    }

    @Test func twoBusyHoursFarApartAreTwoFindings() {
        var log = looks(30, every: 10)
        for number in 0..<30 {
            log.add("citizen.show", "lan", after: 10_000 + Double(number), "C-\(number + 1)")
        }
        #expect(log.tally().findings.total(.manyCitizens) == 2)
    }

    @Test(arguments: [
        ("Nguyễn Thị Lan", true), ("nguyen thi lan", true), ("NGUYỄN  THỊ LAN", true),
        ("Nguyễn Thị Lân", true), ("Nguyễn Thị", false), ("Nguyễn Thị Lan Anh", false), ("", false),
    ])
    func searchesForOnesOwnNameAreFound(query: String, isOwn: Bool) {
        var log = Records()
        log.add("citizen.find", "lan", query: query)
        log.add("citizen.find", "minh", query: query)
        let findings = log.tally().findings.kept(.ownName)
        #expect(findings.map(\.login) == (isOwn ? ["lan"] : []))
    }

    @Test func ownNameSearchesOfADayAreOneFinding() {
        var log = Records()
        for hour in 0..<3 {
            log.add("citizen.find", "lan", after: Double(hour) * 3600, query: "Nguyễn Thị Lan")
        }
        log.add("citizen.find", "lan", after: 86_400, query: "Nguyễn Thị Lan")
        let findings = log.tally(seenUntil: nil).findings.kept(.ownName)
        #expect(findings.map(\.count) == [1, 3])
        #expect(findings.map(\.records) == [[3], [0, 1, 2]])
    }

    @Test func anUnknownAgentHasNoName() {
        var log = Records()
        log.add("citizen.find", "khach", query: "")
        #expect(log.tally().findings.total == 0)
    }

    @Test func fiveRefusalsInTenMinutesAreABurst() {
        func refusals(_ count: Int, last: Double) -> ReportTally {
            var log = Records()
            for number in 1..<count {
                log.add(
                    "link.link",
                    "lan",
                    after: Double(number) - 1,
                    outcome: "refused",
                    code: "a.b"
                )
            }
            log.add("link.link", "lan", after: last, outcome: "not-permitted", code: "a.c")
            return log.tally()
        }
        #expect(refusals(4, last: 5).findings.total(.refusalBurst) == 0)
        #expect(refusals(5, last: 600).findings.total(.refusalBurst) == 1)
        #expect(refusals(5, last: 600.001).findings.total(.refusalBurst) == 0)
        #expect(refusals(14, last: 20).findings.kept(.refusalBurst).first?.severity == .medium)
        #expect(refusals(15, last: 20).findings.kept(.refusalBurst).first?.severity == .high)
    }

    /// Seconds from Monday, nine o'clock.
    private static let hours: [(Double, Bool)] = [
        (0, false), (-7200, false), (-7200.001, true), (32_399.999, false), (32_400, true),
        // Saturday and Sunday, at nine.
        (432_000, false), (518_400, true),
    ]

    @Test(arguments: hours)
    func workingHoursAreFromSevenToEighteenButNotOnSundays(after: Double, isOff: Bool) {
        var log = Records()
        log.add("citizen.show", "lan", after: after, "C-1")
        #expect(log.tally().findings.total(.offHours) == (isOff ? 1 : 0))
    }

    @Test func findingsAreCappedAndCounted() {
        var log = Records()
        for day in 0..<600 {
            log.add("citizen.show", "lan", after: Double(day) * 86_400 + 43_200, "C-1")
        }
        let findings = log.tally(seenUntil: nil).findings
        #expect(findings.total(.offHours) == 600)
        #expect(findings.kept(.offHours).count == 500)
    }
}
