extension Blocker {
    /// The exact way out for a VNeID that cannot be used.
    static func vneidWay(_ failure: LoginFailure) -> Phrase {
        switch failure {
        case .temporarilyLocked:
            Phrase(
                vi: "VNeID tạm khóa do nhập sai mật khẩu nhiều lần. Chờ hết thời gian khóa, hoặc "
                    + "gọi 1900 0368; Cổng không mở khóa được.",
                en: "VNeID is locked for a while after too many wrong passwords. Wait, or call "
                    + "1900 0368; the portal cannot unlock it."
            )
        case .cardExpired:
            Phrase(
                vi: "Thẻ CCCD/Căn cước hết hạn nên VNeID bị khóa. Đổi thẻ tại cơ quan công an, "
                    + "VNeID tự mở lại.",
                en: "The card has expired, so VNeID is locked. Renew it at the police; VNeID opens "
                    + "again by itself."
            )
        case .newDevice:
            Phrase(
                vi: "VNeID đang dùng trên thiết bị khác. Xác nhận trên thiết bị cũ hoặc quét NFC; "
                    + "mất thiết bị cũ thì gọi 1900 0368.",
                en: "VNeID is active on another device. Confirm there or by NFC; if the device is "
                    + "lost, call 1900 0368."
            )
        case .wrongPassword:
            Phrase(
                vi: "Sai mật khẩu VNeID. Đăng nhập bằng mã QR trên ứng dụng, hoặc dùng Quên mật "
                    + "khẩu; nhập sai quá 5 lần sẽ bị khóa.",
                en: "Wrong VNeID password. Log in by QR code, or reset the password in the app; "
                    + "more than 5 wrong ones lock it."
            )
        case .otpFailed:
            Phrase(
                vi: "Mã OTP của VNeID không đến hoặc sai. Đổi số điện thoại VNeID tại công an cấp "
                    + "xã hoặc qua 1900 0368 (phím 4).",
                en: "The VNeID code did not arrive or was wrong. Change the VNeID phone at the "
                    + "commune police or at 1900 0368 (key 4)."
            )
        default:
            Phrase(
                vi: "VNeID đang bị khóa. Công dân gọi 1900 0368 hoặc đến cơ quan công an; Cổng "
                    + "không mở khóa được.",
                en: "VNeID is locked. The citizen calls 1900 0368 or goes to the police; the "
                    + "portal cannot unlock it."
            )
        }
    }
}
