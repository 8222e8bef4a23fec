extension Blocker {
    /// K4: field 3 is red.
    static func numberMissing(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, s.profile.kind == .personal, s.file.personalNumber == nil else {
            return nil
        }
        return Blocker(
            "K4",
            s.profile.identity.value(.cmnd9) != nil
                ? Phrase(
                    vi: "Tài khoản chỉ có số CMT 9 số, chưa có số CCCD 12 số. Nhập số CCCD rồi cập "
                        + "nhật từ CSDL dân cư.",
                    en: "The account has only a 9-digit CMND, no 12-digit number. Enter the "
                        + "number, then refresh."
                )
                : Phrase(
                    vi: "Tài khoản chưa có số CCCD 12 số. Nhập số CCCD rồi cập nhật từ CSDL dân "
                        + "cư.",
                    en: "The account has no 12-digit number. Enter it, then refresh."
                )
        )
    }

    /// K5: the population database does not know the citizen by what is on file.
    static func notConfirmed(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, let answer = s.openAnswer else { return nil }
        let gone = answer.match == .matched && RefreshRules.livePerson(answer) == nil
        guard answer.match == .different || answer.match == .notFound || gone else { return nil }
        if gone {
            return Blocker(
                "K5",
                Phrase(
                    vi: "CSDL quốc gia về dân cư báo số định danh này đã bị hủy và chưa có số "
                        + "thay. Chỉ cơ quan công an giải quyết được.",
                    en: "The population database says that this number was cancelled and has no "
                        + "successor. Only the police can settle that."
                )
            )
        }
        return Blocker(
            "K5",
            Phrase(
                vi: "Số, họ tên hoặc ngày sinh không khớp với CSDL quốc gia về dân cư. Nếu Cổng "
                    + "ghi sai thì sửa; nếu CSDL dân cư sai thì công an cấp xã điều chỉnh.",
                en: "Number, name or date of birth do not agree with the population database. "
                    + "Correct the portal's mistakes here; the commune police correct the database."
            )
        )
    }

    /// K6: the step-4 dialog asks for a CMND that the citizen does not have.
    static func cmndRequired(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, !s.isVerified, s.policies.value(.requireCMND) == "yes",
            s.profile.identity.value(.cmnd9) == nil
        else { return nil }
        return Blocker(
            "K6",
            Phrase(
                vi: "Hộp thoại bước 4 bắt buộc “Số CMT” nhưng công dân không có số CMT 9 số. Cần "
                    + "quản trị viên đổi chính sách refresh.require-cmnd.",
                en: "The dialog of step 4 asks for a CMND that the citizen does not have. An "
                    + "administrator may change policy refresh.require-cmnd."
            )
        )
    }

    /// K7: the population database confirmed the citizen, but [Cập nhật] was never pressed.
    static func notTakenOver(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay, s.state != .refreshPreview, let last = s.file.lastRefresh,
            !last.committed, !s.isVerified, RefreshRules.livePerson(last.answer) != nil
        else { return nil }
        return Blocker(
            "K7",
            Phrase(
                vi: "Đã tra cứu CSDL dân cư nhưng chưa nhấn [Cập nhật] (nhấn [Bỏ qua] hoặc hết "
                    + "thời gian). Cập nhật lại và nhấn [Cập nhật].",
                en: "The population database was asked, but [Cập nhật] was not pressed ([Bỏ qua], "
                    + "or the time ran out). Refresh again and press [Cập nhật]."
            )
        )
    }

    /// K19: the population database or VNeID is out of order, or may not be asked.
    static func outage(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay else { return nil }
        let outage = s.openOutage
        if let outage, outage.match == .notPermitted || outage.trouble != nil {
            return Blocker(
                "K19",
                Phrase(
                    vi: "\(outage.sentence.vi) Dữ liệu trên Cổng giữ nguyên.",
                    en: "\(outage.sentence.en) The portal's data stay as they are."
                )
            )
        }
        let population = outage != nil || !s.isVerified && !s.populationAvailable
        guard population || s.failure == .unavailable else { return nil }
        return Blocker(
            "K19",
            population
                ? Phrase(
                    vi: "CSDL quốc gia về dân cư đang gián đoạn; dữ liệu trên Cổng giữ nguyên. Thử "
                        + "lại sau.",
                    en: "The population database is out of order; the portal's data stay as they "
                        + "are. Try again later."
                )
                : Phrase(
                    vi: "VNeID đang gián đoạn. Thử lại sau.",
                    en: "VNeID is out of order. Try again later."
                )
        )
    }

    /// K20: the personal number was re-established, and a link or field 3 still has the old one.
    static func newNumber(_ s: Situation) -> Blocker? {
        guard let answer = s.file.lastRefresh?.answer, let person = answer.person,
            person.status == .cancelled, RefreshRules.livePerson(answer) != nil,
            s.file.personalNumber == person.personalNumber
                || s.file.activeLink(.vneid)?.account == person.personalNumber
        else { return nil }
        return Blocker(
            "K20",
            Phrase(
                vi: "Số định danh cá nhân đã được xác lập lại; Cổng hoặc liên kết còn mang số cũ. "
                    + "Cập nhật từ CSDL dân cư, rồi hủy liên kết cũ và liên kết lại.",
                en: "The personal number was re-established; the portal or the link still has the "
                    + "old one. Refresh, then unlink and link again."
            )
        )
    }

    /// K21: the holder is dead or declared missing.
    static func deceased(_ s: Situation) -> Blocker? {
        let status = s.file.lastRefresh.flatMap { RefreshRules.livePerson($0.answer)?.status }
        let isDead =
            s.profile.status == .deceased || s.file.vneid?.status == .deceased
            || status == .deceased
        guard isDead || status == .missing else { return nil }
        let isClosed = s.profile.status != .active
        return Blocker(
            "K21",
            Phrase(
                vi: (isDead
                    ? "Chủ tài khoản đã mất; " : "Tòa án đã tuyên bố chủ tài khoản mất tích; ")
                    + (isClosed ? "tài khoản đã khóa" : "tài khoản phải khóa")
                    + ", không liên kết, không hủy liên kết.",
                en: (isDead ? "The holder has died; " : "A court has declared the holder missing; ")
                    + (isClosed ? "the account is locked" : "the account has to be locked")
                    + ", nothing is linked or unlinked."
            )
        )
    }

    /// K22: a child under 14, or somebody whose field 3 cannot be a Vietnamese personal number.
    static func childOrForeigner(_ s: Situation) -> Blocker? {
        guard s.isOnTheWay else { return nil }
        if let first = s.file.personalNumber?.first, first > "2", !s.isVerified {
            return Blocker(
                "K22",
                Phrase(
                    vi: "Số ở mục 3 không phải số định danh cá nhân của công dân Việt Nam. Người "
                        + "nước ngoài không tra cứu được qua CSDL dân cư.",
                    en: "Field 3 is not a Vietnamese citizen's personal number. Foreigners cannot "
                        + "be looked up in the population database."
                )
            )
        }
        guard let age = s.age, (0..<14).contains(age) else { return nil }
        return Blocker(
            "K22",
            Phrase(
                vi: "Chủ tài khoản dưới 14 tuổi: cha mẹ hoặc người giám hộ đăng ký VNeID và đi "
                    + "cùng làm thủ tục.",
                en: "The holder is under 14: a parent or guardian registers VNeID and comes along."
            )
        )
    }
}
