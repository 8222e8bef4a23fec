/// One of the three ways to log in to the portal.
///
/// - Rule: R1. Exactly these three, with the labels of the login page.
public enum LoginMethod: String, CaseIterable, Sendable, Codable {
    /// The portal's own account.
    case portal
    /// VNeID.
    case vneid
    /// PostID of Vietnam Post.
    case vnpost

    /// The label on the login page.
    public var label: Phrase {
        switch self {
        case .portal:
            Phrase(
                vi: "Tài khoản cấp bởi Cổng dịch vụ công quốc gia",
                en: "Account issued by the National Public Service Portal"
            )
        case .vneid: Provider.vneid.label
        case .vnpost: Provider.vnpost.label
        }
    }
}

/// Who may log in how, and until when.
public enum LoginRules {
    /// Refuses VNeID for an administrator account of the portal.
    ///
    /// - Rule: R2.
    public static func requireNotAdmin(
        _ profile: PortalProfile,
        _ provider: Provider
    ) throws(Refusal) {
        guard provider == .vneid, profile.kind == .admin else { return }
        throw Refusal(
            "link.admin-account",
            Phrase(
                vi: "Chưa liên kết: VNeID chưa áp dụng với tài khoản quản trị của Cổng DVCQG.",
                en: "Not linked: VNeID does not yet apply to administrator accounts of the portal."
            ),
            hint: Phrase(
                vi: "Cán bộ quản trị dùng tài khoản cá nhân riêng của mình để liên kết VNeID.",
                en: "The administrator links VNeID to their separate personal account."
            )
        )
    }

    /// Refuses VNPost for cadres, civil servants and public employees of State bodies.
    ///
    /// - Rule: R3.
    public static func requireNotCivilServant(
        _ profile: PortalProfile,
        _ provider: Provider
    ) throws(Refusal) {
        guard provider == .vnpost, profile.civilServant else { return }
        throw Refusal(
            "link.civil-servant",
            Phrase(
                vi: "Chưa liên kết: tài khoản cấp bởi Bưu điện Việt Nam không dành cho CBCCVC cơ "
                    + "quan nhà nước.",
                en: "Not linked: accounts issued by Vietnam Post are not for cadres, civil "
                    + "servants and public employees of State agencies."
            ),
            hint: Phrase(
                vi: "Liên kết VNeID thay cho Bưu điện: guide \(profile.id)",
                en: "Link VNeID instead: guide \(profile.id)"
            )
        )
    }

    /// The ways in which the holder may lawfully log in at `now`.
    ///
    /// The portal's own login ends with the cut-off; VNPost counts when it is linked and the holder
    /// is not a civil servant; VNeID counts when it is linked and the account is not an admin's.
    ///
    /// - Rule: R2, R3, R4.
    public static func lawfulMethods(_ file: CitizenFile, now: Instant) -> [LoginMethod] {
        let profile = file.profile
        var methods: [LoginMethod] = []
        if CutOff.end(for: profile.kind).map({ now < $0 }) ?? true { methods.append(.portal) }
        if profile.kind != .admin, file.activeLink(.vneid) != nil { methods.append(.vneid) }
        if !profile.civilServant, file.activeLink(.vnpost) != nil { methods.append(.vnpost) }
        return methods
    }

    /// Whether the portal's own login still opens the account, lawful or tolerated: before the
    /// cut-off always; after it, for an account without a VNeID link, as policy
    /// `login.after-cut-off` says.
    ///
    /// - Rule: R4, R5.
    public static func portalLoginWorks(
        _ file: CitizenFile,
        policies: PolicyBook,
        now: Instant
    ) -> Bool {
        guard let end = CutOff.end(for: file.profile.kind), now >= end else { return true }
        return file.activeLink(.vneid) == nil && policies.value(.overdueLogin) == "until-linked"
    }

    /// The warning "login method overdue" for an account past its cut-off that has no lawful way
    /// in; nil before the cut-off and for everybody else.
    ///
    /// - Rule: R5.
    public static func overdueWarning(_ file: CitizenFile, now: Instant) -> Phrase? {
        guard let end = CutOff.end(for: file.profile.kind), now >= end,
            lawfulMethods(file, now: now).isEmpty
        else { return nil }
        let day = VietnamTime.date(at: end).display
        return Phrase(
            vi: "Quá hạn phương thức đăng nhập: từ ngày \(day) phải đăng nhập bằng VNeID; tài "
                + "khoản này chưa liên kết.",
            en: "Login method overdue: since \(day) VNeID is required; this account is not linked."
        )
    }

    /// The state after [Bỏ qua]: the same as before, never linked.
    ///
    /// - Rule: R6.
    public static func stateAfterSkip(_ state: LinkState) -> LinkState { state }
}
