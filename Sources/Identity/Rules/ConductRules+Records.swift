extension ConductRules {
    /// Refuses an agent's own record: the profile with their personal number, of whatever colour,
    /// or one that is linked to their VNeID.
    ///
    /// - Rule: R34; policy `conduct.own-record`: `refuse` everything, or `read` without changing.
    public static func requireNotOwn(
        _ agent: Agent,
        _ profile: PortalProfile,
        linkedAccounts: [String] = [],
        reading: Bool,
        policies: PolicyBook
    ) throws(Refusal) {
        guard let number = agent.personalNumber,
            numbers(profile, linkedAccounts).contains(number)
        else { return }
        if reading, policies.value(.ownRecord) == "read" { return }
        throw Refusal(
            "conduct.own-record",
            Phrase(
                vi: "Chưa thực hiện: cán bộ không được xử lý hồ sơ của chính mình.",
                en: "Nothing was done: agents may not work on their own record."
            ),
            hint: Phrase(
                vi: "Chuyển vụ việc cho cán bộ khác.",
                en: "Hand the case to another agent."
            )
        )
    }

    /// Refuses the record of another member of the help desk, administrators included.
    ///
    /// - Rule: R34; policy `conduct.colleague-record`: `refuse` everything, `read` without
    ///   changing, or `allow`.
    public static func requireNotColleague(
        _ agent: Agent,
        colleagues: [Agent],
        _ profile: PortalProfile,
        linkedAccounts: [String] = [],
        reading: Bool,
        policies: PolicyBook
    ) throws(Refusal) {
        let rule = policies.value(.colleagueRecord)
        if rule == "allow" || rule == "read" && reading { return }
        let theirs = numbers(profile, linkedAccounts)
        let isColleague = colleagues.contains {
            $0.login != agent.login && $0.personalNumber.map(theirs.contains) ?? false
        }
        guard isColleague else { return }
        throw Refusal(
            "conduct.colleague-record",
            Phrase(
                vi: reading
                    ? "Chưa thực hiện: hồ sơ này là của đồng nghiệp; cán bộ không được xem."
                    : "Chưa thực hiện: hồ sơ này là của đồng nghiệp; cán bộ không được thay đổi.",
                en: reading
                    ? "Nothing was done: this is a colleague's record; agents may not see it."
                    : "Nothing was done: this is a colleague's record; agents may not change it."
            ),
            hint: Phrase(
                vi: "Chuyển vụ việc cho bộ phận khác.",
                en: "Hand the case to another unit."
            )
        )
    }

    /// Refuses to change links while a change of phone is fresh.
    ///
    /// Only the day of the change is known, so the hours run from the end of that day in Vietnam:
    /// never shorter than the policy says. At the very end of the time links may change again; with
    /// a policy of 0 hours there is none.
    ///
    /// - Rule: R33; policy `link.phone-cool-down-hours`.
    public static func requirePhoneSettled(
        _ profile: PortalProfile,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) {
        guard let end = phoneCoolDownEnd(profile, policies: policies), now < end else { return }
        throw Refusal(
            "link.phone-cool-down",
            Phrase(
                vi: "Chưa thực hiện: số điện thoại mới đổi; chỉ liên kết hoặc hủy liên kết được từ "
                    + "\(end.display).",
                en: "Nothing was done: the phone number changed recently; links may change again "
                    + "from \(end.display)."
            ),
            hint: Phrase(
                vi: "Hẹn công dân gọi lại và ghi vào vụ việc: case note 'Hẹn gọi lại'",
                en: "Arrange a later call and note it: case note 'call back'"
            )
        )
    }

    /// The first instant at which links may change again; nil when no change of phone is known or
    /// the policy is 0.
    ///
    /// - Rule: R33.
    public static func phoneCoolDownEnd(
        _ profile: PortalProfile,
        policies: PolicyBook
    ) -> Instant? {
        let hours = policies.number(.phoneCoolDown)
        guard hours > 0, let day = profile.phoneChangedOn else { return nil }
        let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)
        return VietnamTime.start(of: next).adding(seconds: Int64(hours) * 3600)
    }

    /// The personal numbers that a profile stands for.
    private static func numbers(_ profile: PortalProfile, _ linked: [String]) -> Set<String> {
        Set(linked + [profile.identity.value(.personalId)].compactMap { $0 })
    }
}
