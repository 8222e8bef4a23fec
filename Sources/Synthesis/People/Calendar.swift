/// Days since 1970-01-01 in the proleptic Gregorian calendar.
typealias Day = Int

/// The fixed days that everything is dated by; the clock is never asked.
enum SeedCalendar {
    /// 2026-06-30, the day on which the population stands as written.
    static let reference = day(2026, 6, 30)
    /// 2019-12-09, the portal's opening.
    static let portalOpening = day(2019, 12, 9)
    /// 2024-07-01, from which personal accounts use VNeID.
    ///
    /// - Rule: R4.
    static let cutOff = day(2024, 7, 1)

    /// The number of a day (Howard Hinnant's days_from_civil).
    static func day(_ year: Int, _ month: Int, _ dayOfMonth: Int) -> Day {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let shifted = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shifted + 2) / 5 + dayOfMonth - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// Year, month and day of a day number (civil_from_days).
    static func civil(_ day: Day) -> (year: Int, month: Int, day: Int) {
        let z = day + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
