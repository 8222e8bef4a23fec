/// Steps 5 to 7: logging in again, and VNeID.
extension Guide {
    /// Verified; the holder has yet to log in with VNeID.
    static func ready(_ s: Situation) -> Talk {
        if let way = vneidWay(s) { return way }
        if s.file.linkedElsewhere != nil { return linkedElsewhere(s) }
        let skips = Blocker.skipping(s) != nil
        let first =
            skips
            ? "tài khoản đã đủ điều kiện, nhưng nhấn [Bỏ qua] thì chưa được liên kết. "
            : "thông tin của Ông/Bà đã được xác minh, chỉ còn bước đăng nhập để liên kết. "
        return Talk(next: stepsFiveToSeven(s), say: .greeting + first + spokenSteps)
    }

    /// The holder is at VNeID.
    static func awaiting(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Giữ máy chờ công dân hoàn tất đăng nhập VNeID, rồi xem lại: `guide "
                        + "\(s.id)`.",
                    en: "Stay on the line until the VNeID login is done, then look again: `guide "
                        + "\(s.id)`."
                ),
                Phrase(
                    vi: "Mã QR chỉ có hiệu lực 5 phút; hết hạn thì tải lại trang.",
                    en: "The QR code is valid for 5 minutes; reload the page after that."
                ),
            ],
            say: .greeting + "mời Ông/Bà mở ứng dụng VNeID để quét mã QR trên màn hình, hoặc đăng "
                + "nhập bằng số định danh cá nhân và mật khẩu của Ông/Bà. Ông/Bà tự nhập trên máy "
                + "của mình, vui lòng không đọc mật khẩu hay mã OTP cho bất kỳ ai, kể cả tổng đài "
                + "ạ."
        )
    }

    /// The VNeID login failed.
    static func loginFailed(_ s: Situation) -> Talk {
        if let way = vneidWay(s) { return way }
        if Blocker.skipping(s) != nil { return ready(s) }
        if s.login?.failure == .unavailable {
            return Talk(
                next: [
                    Phrase(
                        vi: "VNeID gián đoạn: ghi `case note 'Chờ VNeID'`, hẹn gọi lại, rồi `guide "
                            + "\(s.id)`.",
                        en: "VNeID is out: `case note 'waiting for VNeID'`, call back later, then "
                            + "`guide \(s.id)`."
                    )
                ],
                say: .greeting + "hiện hệ thống VNeID đang tạm gián đoạn. Mời Ông/Bà thử đăng nhập "
                    + "lại sau; thông tin đã xác minh trên Cổng vẫn được giữ nguyên ạ."
            )
        }
        return Talk(
            next: [
                Phrase(
                    vi: "Hỏi thông báo lỗi hiện trên màn hình VNeID (không hỏi mật khẩu, OTP), rồi "
                        + "hướng dẫn làm lại bước 6, bước 7.",
                    en: "Ask which error VNeID shows (never the password or code), then repeat "
                        + "steps 6 and 7."
                ),
                Phrase(
                    vi: "Vẫn lỗi: công dân gọi tổng đài VNeID 1900 0368.",
                    en: "Still failing: the citizen calls the VNeID hotline 1900 0368."
                ),
            ] + stepsFiveToSeven(s),
            say: .greeting + "lần đăng nhập VNeID vừa rồi chưa thành công. " + spokenSteps
                + " Nếu vẫn không được, mời Ông/Bà gọi tổng đài VNeID 1900 0368."
        )
    }

    /// There was a link; it is closed.
    static func unlinked(_ s: Situation) -> Talk {
        if let way = vneidWay(s) { return way }
        if s.file.linkedElsewhere != nil { return linkedElsewhere(s) }
        let restore = Phrase(
            vi: "Nếu hủy nhầm và đúng chính chủ: `relink \(s.id) vneid --reason 'LÝ DO'`.",
            en: "If it was a mistake and the same holder: `relink \(s.id) vneid --reason 'REASON'`."
        )
        let why = Phrase(
            vi: "Xem vì sao đã hủy: `links \(s.id) --all`, `history \(s.id)`.",
            en: "See why it was closed: `links \(s.id) --all`, `history \(s.id)`."
        )
        // A link to somebody else's VNeID is never restored.
        guard s.file.lastClosedLink(.vneid)?.account == s.file.personalNumber else {
            return Talk(
                next: [why] + stepsFiveToSeven(s),
                say: .greeting
                    + "liên kết cũ của tài khoản Cổng đã được hủy. Để liên kết với VNeID của chính "
                    + "Ông/Bà: " + spokenSteps
            )
        }
        return Talk(
            next: [why, restore] + stepsFiveToSeven(s),
            say: .greeting
                + "liên kết giữa tài khoản Cổng và VNeID của Ông/Bà đã được hủy; giấy tờ đã chuyển "
                + "sang VNeID vẫn còn. Để liên kết lại: " + spokenSteps
        )
    }

    /// What the agent does while the holder carries out steps 5 to 7.
    static func stepsFiveToSeven(_ s: Situation) -> [Phrase] {
        [
            Phrase(
                vi: "Hướng dẫn bước 5 đến bước 7; liên kết chỉ có được khi chính chủ đăng nhập "
                    + "VNeID.",
                en: "Talk through steps 5 to 7; only the holder's own VNeID login links."
            ),
            Phrase(
                vi: "Sau khi công dân đăng nhập VNeID: `links \(s.id)`; nếu Cổng chưa tự liên kết, "
                    + "chạy `link \(s.id) vneid 'SỐ ĐỊNH DANH'` trong "
                    + "\(s.policies.number(.loginWindow)) phút.",
                en: "After the login: `links \(s.id)`; if the portal has not linked by itself, run "
                    + "`link \(s.id) vneid 'NUMBER'` within \(s.policies.number(.loginWindow)) "
                    + "minutes."
            ),
        ]
    }

    /// Steps 5 to 7 as said on the phone.
    static let spokenSteps =
        "Ông/Bà đăng xuất, đăng nhập lại và chọn “Tài khoản cấp bởi Cổng Dịch vụ công quốc gia”. "
        + "Khi thông báo hiện ra, Ông/Bà nhấn [Đăng nhập bằng VNeID], không nhấn [Bỏ qua], rồi "
        + "quét mã QR bằng ứng dụng VNeID hoặc nhập số định danh và mật khẩu VNeID trên máy của "
        + "mình ạ."
}
