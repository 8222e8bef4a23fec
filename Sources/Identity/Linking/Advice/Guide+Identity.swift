/// Steps 1 to 4: the identity fields.
extension Guide {
    /// Field 3 is red.
    static func numberMissing(_ s: Situation) -> Talk {
        let hasCMND = s.profile.identity.value(.cmnd9) != nil
        var next = [
            Phrase(
                vi: "Xác minh người gọi; đề nghị đọc số CCCD trên thẻ, rồi nhập: `edit \(s.id) "
                    + "personalId 'SỐ CCCD' --reason 'LÝ DO'`.",
                en: "Verify the caller; have them read the number on their card, then enter it: "
                    + "`edit \(s.id) personalId 'NUMBER' --reason 'REASON'`."
            ),
            refreshStep(s),
        ]
        if hasCMND, !s.file.sameCMND.isEmpty {
            let others = s.file.sameCMND.map(\.description).joined(separator: ", ")
            next.insert(
                Phrase(
                    vi: "Số CMT này còn có ở \(others): không đoán, chỉ nhập số CCCD do công dân "
                        + "đọc từ thẻ.",
                    en: "\(others) has the same CMND: never guess, enter only the number that the "
                        + "citizen reads from the card."
                ),
                at: 0
            )
        }
        return Talk(
            next: next,
            say: .greeting + "tài khoản Cổng Dịch vụ công quốc gia của Ông/Bà chưa có số Căn cước "
                + "công dân gồm 12 số. Mời Ông/Bà chuẩn bị thẻ CCCD hoặc thẻ Căn cước. Ông/Bà đăng "
                + "nhập Cổng, nhấn [Bỏ qua] ở thông báo, chọn [Thông tin cá nhân], Thông tin tài "
                + "khoản, Thông tin định danh, nhấn [Sửa] để nhập số CCCD, sau đó nhấn [Cập nhật "
                + "từ CSDL Quốc gia về Dân cư] và nhấn [Cập nhật] ạ."
        )
    }

    /// Field 3 (or name, or date of birth) is yellow.
    static func numberUnverified(_ s: Situation) -> Talk {
        if let outage = outage(s) { return outage }
        var next = [refreshStep(s)]
        if Blocker.cmndRequired(s) != nil {
            next.insert(
                Phrase(
                    vi: "Công dân không có số CMT 9 số: đề nghị quản trị viên chạy `policy set "
                        + "refresh.require-cmnd no --reason 'LÝ DO'`.",
                    en: "The citizen has no CMND: ask an administrator to run `policy set "
                        + "refresh.require-cmnd no --reason 'REASON'`."
                ),
                at: 0
            )
        }
        if Blocker.childOrForeigner(s) != nil, (s.file.personalNumber?.first ?? "0") > "2" {
            next.insert(
                Phrase(
                    vi: "Nếu là người nước ngoài: không tra cứu CSDL dân cư; hướng dẫn đăng ký "
                        + "định danh tại cơ quan quản lý xuất nhập cảnh.",
                    en: "If a foreigner: do not ask the population database; they register their "
                        + "identity with the immigration police."
                ),
                at: 0
            )
        }
        let again = Blocker.notTakenOver(s) != nil
        let first =
            again
            ? "lần trước Ông/Bà đã tra cứu nhưng chưa nhấn nút [Cập nhật] nên thông tin chưa được "
                + "lưu. "
            : "thông tin định danh trên tài khoản của Ông/Bà còn biểu tượng vàng, nghĩa là chưa "
                + "được xác minh. "
        return Talk(
            next: next,
            say: .greeting + first
                + "Ông/Bà vào [Thông tin cá nhân], Thông tin tài khoản, Thông tin định danh, nhấn "
                + "[Cập nhật từ CSDL Quốc gia về Dân cư], kiểm tra thông tin hiện ra rồi nhấn [Cập "
                + "nhật], không nhấn [Bỏ qua] ạ."
        )
    }

