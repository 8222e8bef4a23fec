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
        if !hasCMND {
            next.insert(
                Phrase(
                    vi: "Hỏi công dân có phải người nước ngoài không: người nước ngoài không có số "
                        + "này và không tra cứu được CSDL dân cư; hướng dẫn đăng ký định danh tại "
                        + "cơ quan quản lý xuất nhập cảnh, ghi vào vụ việc, không làm tiếp.",
                    en: "Ask whether the citizen is a foreigner: foreigners have no such number "
                        + "and cannot be looked up; they register their identity with the "
                        + "immigration police. Note it in the case and stop here."
                ),
                at: 0
            )
        }
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
                    vi: "Chưa lưu gì. Đối chiếu từng trường với người gọi, rồi `refresh \(s.id) "
                        + "--commit` và chọn [Cập nhật]. Bản xem trước chỉ có hiệu lực "
                        + "\(s.policies.number(.previewMinutes)) phút.",
                    en: "Nothing is saved yet. Compare field by field with the caller, then "
                        + "`refresh \(s.id) --commit` and choose [Cập nhật]. The preview is valid "
                        + "for \(s.policies.number(.previewMinutes)) minutes."
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
        let match = s.file.lastRefresh?.answer.match
        if match == .matched { return numberCancelled(s) }
        return Talk(
            next: [
                match == .notFound
                    ? Phrase(
                        vi: "CSDL dân cư không có ai khớp cả số, họ tên và ngày sinh, cũng không "
                            + "nói sai ở đâu: đề nghị người gọi đọc cả ba trên thẻ CCCD; `status "
                            + "\(s.id)`.",
                        en: "Nobody there has this number, name and date of birth together, and it "
                            + "does not say which is wrong: have the caller read all three from "
                            + "their card; `status \(s.id)`."
                    )
                    : Phrase(
                        vi: "Xem khác biệt: `refresh \(s.id)`; đề nghị người gọi đọc thông tin "
                            + "trên thẻ CCCD để đối chiếu.",
                        en: "See the differences: `refresh \(s.id)`; have the caller read their "
                            + "card and compare."
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

    /// The number was cancelled, and no other has taken its place.
    private static func numberCancelled(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Không sửa được ở đây: công dân đến công an cấp xã để được xác lập lại số "
                        + "định danh; giữ vụ việc mở (`case note 'Chờ công an cấp xã'`).",
                    en: "Nothing to edit here: the citizen has the number re-established at the "
                        + "commune police; keep the case open (`case note 'waiting for the "
                        + "police'`)."
                ),
                Phrase(
                    vi: "Khi công dân có số mới: `edit \(s.id) personalId 'SỐ MỚI' --reason 'LÝ "
                        + "DO'`, rồi `refresh \(s.id) --force`.",
                    en: "Once there is a new number: `edit \(s.id) personalId 'NUMBER' --reason "
                        + "'REASON'`, then `refresh \(s.id) --force`."
                ),
            ],
            say: .greeting
                + "Cơ sở dữ liệu quốc gia về Dân cư không còn ghi nhận số định danh trên tài khoản "
                + "của Ông/Bà. Mời Ông/Bà mang thẻ CCCD/Căn cước và giấy khai sinh đến công an cấp "
                + "xã nơi cư trú để được kiểm tra, giải quyết. Hồ sơ của Ông/Bà trên Cổng vẫn được "
                + "giữ nguyên ạ."
        )
    }

    /// The population database is out of order or may not be asked; nil when it answers.
    private static func outage(_ s: Situation) -> Talk? {
        guard Blocker.outage(s) != nil else { return nil }
        let outage =
            s.openOutage ?? PopulationOutage(match: .unavailable, trouble: nil, at: s.now)
        return Talk(
            next: [
                outage.nextStep(s.id),
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
            vi: "Cập nhật từ CSDL dân cư: `refresh \(s.id)`, đối chiếu từng trường với người gọi, "
                + "rồi chọn [Cập nhật] (trong tệp lệnh: `refresh \(s.id) --commit`).",
            en: "Refresh from the population database: `refresh \(s.id)`, compare field by field "
                + "with the caller, then choose [Cập nhật] (in a command file: `refresh \(s.id) "
                + "--commit`)."
        )
    }
}
