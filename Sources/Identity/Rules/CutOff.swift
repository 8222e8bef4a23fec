/// The end of the portal's own login for people and organisations.
///
/// - Rule: R4. Decree 69/2024/NĐ-CP: personal accounts until the end of 30 June 2024, accounts of
///   organisations until the end of 30 June 2025, both in Asia/Ho_Chi_Minh.
public enum CutOff {
    /// The first instant at which personal accounts use VNeID: 2024-07-01 00:00 in Vietnam, which
    /// is 2024-06-30T17:00:00.000Z.
    public static let personal = Instant(milliseconds: 1_719_766_800_000)

    /// The first instant at which organisations' accounts use VNeID: 2025-07-01 00:00 in Vietnam,
    /// which is 2025-06-30T17:00:00.000Z.
    public static let organisation = Instant(milliseconds: 1_751_302_800_000)

    /// The last instant of a personal account's own login: 2024-06-30T16:59:59.999Z.
    public static let lastPortalInstant = Instant(milliseconds: personal.milliseconds - 1)

    /// Whether personal accounts use VNeID at `now`: yes from 2024-06-30T17:00:00.000Z on, no one
    /// millisecond earlier.
    public static func isAfterCutOff(_ now: Instant) -> Bool { now >= personal }

    /// The first instant at which the portal's own login is over for `kind`; nil when it stays.
    ///
    /// - Rule: R2, R4. Administrator accounts keep it.
    public static func end(for kind: AccountKind) -> Instant? {
        switch kind {
        case .personal: personal
        case .organisation: organisation
        case .admin: nil
        }
    }
}
