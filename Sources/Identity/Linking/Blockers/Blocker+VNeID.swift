extension Blocker {
    /// K10: VNeID was never activated, or there is none.
    static func notActivated(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay else { return nil }
        if s.file.vneid?.status == .notActivated || s.failure == .notActivated {
            return Blocker(
                "K10",
                Phrase(
                    vi: "VNeID chưa kích hoạt. Nhấn [Kích hoạt], nhập số định danh và số điện "
                        + "thoại, làm theo ứng dụng.",
                    en: "VNeID was never activated. Press [Kích hoạt], enter personal number and "
                        + "phone, follow the app."
                )
            )
        }
        guard s.file.vneid == nil, s.isVerified else { return nil }
        return Blocker(
            "K10",
            Phrase(
                vi: "Chưa thấy tài khoản VNeID của số định danh này. Công dân đăng ký trên ứng "
                    + "dụng VNeID hoặc tại cơ quan công an, rồi kích hoạt.",
                en: "No VNeID account is known for this number. The citizen registers in the app "
                    + "or at the police, then activates it."
            )
        )
    }

    /// K11: VNeID cannot be used, or its login failed; only the Ministry of Public Security helps.
    static func vneidLocked(_ s: Situation) -> Blocker? {
        guard deceased(s) == nil else { return nil }
        switch s.file.vneid?.status {
        case .temporarilyLocked: return k11(vneidWay(.temporarilyLocked))
        case .locked: return k11(vneidWay(.locked))
        case .cardExpired: return k11(vneidWay(.cardExpired))
        case .active, .notActivated, .deceased, nil: break
        }
        switch s.failure {
        case .wrongPassword, .temporarilyLocked, .locked, .cardExpired, .newDevice, .otpFailed:
            return s.failure.map { k11(vneidWay($0)) }
        default: return nil
        }
    }

    /// K12: the VNeID level is below what policy asks for.
    static func levelTooLow(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay else { return nil }
        let needed = s.policies.number(.minimumLevel)
        let low = s.file.vneid.map { $0.level < needed } ?? false
        guard low || s.failure == .levelTooLow else { return nil }
        return Blocker(
            "K12",
            Phrase(
                vi: "Mức định danh VNeID thấp hơn mức \(needed) mà Cổng yêu cầu. Nâng mức tại cơ "
                    + "quan công an.",
                en: "The VNeID level is below level \(needed) that the portal asks for. It is "
                    + "raised at the police."
            )
        )
    }

    /// K13: the holder logged in with a VNeID of another number, a relative's for instance.
    static func otherNumber(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, let login = s.login, login.succeeded,
            let number = s.file.personalNumber, login.account != number
        else { return nil }
        return Blocker(
            "K13",
            Phrase(
                vi: "Đã đăng nhập bằng VNeID của người khác: số định danh khác với số CCCD trên "
                    + "Cổng.",
                en: "The login was with somebody else's VNeID: its number is not the one on the "
                    + "portal."
            )
        )
    }

    /// K14: the VNeID is linked to another portal profile.
    static func linkedElsewhere(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, let other = s.file.linkedElsewhere else { return nil }
        let isSamePerson = s.file.duplicates.contains(other)
        return Blocker(
            "K14",
            Phrase(
                vi: "VNeID đang liên kết với hồ sơ \(other). "
                    + (isSamePerson
                        ? "Cùng số định danh: đối chiếu rồi chuyển liên kết (relink)."
                        : "Khác số định danh: \(other) có thể đang giữ nhầm VNeID này; không "
                            + "chuyển liên kết."),
                en: "The VNeID is linked to profile \(other). "
                    + (isSamePerson
                        ? "Same personal number: compare, then move the link (relink)."
                        : "Another personal number: \(other) may hold this VNeID by mistake; do "
                            + "not move the link.")
            )
        )
    }

    /// K15: linked to another person's VNeID.
    ///
    /// Not said when the number was re-established (K20).
    static func wrongPerson(_ s: Situation) -> Blocker? {
        guard s.file.isLinkedToAnotherNumber, newNumber(s) == nil else { return nil }
        return Blocker(
            "K15",
            Phrase(
                vi: "Tài khoản đang liên kết với VNeID của người khác. Hủy liên kết vì lý do an "
                    + "toàn, xác minh lại và báo rà soát.",
                en: "The account is linked to somebody else's VNeID. Unlink it for security, "
                    + "verify again, and report it for review."
            )
        )
    }

    /// K16: linked, and papers or dossiers are missing on the other side.
    static func itemsMissing(_ s: Situation) -> Blocker? {
        guard s.state.isLinked else { return nil }
        let waiting = s.file.documents.count { $0.sync != .copied }
        if waiting > 0 {
            return Blocker(
                "K16",
                Phrase(
                    vi: "Còn \(waiting) mục chưa có trong Kho dữ liệu VNeID.",
                    en: "\(waiting) items are not in the VNeID warehouse yet."
                )
            )
        }
        guard !s.file.duplicates.isEmpty else { return nil }
        let others = s.file.duplicates.map(\.description).joined(separator: ", ")
        return Blocker(
            "K16",
            Phrase(
                vi: "Giấy tờ, hồ sơ cũ có thể nằm ở hồ sơ \(others) cùng số định danh.",
                en: "Old papers and dossiers may belong to \(others), which has the same number."
            )
        )
    }

    private static func k11(_ text: Phrase) -> Blocker { Blocker("K11", text) }
}
