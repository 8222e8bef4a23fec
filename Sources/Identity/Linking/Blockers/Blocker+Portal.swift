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
        if field == .missing {
            return k1(
                vi: "Tài khoản Cổng chưa có số điện thoại nên không nhận được mã OTP. Xác minh "
                    + "người gọi rồi nhập số điện thoại.",
                en: "The portal account has no phone, so no code can reach the citizen. Verify the "
                    + "caller, then enter the phone."
            )
        }
        if let end = ConductRules.phoneCoolDownEnd(s.profile, policies: s.policies), s.now < end {
            return k1(
                vi: "Số điện thoại vừa đổi: chưa được liên kết hoặc hủy liên kết trước "
                    + "\(end.display).",
                en: "The phone changed recently: links may not change before \(end.display)."
            )
        }
        // Two profiles of one person may well have one phone.
        let sharing = s.file.samePhone.filter { !s.file.duplicates.contains($0) }
        if !sharing.isEmpty {
            let others = sharing.map(\.description).joined(separator: ", ")
            return k1(
                vi: "Số điện thoại này còn ở hồ sơ \(others); mã OTP có thể đến nhầm người. Xác "
                    + "minh người gọi rồi sửa số điện thoại.",
                en: "\(others) has the same phone; codes may reach somebody else. Verify the "
                    + "caller, then correct the phone."
            )
        }
        guard s.failure == .otpFailed || mustLogIn && field.state == .declared else { return nil }
        return k1(
            vi: "Số điện thoại trên tài khoản Cổng chưa được xác minh, có thể không còn là của "
                + "công dân; mã OTP có thể gửi nhầm. Hỏi lại người gọi, sai thì sửa.",
            en: "The phone on the portal account is not verified and may not be the citizen's any "
                + "more; codes may go astray. Ask the caller, and correct it if it is wrong."
        )
    }

    private static func k1(vi: String, en: String) -> Blocker {
        Blocker("K1", Phrase(vi: vi, en: en))
    }

    /// K2: the portal account is locked.
    static func locked(_ s: Situation) -> Blocker? {
        guard s.profile.status == .locked, s.profile.kind != .admin, deceased(s) == nil else {
            return nil
        }
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
    /// Seen when two skips or more ([Bỏ qua], or the window closed) are on record since the last
    /// attempt, or the holder, never linked before, has logged in to the portal since the number
    /// was verified without trying VNeID.
    static func skipping(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, s.isVerified else { return nil }
        let events = s.file.logins.filter { $0.provider == .vneid && $0.at <= s.now }
        let attempt = events.filter { !$0.isSkip }.map(\.at).max() ?? Instant(milliseconds: .min)
        let skips = events.count { $0.isSkip && $0.at > attempt }
        if skips >= 2 {
            return Blocker(
                "K3",
                Phrase(
                    vi: "Công dân đã bỏ qua thông báo \(skips) lần nên chưa liên kết. Bước 6: nhấn "
                        + "[Đăng nhập bằng VNeID].",
                    en: "The citizen has skipped the notice \(skips) times, which never links. "
                        + "Step 6: press [Đăng nhập bằng VNeID]."
                )
            )
        }
        guard s.login == nil, s.file.lastClosedLink(.vneid) == nil, hasLoggedInSinceVerified(s)
        else { return nil }
        return Blocker(
            "K3",
            Phrase(
                vi: "Công dân đã đăng nhập Cổng sau khi xác minh mà chưa liên kết: có lẽ đã nhấn "
                    + "[Bỏ qua] ở thông báo. Bước 6: nhấn [Đăng nhập bằng VNeID].",
                en: "The citizen has logged in since the number was verified and is not linked: "
                    + "most likely they pressed [Bỏ qua]. Step 6: press [Đăng nhập bằng VNeID]."
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

extension LoginEvent {
    /// Whether the holder pressed [Bỏ qua] or closed the window instead of logging in.
    fileprivate var isSkip: Bool { failure == .skipped || failure == .cancelled }
}
