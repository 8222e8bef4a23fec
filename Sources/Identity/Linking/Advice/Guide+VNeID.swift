/// When VNeID itself is what holds the citizen up: the portal cannot mend it.
extension Guide {
    /// The exact way out for a VNeID that cannot be used; nil when it can.
    static func vneidWay(_ s: Situation) -> Talk? {
        if Blocker.notActivated(s) != nil { return notActivated(s) }
        if Blocker.vneidLocked(s) != nil { return locked(s) }
        if Blocker.levelTooLow(s) != nil { return levelTooLow(s) }
        return nil
    }

    private static func notActivated(_ s: Situation) -> Talk {
        let child = Blocker.childOrForeigner(s) != nil
        let unknown = s.file.vneid == nil && s.failure != .notActivated
        let register =
            unknown
            ? "chúng tôi chưa thấy tài khoản VNeID của Ông/Bà. Ông/Bà đăng ký trên ứng dụng VNeID, "
                + "hoặc mang thẻ CCCD/Căn cước đến cơ quan công an để được cấp, sau đó "
            : "tài khoản VNeID của Ông/Bà chưa được kích hoạt. Tại màn hình đăng nhập VNeID, "
                + "Ông/Bà "
        return Talk(
            next: [
                Phrase(
                    vi: "Hướng dẫn [Kích hoạt] VNeID; vướng mắc thì tổng đài 1900 0368. Cổng không "
                        + "kích hoạt thay được.",
                    en: "Talk through [Kích hoạt] (activate); if it fails, hotline 1900 0368. The "
                        + "portal cannot activate it."
                ),
                callBack(s),
            ],
            say: .greeting + register
                + "nhấn [Kích hoạt], nhập số định danh cá nhân và số điện thoại đã đăng ký, rồi "
                + "làm theo hướng dẫn trên ứng dụng. Cần hỗ trợ, Ông/Bà gọi 1900 0368"
                + (child ? "; với trẻ dưới 14 tuổi, cha mẹ hoặc người giám hộ thực hiện" : "")
                + " ạ."
        )
    }

    private static func locked(_ s: Situation) -> Talk {
        Talk(
            next: [
                isUsable(s)
                    ? Phrase(
                        vi: "Hướng dẫn công dân tự xử lý trên ứng dụng VNeID như trên; Cổng không "
                            + "can thiệp được. Không hỏi mật khẩu, mã OTP.",
                        en: "Talk the citizen through it in the VNeID app; the portal cannot step "
                            + "in. Never ask for the password or a code."
                    )
                    : Phrase(
                        vi: "Không mở khóa thay được: chỉ Bộ Công an mở khóa VNeID. Chưa liên kết "
                            + "cho tới khi VNeID hoạt động lại.",
                        en: "Only the Ministry of Public Security unlocks a VNeID. No link until "
                            + "it works again."
                    ),
                callBack(s),
            ],
            say: .greeting + spokenWay(s)
                + " Cổng Dịch vụ công quốc gia không can thiệp được vào tài khoản VNeID; khi đã "
                + "đăng nhập được VNeID, Ông/Bà gọi lại để chúng tôi hỗ trợ tiếp ạ."
        )
    }

    /// Whether the account itself is in order and only the login failed.
    private static func isUsable(_ s: Situation) -> Bool {
        guard s.file.vneid?.status ?? .active == .active else { return false }
        switch s.failure {
        case .wrongPassword, .newDevice, .otpFailed: return true
        default: return false
        }
    }

    private static func spokenWay(_ s: Situation) -> String {
        let failure: LoginFailure =
            switch s.file.vneid?.status {
            case .temporarilyLocked: .temporarilyLocked
            case .locked: .locked
            case .cardExpired: .cardExpired
            default: s.failure ?? .locked
            }
        return switch failure {
        case .temporarilyLocked:
            "tài khoản VNeID của Ông/Bà đang tạm khóa do nhập sai mật khẩu nhiều lần. Ông/Bà chờ "
                + "hết thời gian khóa rồi thử lại, hoặc gọi tổng đài 1900 0368."
        case .cardExpired:
            "thẻ CCCD/Căn cước của Ông/Bà đã hết hạn nên VNeID tạm khóa. Mời Ông/Bà mang thẻ cũ "
                + "đến cơ quan công an để đổi thẻ."
        case .newDevice:
            "VNeID của Ông/Bà đang dùng trên thiết bị khác. Ông/Bà xác nhận trên thiết bị cũ hoặc "
                + "quét NFC thẻ Căn cước; nếu mất thiết bị cũ, Ông/Bà gọi 1900 0368."
        case .wrongPassword:
            "mật khẩu VNeID vừa nhập chưa đúng. Ông/Bà nên quét mã QR bằng ứng dụng VNeID, hoặc "
                + "đặt lại mật khẩu trong ứng dụng; nhập sai quá 5 lần tài khoản sẽ bị khóa."
        case .otpFailed:
            "mã xác thực của VNeID chưa về đúng số điện thoại. Ông/Bà đến công an cấp xã mang theo "
                + "thẻ Căn cước, hoặc gọi 1900 0368 phím 4 để đổi số điện thoại."
        default:
            "tài khoản VNeID của Ông/Bà đang bị khóa. Mời Ông/Bà gọi tổng đài 1900 0368 hoặc mang "
                + "thẻ Căn cước đến cơ quan công an để được mở khóa."
        }
    }

    private static func levelTooLow(_ s: Situation) -> Talk {
        let child = Blocker.childOrForeigner(s) != nil
        return Talk(
            next: [
                Phrase(
                    vi: "Chỉ liên kết khi VNeID đạt mức \(s.policies.number(.minimumLevel)); hướng "
                        + "dẫn nâng mức tại cơ quan công an.",
                    en: "Linked only from VNeID level \(s.policies.number(.minimumLevel)); it is "
                        + "raised at the police."
                ),
                callBack(s),
            ],
            say: .greeting
                + "tài khoản VNeID của Ông/Bà chưa đạt mức định danh cần thiết. Mời Ông/Bà mang "
                + "thẻ CCCD/Căn cước đến cơ quan công an gần nhất để nâng mức định danh"
                + (child ? ", trẻ dưới 14 tuổi đi cùng cha mẹ hoặc người giám hộ" : "")
                + ", sau đó đăng nhập lại Cổng bằng VNeID ạ."
        )
    }

    /// The note for a later call.
    private static func callBack(_ s: Situation) -> Phrase {
        Phrase(
            vi: "Hẹn theo dõi: `case note 'Chờ VNeID'`; khi xong xem lại `guide \(s.id)`.",
            en: "Follow up: `case note 'waiting for VNeID'`; then look again with `guide \(s.id)`."
        )
    }
}