    /// The population database answered; [Cập nhật] waits.
    static func preview(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Đối chiếu từng trường với người gọi, rồi lưu: `refresh \(s.id) --commit`. "
                        + "Bản xem trước chỉ có hiệu lực \(s.policies.number(.previewMinutes)) "
                        + "phút.",
                    en: "Compare field by field with the caller, then take over: `refresh \(s.id) "
                        + "--commit`. The preview is valid for "
                        + "\(s.policies.number(.previewMinutes)) minutes."
                ),
                Phrase(
                    vi: "Nếu có trường sai so với giấy tờ: [Bỏ qua], hướng dẫn công dân đến công "
                        + "an cấp xã điều chỉnh.",
                    en: "If a field contradicts the citizen's papers: [Bỏ qua], and send them to "
                        + "the commune police."
                ),
            ],
            say: .greeting
                + "hệ thống đã tra cứu được thông tin của Ông/Bà. Ông/Bà kiểm tra lại số CCCD, họ "
                + "tên, ngày sinh trong hộp thoại; nếu đúng thì nhấn [Cập nhật] để lưu. Nếu nhấn "
                + "[Bỏ qua] thì thông tin sẽ không thay đổi ạ."
        )
    }

    /// The population database did not confirm the citizen, or did not answer.
    static func refreshFailed(_ s: Situation) -> Talk {
        if let outage = outage(s) { return outage }
        return Talk(
            next: [
                Phrase(
                    vi: "Xem khác biệt: `refresh \(s.id)`; đề nghị người gọi đọc thông tin trên "
                        + "thẻ CCCD để đối chiếu.",
                    en: "See the differences: `refresh \(s.id)`; have the caller read their card "
                        + "and compare."
                ),
                Phrase(
                    vi: "Cổng ghi sai: sửa trường sai, ví dụ `edit \(s.id) fullName 'HỌ TÊN' "
                        + "--reason 'LÝ DO'` (hoặc personalId, dateOfBirth), rồi `refresh \(s.id) "
                        + "--force --commit`.",
                    en: "The portal is wrong: correct the field, for instance `edit \(s.id) "
                        + "fullName 'NAME' --reason 'REASON'` (or personalId, dateOfBirth), then "
                        + "`refresh \(s.id) --force --commit`."
                ),
                Phrase(
                    vi: "CSDL dân cư sai: không sửa ở đây; chuyển công an cấp xã và giữ vụ việc mở "
                        + "(`case note`).",
                    en: "The population database is wrong: nothing to edit here; hand over to the "
                        + "commune police and keep the case open (`case note`)."
                ),
            ],
            say: .greeting + "thông tin trên tài khoản chưa khớp với Cơ sở dữ liệu quốc gia về Dân "
                + "cư. Mời Ông/Bà xem lại số CCCD, họ tên và ngày sinh đúng như trên thẻ. Nếu Cổng "
                + "ghi sai, Ông/Bà nhấn [Sửa] rồi nhấn lại [Cập nhật từ CSDL Quốc gia về Dân cư]. "
                + "Nếu thẻ hoặc dữ liệu dân cư sai, Ông/Bà mang thẻ CCCD và giấy khai sinh đến "
                + "công an cấp xã nơi cư trú để điều chỉnh, hoặc gửi phản ánh trên ứng dụng VNeID "
                + "ạ."
        )
    }

    /// The population database is out of order or may not be asked; nil when it answers.
    private static func outage(_ s: Situation) -> Talk? {
        guard Blocker.outage(s) != nil else { return nil }
        let forbidden = s.file.lastRefresh?.answer.match == .notPermitted
        return Talk(
            next: [
                forbidden
                    ? Phrase(
                        vi: "Không được phép tra cứu: báo quản trị viên kiểm tra quyền khai thác "
                            + "CSDL dân cư, rồi chạy lại `refresh \(s.id) --force`.",
                        en: "Not permitted to ask: have an administrator check the right to use "
                            + "the population database, then `refresh \(s.id) --force`."
                    )
                    : Phrase(
                        vi: "CSDL dân cư gián đoạn: thử lại sau bằng `refresh \(s.id) --force`; "
                            + "không trường nào bị hạ mức.",
                        en: "The population database is out: try later with `refresh \(s.id) "
                            + "--force`; no field is lowered."
                    ),
                Phrase(
                    vi: "Ghi hẹn gọi lại: `case note 'Chờ CSDL dân cư'`.",
                    en: "Note a later call: `case note 'waiting for the population database'`."
                ),
            ],
            say: .greeting
                + "hiện việc tra cứu Cơ sở dữ liệu quốc gia về Dân cư đang tạm gián đoạn. Thông "
                + "tin của Ông/Bà trên Cổng vẫn giữ nguyên. Mời Ông/Bà thử lại sau, chúng tôi sẽ "
                + "theo dõi và liên hệ lại ạ."
        )
    }

    /// The command that refreshes, both phases.
    private static func refreshStep(_ s: Situation) -> Phrase {
        Phrase(
            vi: "Cập nhật từ CSDL dân cư: `refresh \(s.id)`, đối chiếu với người gọi, rồi `refresh "
                + "\(s.id) --commit`.",
            en: "Refresh from the population database: `refresh \(s.id)`, compare with the caller, "
                + "then `refresh \(s.id) --commit`."
        )
    }
}
