import CommandKit
import Identity
import Testing

@testable import AuditPlugin

/// The figures of the report.
@Suite struct TallyTests {
    @Test func recordsDivideIntoLooksChangesAndRefusals() {
        var log = Records()
        log.add("citizen.show", "lan", "C-1")
        log.add("citizen.find", "lan", "C-1 C-2", outcome: "ok")
        log.add("citizen.edit", "lan", "C-1")
        log.add("citizen.edit", "lan", "C-1", outcome: "planned")
        log.add("link.unlink", "minh", "C-2", outcome: "pending")
        log.add("link.link", "minh", "C-3", outcome: "refused", code: "link.level-too-low")
        log.add("policy.set", "minh", outcome: "not-permitted", code: "conduct.not-permitted")
        log.add("citizen.show", "minh", outcome: "not-found", code: "citizen.not-found")
        let tally = log.tally()
        #expect(tally.work == Workload(reads: 5, changes: 1, refusals: 2))
        #expect(tally.citizens.count == 3)
        #expect(tally.agents.map(\.login) == ["lan", "minh"])
        #expect(tally.agents.map(\.citizens.count) == [2, 2])
        #expect(tally.agents.map(\.work.total) == [4, 4])
        #expect(tally.refusals.map(\.code) == ["conduct.not-permitted", "link.level-too-low"])
    }

    @Test func whatAVerificationFindsIsNoRefusal() {
        var log = Records()
        log.add("audit.verify", "thu", outcome: "refused", code: "verify.no-anchor")
        log.add("audit.verify", "thu", outcome: "refused", code: "verify.unsealed-tail")
        #expect(log.tally().work == Workload(reads: 2, changes: 0, refusals: 0))
    }

    @Test func intentsAndHeartbeatsAreCountedApart() {
        var log = Records()
        log.add("citizen.refresh", "lan", "C-1", phase: "intent")
        log.add("citizen.refresh", "lan", "C-1", phase: "result")
        log.add("audit.heartbeat", "lan", after: -40_000)
        let tally = log.tally()
        #expect(tally.work == Workload(reads: 0, changes: 1, refusals: 0))
        #expect((tally.intents, tally.heartbeats) == (1, 1))
        #expect(tally.findings.total == 0)
        #expect((tally.first?.seq, tally.last?.seq) == (0, 2))
    }

    @Test func daysAndHoursAreThoseOfVietnam() {
        var log = Records()
        log.add(after: 0)
        // 23:59:59.999 and midnight.
        log.add(after: 15 * 3600 - 0.001)
        log.add(after: 15 * 3600)
        let tally = log.tally()
        let monday = WallTime(Records.morning).day
        #expect(WallTime.weekday(monday) == 0)
        #expect(tally.days[monday]?.total == 2)
        #expect(tally.days[monday + 1]?.total == 1)
        #expect(tally.hours[9] == 1)
        #expect(tally.hours[23] == 1)
        #expect(tally.hours[24] == 1)
    }

    @Test func timeBefore1970HasItsDay() {
        let time = WallTime(Instant(milliseconds: -7 * 3_600_000 - 1))
        #expect((time.day, time.hour, time.weekday) == (-1, 23, 2))
    }

    @Test(arguments: [
        (0, 0, ActivityPeriods.Unit.day, 1), (0, 61, .day, 62), (0, 62, .week, 9),
        (0, 400, .week, 58), (0, 500, .month, 18), (0, 3000, .year, 10),
    ])
    func longTimesAreDrawnInLongerUnits(
        first: Int,
        last: Int,
        unit: ActivityPeriods.Unit,
        count: Int
    ) {
        let work = Workload(reads: 1, changes: 2, refusals: 3)
        var days = [first + 20_416: work]
        days[last + 20_416] = work
        let activity = ActivityPeriods(days)
        #expect(activity.unit == unit)
        #expect(activity.periods.count == count)
        #expect(!activity.isCut)
        let drawn = activity.periods.reduce(0) { $0 + $1.work.total }
        #expect(drawn == (first == last ? 6 : 12))
        for (a, b) in zip(activity.periods, activity.periods.dropFirst()) {
            #expect(b.start == a.end + 1)
        }
    }

    @Test func aClockFromAnotherMillenniumCostsNoMoreThanTheChartHasRoomFor() {
        let activity = ActivityPeriods([
            -700_000: Workload(reads: 1), 2_932_800: Workload(reads: 1),
        ])
        #expect(activity.unit == .year)
        #expect(activity.periods.count == ReportThresholds.periods)
        #expect(activity.isCut)
    }

    @Test func citizenSetsCountEachOnce() {
        var set = CitizenSet()
        for value in [1, 63, 64, 1, 1 << 22, 1 << 40, 1 << 40, 64] as [Int64] {
            set.insert(CitizenNumber(value))
        }
        #expect(set.count == 5)
    }

    @Test func listsKeepTheirNewestItemsAndCountAll() {
        var list = Newest<Int>(3)
        for item in 1...8 { list.append(item) }
        #expect(Array(list.kept) == [6, 7, 8])
        #expect((list.total, list.left) == (8, 5))
    }

    @Test func onlyConsoleNumbersCountAsCitizens() {
        var log = Records()
        log.add("citizen.show", "lan", "Nguyễn 001099990001 C-7 C-0 C--1")
        #expect(log.all[0].citizens == [CitizenNumber(7)])
    }
}
