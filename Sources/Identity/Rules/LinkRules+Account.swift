extension LinkRules {
    /// Refuses an account that stands for another person than field 3 names; no override.
    ///
    /// A VNeID account is the number itself; a PostID is compared by the number attached to it,
    /// when there is one.
    ///
    /// - Rule: R16.
    public static func requireEqualNumber(
        _ file: CitizenFile,
        provider: Provider,
        account: String
    ) throws(Refusal) {
        let number =
            switch provider {
            case .vneid: Optional(account)
            case .vnpost: file.vnpost.first { $0.postID == account }?.personalNumber
            }
        guard let number, number != file.personalNumber else { return }
        throw Refusal(
            "link.personal-number-differs",
            Phrase(
                vi: "Chưa liên kết: số định danh của tài khoản khác với “Số CMT/CCCD (12 số)” "
                    + "trên Cổng.",
                en: "Not linked: the account's personal number is not the one in field 3 of the "
                    + "portal profile."
            ),
            hint: Phrase(
                vi: "Chủ tài khoản phải đăng nhập bằng VNeID của chính mình; xem: guide "
                    + "\(file.profile.id)",
                en: "The holder has to log in with their own VNeID; see: guide \(file.profile.id)"
            )
        )
    }

    /// Refuses an account that its issuer does not let be used, and says in words why.
    ///
    /// - Rule: R20. Only the Ministry of Public Security can unlock a VNeID.
    public static func requireUsableAccount(
        _ file: CitizenFile,
        provider: Provider,
        account: String
    ) throws(Refusal) {
        let problem: Phrase? =
            switch provider {
            case .vneid: vneidProblem(file.vneid)
            case .vnpost: vnpostProblem(file.vnpost.first { $0.postID == account })
            }
        guard let problem else { return }
        throw Refusal(
            "link.account-not-usable",
            Phrase(
                vi: "Chưa liên kết: \(problem.vi).",
                en: "Not linked: \(problem.en)."
            ),
            hint: Phrase("guide \(file.profile.id)")
        )
    }

    /// Refuses a VNeID account below the level that policy asks for; that level itself is enough.
    ///
    /// - Rule: K12; policy `link.minimum-level`.
    public static func requireLevel(
        _ file: CitizenFile,
        provider: Provider,
        policies: PolicyBook
    ) throws(Refusal) {
        let needed = policies.number(.minimumLevel)
        guard provider == .vneid, let level = file.vneid?.level, level < needed else { return }
        throw Refusal(
            "link.level-too-low",
            Phrase(
                vi: "Chưa liên kết: VNeID đang ở mức \(level); cần mức \(needed) trở lên.",
                en: "Not linked: the VNeID account has level \(level); level \(needed) or more is "
                    + "needed."
            ),
            hint: Phrase(
                vi: "Công dân mang thẻ CCCD/Căn cước đến cơ quan công an để nâng mức; xem: guide "
                    + "\(file.profile.id)",
                en: "The citizen takes their card to the police to raise the level; see: guide "
                    + "\(file.profile.id)"
            )
        )
    }

    /// Refuses without a recent successful login of the same account from this profile.
    ///
    /// A login exactly `link.login-window-minutes` old still counts; one millisecond more does not;
    /// a login that lies in the future never does.
    ///
    /// - Rule: R15. The holder's own login is what links; nobody can stand in for it.
    public static func requireHolderLogin(
        _ file: CitizenFile,
        provider: Provider,
        account: String,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) {
        let minutes = policies.number(.loginWindow)
        let logged = file.logins.contains {
            $0.succeeded && $0.citizen == file.profile.id && $0.provider == provider
                && $0.account == account && $0.at.isWithin(minutes: minutes, of: now)
        }
        if logged { return }
        throw Refusal(
            "link.no-holder-login",
            Phrase(
                vi: "Chưa liên kết: chính chủ chưa tự đăng nhập \(provider.shortName) trong "
                    + "\(minutes) phút qua.",
                en: "Not linked: the holder has not logged in to \(provider.shortName) themselves "
                    + "within the last \(minutes) minutes."
            ),
            hint: Phrase(
                vi: "Cán bộ không đăng nhập thay; hướng dẫn công dân làm bước 5 đến bước 7, rồi "
                    + "liên kết lại; xem: guide \(file.profile.id)",
                en: "Talk the holder through steps 5 to 7, then link again; see: guide "
                    + "\(file.profile.id)"
            )
        )
    }

    /// Why a VNeID account cannot be used; nil when it can.
    private static func vneidProblem(_ account: VNeIDAccount?) -> Phrase? {
        guard let account else {
            return Phrase(
                vi: "không tìm thấy tài khoản VNeID của số định danh này",
                en: "no VNeID account is known for this personal number"
            )
        }
        return account.status == .active ? nil : account.status.label
    }

    /// Why a PostID cannot be used; nil when it can.
    private static func vnpostProblem(_ account: VNPostAccount?) -> Phrase? {
        guard let account else {
            return Phrase(
                vi: "không tìm thấy tài khoản Bưu điện này",
                en: "no such Vietnam Post account is known"
            )
        }
        if account.status == "active" { return nil }
        return Phrase(
            vi: "tài khoản Bưu điện đang không hoạt động",
            en: "the Vietnam Post account is not active"
        )
    }
}

extension VNeIDStatus {
    /// The status in words, to stand inside a sentence.
    public var label: Phrase {
        switch self {
        case .active: Phrase(vi: "đang hoạt động", en: "active")
        case .notActivated: Phrase(vi: "VNeID chưa được kích hoạt", en: "VNeID was never activated")
        case .temporarilyLocked:
            Phrase(
                vi: "VNeID tạm khóa do nhập sai mật khẩu nhiều lần",
                en: "VNeID is locked for a while after too many wrong passwords"
            )
        case .locked: Phrase(vi: "VNeID đang bị khóa", en: "VNeID is locked")
        case .cardExpired:
            Phrase(vi: "thẻ CCCD/Căn cước đã hết hạn", en: "the holder's card has expired")
        case .deceased: Phrase(vi: "chủ tài khoản VNeID đã mất", en: "the VNeID holder has died")
        }
    }
}

extension Provider {
    /// The issuer's short name, for sentences of rules.
    fileprivate var shortName: String {
        switch self {
        case .vneid: "VNeID"
        case .vnpost: "VNPost"
        }
    }
}
