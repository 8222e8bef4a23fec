import Identity

/// From where on something is unusual; the page prints these figures.
enum ReportThresholds {
    /// Different citizens that one agent opens within `citizenSpan`.
    static let citizens = 30
    /// One hour, in milliseconds.
    static let citizenSpan: Int64 = 3_600_000
    /// Refusals of one agent within `refusalSpan`.
    static let refusals = 5
    /// Ten minutes, in milliseconds.
    static let refusalSpan: Int64 = 600_000
    /// Thirty minutes, in milliseconds: so soon after a reveal something is done with it.
    static let followUpSpan: Int64 = 1_800_000
    /// A request is approved within 15 minutes, in milliseconds.
    static let approvalSpan: Int64 = 900_000
    /// The working day's first hour in Vietnam.
    static let opening = 7
    /// The hour at which the working day is over in Vietnam.
    static let closing = 18
    /// Most rows of a list.
    static let detail = 500
    /// Most record numbers that are named for one finding.
    static let named = 8
    /// Most bars of a chart over time.
    static let periods = 62
    /// Most different agents, and most different codes, that are told apart.
    static let kinds = 2000
}

/// A point in time as the clock on a wall in Vietnam has it.
struct WallTime: Sendable {
    /// Days since 1970-01-01.
    let day: Int
    /// Hour, 0…23.
    let hour: Int

    init(_ at: Instant) {
        let local = at.milliseconds + VietnamTime.offset
        let length: Int64 = 86_400_000
        let whole = local >= 0 ? local / length : -((-local + length - 1) / length)
        day = Int(whole)
        hour = Int((local - whole * length) / 3_600_000)
    }

    /// Days since Monday, 0…6; the first of January 1970 was a Thursday.
    var weekday: Int { WallTime.weekday(day) }

    /// Days since Monday of a day since 1970-01-01.
    static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }

    /// Whether the help desk is closed: before 7, from 18 on, and on Sundays.
    var isOffHours: Bool {
        weekday == 6 || hour < ReportThresholds.opening || hour >= ReportThresholds.closing
    }
}
