extension Blocker {
    /// K1: the portal's one-time code goes to a phone that may not be the holder's any more.
    ///
    /// Seen when the phone is missing, shared with another profile or changed within the cool-down,
    /// when a login failed by its code, and, where the holder has to log in again, when the phone
    /// is not verified.
    static func phone(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay else { return nil }
        let field = s.profile.identity[.phone]
        let mustLogIn = s.state == .readyToLink || s.state == .unlinked
        let end = ConductRules.phoneCoolDownEnd(s.profile, policies: s.policies)
        guard
            field == .missing || !s.file.samePhone.isEmpty || s.failure == .otpFailed
                || end.map({ s.now < $0 }) ?? false || mustLogIn && field.state == .declared
        else { return nil }
        return Blocker(
            "K1",
            Phrase(
                vi: "Số điện thoại trên tài khoản Cổng có thể không còn là của công dân; mã OTP có "
                    + "thể gửi nhầm. Xác minh người gọi rồi sửa số điện thoại.",
                en: "The phone on the portal account may not be the citizen's any more; codes may "
                    + "go astray. Verify the caller, then correct the phone."
            )
        )
    }

    /// K2: the portal account is locked.
    static func locked(_ s: Situation) -> Blocker? {
        guard s.profile.status == .locked, s.profile.kind != .admin else { return nil }
        let twoYears: Int64 = 730 * 86_400
        let idle = s.profile.lastLoginAt.map { $0.adding(seconds: twoYears) <= s.now } ?? false
        return Blocker(
            "K2",
            idle
                ? Phrase(
                    vi: "Tài khoản Cổng bị khóa do không đăng nhập trong 02 năm (Quyết định "
                        + "31/2021/QĐ-TTg). Cần bộ phận có thẩm quyền mở khóa.",
                    en: "The portal account is locked after two years without a login (Decision "
                        + "31/2021/QĐ-TTg). An authorised unit has to unlock it."
                )
                : Phrase(
                    vi: "Tài khoản Cổng đang bị khóa. Cần bộ phận có thẩm quyền mở khóa.",
                    en: "The portal account is locked. An authorised unit has to unlock it."
                )
        )
    }

    /// K3: the holder keeps pressing [Bỏ qua].
    ///
    /// Seen when two skips or more are on record since the
    /// last attempt, or the holder has logged in to the portal since the number was verified
    /// without trying VNeID.
    static func skipping(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, s.isVerified else { return nil }
        let skips = s.file.logins.count {
            $0.provider == .vneid && $0.failure == .skipped && $0.at <= s.now
                && $0.at > s.login?.at ?? Instant(milliseconds: .min)
        }
        let loggedInSince = s.login == nil && hasLoggedInSinceVerified(s)
        guard skips >= 2 || loggedInSince else { return nil }
        return Blocker(
            "K3",
            Phrase(
                vi: "Công dân vẫn nhấn [Bỏ qua] ở thông báo nên chưa liên kết. Bước 6: nhấn [Đăng "
                    + "nhập bằng VNeID].",
                en: "The citizen keeps pressing [Bỏ qua] on the notice, which never links. Step 6: "
                    + "press [Đăng nhập bằng VNeID]."
            )
        )
    }

    /// K8: everything is green, but the holder has not logged out and in again.
    static func notLoggedInAgain(_ s: Situation) -> Blocker? {
        guard s.state == .readyToLink, s.login == nil, skipping(s) == nil else { return nil }
        return Blocker(
            "K8",
            Phrase(
                vi: "Thông tin đã xác minh nhưng chưa đăng xuất, đăng nhập lại; thông báo liên kết "
                    + "chỉ hiện khi đăng nhập (bước 5).",
                en: "Everything is verified, but the citizen has not logged out and in again; the "
                    + "notice appears only at login (step 5)."
            )
        )
    }

    /// K9: there is a second portal profile with the same number.
    static func duplicate(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, !s.file.duplicates.isEmpty else { return nil }
        let others = s.file.duplicates.map(\.description).joined(separator: ", ")
        return Blocker(
            "K9",
            Phrase(
                vi: "Cùng số định danh còn có hồ sơ \(others); kiểm tra hồ sơ nào đang giữ liên "
                    + "kết và hồ sơ dịch vụ công.",
                en: "There is also \(others) with the same number; check which profile holds the "
                    + "link and the dossiers."
            )
        )
    }

    /// K17: an administrator account.
    static func administrator(_ s: Situation) -> Blocker? {
        guard s.profile.kind == .admin else { return nil }
        return Blocker(
            "K17",
            Phrase(
                vi: "VNeID chưa áp dụng với tài khoản quản trị của Cổng DVCQG; tiếp tục đăng nhập "
                    + "bằng tài khoản Cổng.",
                en: "VNeID does not yet apply to administrator accounts of the portal; keep the "
                    + "portal login."
            )
        )
    }

    /// K18: a civil servant who uses or tries VNPost.
    static func civilServant(_ s: Situation) -> Blocker? {
        let tries = s.file.logins.contains { $0.provider == .vnpost && $0.at <= s.now }
        guard s.profile.civilServant,
            s.file.activeLink(.vnpost) != nil || !s.state.isLinked && tries
        else { return nil }
        return Blocker(
            "K18",
            Phrase(
                vi: "Tài khoản Bưu điện không dành cho CBCCVC cơ quan nhà nước; dùng VNeID.",
                en: "Vietnam Post accounts are not for employees of State agencies; use VNeID."
            )
        )
    }

    /// Whether the holder's last portal login came after field 3 was verified.
    private static func hasLoggedInSinceVerified(_ s: Situation) -> Bool {
        guard let login = s.profile.lastLoginAt, login <= s.now,
            let verified = s.profile.identity[.personalId].verifiedAt
        else { return false }
        return login > verified
    }
}
