import Identity

/// A stretch of time on the chart with what happened in it.
struct ActivityPeriod: Sendable, Equatable {
    /// Its first day, in days since 1970-01-01.
    let start: Int
    /// Its last day.
    let end: Int
    /// What happened.
    var work = Workload()
}

/// The work of the report's days, by days, weeks, months or years, as many as a chart can show.
struct ActivityPeriods: Sendable {
    /// How long each is.
    enum Unit: Sendable, CaseIterable {
        case day, week, month, year
    }

    let unit: Unit
    /// Oldest first, without gaps.
    let periods: [ActivityPeriod]
    /// Whether older ones are left out.
    let isCut: Bool

    init(_ days: [Int: Workload]) {
        guard let first = days.keys.min(), let last = days.keys.max() else {
            unit = .day
            periods = []
            isCut = false
            return
        }
        let most = ReportThresholds.periods
        let unit =
            Unit.allCases.first { $0.index(of: last) - $0.index(of: first) < most } ?? .year
        let end = unit.index(of: last)
        let start = max(unit.index(of: first), end - most + 1)
        var periods = (start...end).map {
            ActivityPeriod(start: unit.firstDay(of: $0), end: unit.firstDay(of: $0 + 1) - 1)
        }
        for (day, work) in days {
            let place = unit.index(of: day) - start
            if place >= 0 { periods[place].work += work }
        }
        self.unit = unit
        self.periods = periods
        isCut = start > unit.index(of: first)
    }
}

extension ActivityPeriods.Unit {
    /// The number of the unit that a day lies in.
    fileprivate func index(of day: Int) -> Int {
        switch self {
        case .day: return day
        case .week: return (day - WallTime.weekday(day) + 3) / 7
        case .month:
            let date = CivilDate(daysSinceEpoch: day)
            return date.year * 12 + date.month - 1
        case .year: return CivilDate(daysSinceEpoch: day).year
        }
    }

    /// The first day of the unit with this number.
    fileprivate func firstDay(of index: Int) -> Int {
        switch self {
        case .day: index
        case .week: index * 7 - 3
        case .month:
            CivilDate(year: index / 12, month: index % 12 + 1, day: 1)?.daysSinceEpoch ?? 0
        case .year: CivilDate(year: index, month: 1, day: 1)?.daysSinceEpoch ?? 0
        }
    }
}
