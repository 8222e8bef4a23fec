/// Step 7, after the holder's VNeID login.
extension Guide {
    /// Logged in to VNeID; the link is next.
    static func matching(_ s: Situation) -> Talk {
        if let refusal = s.refusal {
            return Talk(
                next: refusal.code == "link.phone-cool-down"
                    ? [phoneStep(s)] : [refusal.message, refusal.hint].compactMap { $0 },
                say: .greeting
                    + "Ông/Bà đã đăng nhập VNeID thành công, nhưng lúc này hệ thống chưa thể liên "
                    + "kết ngay vì lý do an toàn của tài khoản. Chúng tôi sẽ ghi nhận và hẹn liên "
                    + "hệ lại với Ông/Bà ạ."
            )
        }
        return Talk(
            next: [
                Phrase(
                    vi: "Chính chủ đã đăng nhập: `link \(s.id) vneid 'SỐ ĐỊNH DANH'`, rồi `links "
                        + "\(s.id)` và `sync \(s.id)`.",
                    en: "The holder has logged in: `link \(s.id) vneid 'NUMBER'`, then `links "
                        + "\(s.id)` and `sync \(s.id)`."
                )
            ],
            say: .greeting
                + "Ông/Bà đã đăng nhập VNeID thành công, hệ thống đang thực hiện liên kết. Ông/Bà "
                + "vào [Thông tin cá nhân], [Thông tin tài khoản], [Thông tin định danh] để xem "
                + "Danh sách tài khoản liên kết ạ."
        )
    }

    /// Logged in to VNeID, and a rule forbids the link.
    static func refused(_ s: Situation) -> Talk {
        if Blocker.otherNumber(s) != nil { return otherNumber(s) }
        if s.file.linkedElsewhere != nil { return linkedElsewhere(s) }
        if let way = vneidWay(s) { return way }
        return Talk(
            next: [s.refusal?.message, s.refusal?.hint].compactMap { $0 }
                + [
                    Phrase(
                        vi: "Xem lại hồ sơ: `status \(s.id)`.",
                        en: "Look at the record: `status \(s.id)`."
                    )
                ],
            say: .greeting
                + "hệ thống chưa liên kết được hai tài khoản. Chúng tôi đang kiểm tra và sẽ hướng "
                + "dẫn Ông/Bà bước tiếp theo ạ."
        )
    }

    /// The login was with somebody else's VNeID.
    private static func otherNumber(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Không liên kết: số của VNeID khác số CCCD trên Cổng, không có ngoại lệ.",
                    en: "No link: the VNeID's number is not the one on the portal; there is no "
                        + "override."
                ),
                Phrase(
                    vi: "Nếu số CCCD trên Cổng là số cũ hoặc sai: `refresh \(s.id) --force` và đối "
                        + "chiếu.",
                    en: "If the portal's number is old or wrong: `refresh \(s.id) --force` and "
                        + "compare."
                ),
                Phrase(
                    vi: "Nếu đúng là VNeID của người khác: đề nghị công dân đăng nhập lại bằng "
                        + "VNeID của chính mình (bước 5 đến bước 7).",
                    en: "If it was somebody else's VNeID: the citizen logs in again with their own "
                        + "(steps 5 to 7)."
                ),
            ],
            say: .greeting + "tài khoản VNeID vừa đăng nhập không trùng với số CCCD trên tài khoản "
                + "Cổng, nên hệ thống chưa liên kết để bảo vệ Ông/Bà. Mời Ông/Bà đăng xuất VNeID "
                + "trên máy đó rồi đăng nhập lại bằng VNeID của chính mình. " + spokenSteps
        )
    }

    /// The VNeID is linked to a profile with another personal number: most likely by mistake, and
    /// it is that link which has to go.
    private static func heldByAnother(_ s: Situation, _ other: String) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "\(other) mang số định danh khác mà đang giữ VNeID này: không chuyển liên "
                        + "kết. Xem `guide \(other)` và xử lý liên kết sai ở đó trước.",
                    en: "\(other) has another personal number and holds this VNeID: do not move "
                        + "the link. See `guide \(other)` and settle the wrong link there first."
                ),
                Phrase(
                    vi: "Liên kết sai đã hủy: công dân đăng nhập lại bằng VNeID (bước 5 đến bước "
                        + "7), rồi `link \(s.id) vneid 'SỐ ĐỊNH DANH'`.",
                    en: "Once it is closed: the citizen logs in with VNeID again (steps 5 to 7), "
                        + "then `link \(s.id) vneid 'NUMBER'`."
                ),
            ],
            say: .greeting
                + "VNeID của Ông/Bà đang được ghi nhận ở một tài khoản Cổng khác, có thể do nhầm "
                + "lẫn. Để bảo vệ thông tin, chúng tôi kiểm tra và xử lý việc này trước, rồi sẽ "
                + "mời Ông/Bà đăng nhập lại để liên kết. Giấy tờ và hồ sơ của Ông/Bà vẫn được giữ "
                + "nguyên ạ."
        )
    }

    /// The VNeID is linked to another portal profile.
    static func linkedElsewhere(_ s: Situation) -> Talk {
        let other = s.file.linkedElsewhere?.description ?? ""
        guard s.file.linkedElsewhere.map(s.file.duplicates.contains) ?? false else {
            return heldByAnother(s, other)
        }
        return Talk(
            next: [
                Phrase(
                    vi: "So sánh hai hồ sơ: `show \(s.id)`, `show \(other)`, `dossiers \(other)`.",
                    en: "Compare the profiles: `show \(s.id)`, `show \(other)`, `dossiers "
                        + "\(other)`."
                ),
                Phrase(
                    vi: "Cùng số, họ tên, ngày sinh: `relink \(s.id) vneid --from \(other) "
                        + "--reason 'LÝ DO'` (cần người thứ hai phê duyệt), sau đó `sync \(s.id)`.",
                    en: "Same number, name and date of birth: `relink \(s.id) vneid --from "
                        + "\(other) --reason 'REASON'` (a second person approves), then `sync "
                        + "\(s.id)`."
                ),
                Phrase(
                    vi: "Khác người: không chuyển; chuyển giám sát viên rà soát an toàn.",
                    en: "Not the same person: move nothing; hand to a supervisor for a security "
                        + "review."
                ),
            ],
            say: .greeting
                + "VNeID của Ông/Bà đang liên kết với một tài khoản Cổng khác. Chúng tôi sẽ kiểm "
                + "tra hai tài khoản và chuyển liên kết về đúng tài khoản; các hồ sơ đã nộp của "
                + "Ông/Bà được giữ nguyên. Việc này cần thêm một cán bộ phê duyệt, mời Ông/Bà chờ "
                + "máy hoặc chúng tôi gọi lại ạ."
        )
    }
}
