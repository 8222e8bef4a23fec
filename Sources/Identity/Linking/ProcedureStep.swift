/// One of the seven steps of the published linking procedure, as the citizen carries them out.
///
/// Not to be mixed up with the two steps of the notice on the login page.
public enum ProcedureStep: Int, CaseIterable, Sendable, Codable {
    /// Log in with the portal account and press [Bỏ qua] on the notice.
    case openPortal = 1
    /// Open Thông tin định danh.
    case openIdentity = 2
    /// Press [Cập nhật từ CSDL Quốc gia về Dân cư].
    case refresh = 3
    /// Press [Cập nhật] in the dialog.
    case commit = 4
    /// Log out and in again with the portal account.
    case logInAgain = 5
    /// Press [Đăng nhập bằng VNeID] on the notice.
    case chooseVNeID = 6
    /// Log in to VNeID and check the link.
    case logInToVNeID = 7

    /// The step's text: the document's words with the scanner's errors put right.
    public var text: Phrase {
        switch self {
        case .openPortal:
            Phrase(
                vi: "Truy cập Cổng Dịch vụ công quốc gia tại địa chỉ https://dichvucong.gov.vn và "
                    + "đăng nhập bằng tài khoản cấp bởi Cổng Dịch vụ công quốc gia. Nhấn nút [Bỏ "
                    + "qua] để vào kiểm tra thông tin tài khoản.",
                en: "Open the National Public Service Portal at https://dichvucong.gov.vn and log "
                    + "in with the account issued by the portal. Press [Bỏ qua] (skip) to go in "
                    + "and check the account."
            )
        case .openIdentity:
            Phrase(
                vi: "Tại thông tin tài khoản chọn [▼], chọn mục [Thông tin cá nhân], sau đó chọn "
                    + "Thông tin tài khoản → Thông tin định danh.",
                en: "At the account choose [▼], then [Thông tin cá nhân], then Thông tin tài khoản "
                    + "→ Thông tin định danh (identity information)."
            )
        case .refresh:
            Phrase(
                vi: "Bấm nút [Cập nhật từ CSDL Quốc gia về Dân cư] để cập nhật thông tin cá nhân. "
                    + "Những thông tin có biểu tượng xanh là thông tin đã được xác thực.",
                en: "Press [Cập nhật từ CSDL Quốc gia về Dân cư] to update the personal "
                    + "information from the population database. Fields with a green icon are "
                    + "authenticated."
            )
        case .commit:
            Phrase(
                vi: "Sau khi thông tin công dân được xác thực với Cơ sở dữ liệu quốc gia về Dân "
                    + "cư, nhấn nút [Cập nhật].",
                en: "When the information has been authenticated against the population database, "
                    + "press [Cập nhật] (update)."
            )
        case .logInAgain:
            Phrase(
                vi: "Đăng xuất tài khoản và đăng nhập lại Cổng Dịch vụ công quốc gia, chọn hình "
                    + "thức “Tài khoản cấp bởi Cổng Dịch vụ công quốc gia”.",
                en: "Log out, then log in to the portal again and choose “Tài khoản cấp bởi Cổng "
                    + "Dịch vụ công quốc gia” (the portal's own account)."
            )
        case .chooseVNeID:
            Phrase(
                vi: "Tại giao diện Thông báo hệ thống chọn nút [Đăng nhập bằng VNeID].",
                en: "On the system notice press [Đăng nhập bằng VNeID] (log in with VNeID)."
            )
        case .logInToVNeID:
            Phrase(
                vi: "Đăng nhập tài khoản VNeID bằng cách quét mã QR bằng ứng dụng VNeID, hoặc bằng "
                    + "số định danh cá nhân và mật khẩu đã được cấp. Kiểm tra tại [Thông tin cá "
                    + "nhân] → [Thông tin tài khoản] → [Thông tin định danh].",
                en: "Log in to VNeID by scanning the QR code with the VNeID app, or with the "
                    + "personal number and its password. Check under [Thông tin cá nhân] → [Thông "
                    + "tin tài khoản] → [Thông tin định danh]."
            )
        }
    }
}
