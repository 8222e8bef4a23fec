extension Policy {
    /// Whether a support case must be open before a citizen is shown or changed.
    public static let caseRequired = Policy(
        "case",
        .words(["required", "optional"]),
        default: "required",
        source: "R29",
        summary: Phrase(
            vi: "Phải mở vụ việc trước khi xem hoặc thay đổi hồ sơ công dân",
            en: "A case must be open before a citizen is shown or changed"
        )
    )

    /// Minutes after a holder's own login in which an agent may link.
    public static let loginWindow = Policy(
        "link.login-window-minutes",
        .number(1...1440),
        default: "30",
        source: "R15",
        summary: Phrase(
            vi: "Số phút sau khi chủ tài khoản tự đăng nhập mà cán bộ được phép liên kết",
            en: "Minutes after the holder's own login in which an agent may link"
        )
    )

    /// The VNeID level from which an account can be linked.
    public static let minimumLevel = Policy(
        "link.minimum-level",
        .number(0...2),
        default: "1",
        source: "K12",
        summary: Phrase(
            vi: "Mức định danh VNeID thấp nhất để liên kết",
            en: "Lowest VNeID level that can be linked"
        )
    )

    /// Which fields must be green before a link.
    public static let verifiedFields = Policy(
        "link.verified-fields",
        .words(["number", "number-name-birth"]),
        default: "number-name-birth",
        source: "R14",
        summary: Phrase(
            vi: "Các trường phải được xác minh trước khi liên kết",
            en: "Fields that must be verified before a link"
        )
    )

    /// What unlinking the last lawful login needs.
    public static let unlinkLastLogin = Policy(
        "unlink.last-login",
        .words(["approve", "warn", "allow"]),
        default: "approve",
        source: "R22",
        summary: Phrase(
            vi: "Hủy phương thức đăng nhập hợp lệ cuối cùng của tài khoản cá nhân",
            en: "Unlinking the last lawful login of a personal account"
        )
    )

    /// Hours after a phone change in which links may not change.
    public static let phoneCoolDown = Policy(
        "link.phone-cool-down-hours",
        .number(0...720),
        default: "120",
        source: "R33",
        summary: Phrase(
            vi: "Số giờ sau khi đổi số điện thoại mà chưa được liên kết hoặc hủy liên kết",
            en: "Hours after a phone change in which links may not change"
        )
    )

    /// Hours in which an answer of the population database is used again.
    public static let refreshFreshness = Policy(
        "refresh.fresh-hours",
        .number(0...168),
        default: "24",
        source: "R9",
        summary: Phrase(
            vi: "Số giờ dùng lại câu trả lời của CSDL quốc gia về dân cư",
            en: "Hours in which an answer of the population database is used again"
        )
    )

    /// Minutes for which a shown difference can be taken over.
    public static let previewMinutes = Policy(
        "refresh.preview-minutes",
        .number(1...60),
        default: "5",
        source: "R9",
        summary: Phrase(
            vi: "Số phút bản xem trước còn hiệu lực để nhấn [Cập nhật]",
            en: "Minutes for which a preview can be taken over"
        )
    )

    /// Whether the 9-digit number must be there for the step-4 dialog.
    public static let requireCMND = Policy(
        "refresh.require-cmnd",
        .words(["yes", "no"]),
        default: "no",
        source: "K6",
        summary: Phrase(
            vi: "Bắt buộc có số CMT 9 số khi cập nhật từ CSDL quốc gia về dân cư",
            en: "The 9-digit number is needed for a refresh"
        )
    )

    /// Whether an agent may touch their own record.
    public static let ownRecord = Policy(
        "conduct.own-record",
        .words(["refuse", "read"]),
        default: "refuse",
        source: "R34",
        summary: Phrase(
            vi: "Cán bộ với hồ sơ của chính mình",
            en: "Agents and their own record"
        )
    )

    /// Whether an agent may change a colleague's record.
    public static let colleagueRecord = Policy(
        "conduct.colleague-record",
        .words(["refuse", "read", "allow"]),
        default: "read",
        source: "R34",
        summary: Phrase(
            vi: "Cán bộ với hồ sơ của đồng nghiệp",
            en: "Agents and colleagues' records"
        )
    )

    /// Most matches of a search by name alone.
    public static let nameSearchCap = Policy(
        "find.name-cap",
        .number(1...200),
        default: "200",
        source: "R35",
        summary: Phrase(
            vi: "Số kết quả tối đa khi chỉ tìm theo tên",
            en: "Most matches of a search by name alone"
        )
    )

    /// Portal login after the cut-off for personal accounts that are not linked yet.
    public static let overdueLogin = Policy(
        "login.after-cut-off",
        .words(["until-linked", "refuse"]),
        default: "until-linked",
        source: "R4, R5",
        summary: Phrase(
            vi: "Tài khoản cá nhân chưa liên kết sau ngày 01/07/2024 đăng nhập bằng tài khoản Cổng",
            en: "Portal login of personal accounts not linked after 1 July 2024"
        )
    )

    /// Whether restoring a closed link needs a fresh login of the holder.
    public static let relinkHolderLogin = Policy(
        "relink.holder-login",
        .words(["required", "not-required"]),
        default: "not-required",
        source: "R15",
        summary: Phrase(
            vi: "Khôi phục liên kết đã hủy có cần chủ tài khoản vừa tự đăng nhập hay không",
            en: "Whether restoring a closed link needs the holder's own recent login"
        )
    )

    /// Days for which the openings of audit records are kept whatever a citizen asks.
    public static let openingDays = Policy(
        "audit.opening-days",
        .number(0...3650),
        default: "0",
        source: "R29",
        summary: Phrase(
            vi: "Số ngày phải giữ phần mở của bản ghi nhật ký trước khi được xóa theo yêu cầu",
            en: "Days that openings of audit records are kept before they may be erased"
        )
    )

    /// Where a line without personal data goes for each commit of the audit log.
    public static let anchorLines = Policy(
        "audit.anchor",
        .words(["off", "syslog", "journald"]),
        default: "off",
        source: "R29",
        summary: Phrase(
            vi: "Nơi gửi một dòng neo (không có dữ liệu cá nhân) sau mỗi lần ghi nhật ký",
            en: "Where an anchor line (no personal data) goes after each audit commit"
        )
    )

    /// The code of the procedure (MaDVC) under which the population service is asked.
    public static let populationProcedure = Policy(
        "population.procedure",
        .code,
        default: "DVCQG",
        source: "R10",
        summary: Phrase(
            vi: "Mã dịch vụ công (MaDVC) ghi trong mỗi yêu cầu tra cứu dân cư",
            en: "Procedure code (MaDVC) of each question to the population service"
        )
    )

    /// The code of the integration (MaTichHop) under which the population service is asked.
    public static let populationIntegration = Policy(
        "population.integration",
        .code,
        default: "037",
        source: "R10",
        summary: Phrase(
            vi: "Mã tích hợp (MaTichHop) ghi trong mỗi yêu cầu tra cứu dân cư",
            en: "Integration code (MaTichHop) of each question to the population service"
        )
    )

    /// What the population service is asked: for the person, or only whether three values fit.
    public static let populationQuestion = Policy(
        "population.question",
        .words(["look-up", "verify"]),
        default: "look-up",
        source: "R10",
        summary: Phrase(
            vi: "Hỏi thông tin công dân (look-up) hay chỉ hỏi có khớp không (verify)",
            en: "Ask for the person (look-up), or only whether the three values fit (verify)"
        )
    )

    /// How many questions in a row may come to nothing before nobody asks for a while.
    public static let populationFailures = Policy(
        "population.failures",
        .number(1...100),
        default: "5",
        source: "K19",
        summary: Phrase(
            vi: "Số lần liên tiếp CSDL dân cư không trả lời thì tạm ngừng hỏi",
            en: "Failures in a row after which the population service is left alone"
        )
    )

    /// For how many seconds nobody asks then.
    public static let populationPause = Policy(
        "population.pause-seconds",
        .number(1...3600),
        default: "30",
        source: "K19",
        summary: Phrase(
            vi: "Số giây tạm ngừng hỏi CSDL dân cư",
            en: "Seconds for which the population service is left alone"
        )
    )

    /// Every policy, in the order in which `policy list` shows them.
    public static let all: [Policy] = [
        caseRequired, loginWindow, minimumLevel, verifiedFields, unlinkLastLogin, phoneCoolDown,
        refreshFreshness, previewMinutes, requireCMND, ownRecord, colleagueRecord, nameSearchCap,
        overdueLogin, relinkHolderLogin, openingDays, anchorLines, populationProcedure,
        populationIntegration, populationQuestion, populationFailures, populationPause,
    ]

    /// The policy called `name`, if there is one.
    public static func named(_ name: String) -> Policy? {
        all.first { $0.name == name }
    }
}
