/// Asia/Ho_Chi_Minh: UTC+7 all year since 1975, no daylight saving time.
///
/// Every date boundary of a rule is a midnight of this zone.
public enum VietnamTime {
    /// Milliseconds east of Greenwich.
    public static let offset: Int64 = 7 * 3_600_000

    /// The day that `instant` falls on in Vietnam.
    public static func date(at instant: Instant) -> CivilDate {
        instant.split(offset: offset).date
    }

    /// The first instant of `date` in Vietnam.
    public static func start(of date: CivilDate) -> Instant {
        Instant(milliseconds: Int64(date.daysSinceEpoch) * 86_400_000 - offset)
    }
}
