/// After step 7: linked, well or wrongly, and the warehouse.
extension Guide {
    /// A VNeID link is in force.
    static func linked(_ s: Situation) -> Talk {
        if Blocker.newNumber(s) != nil { return newNumber(s) }
        if Blocker.wrongPerson(s) != nil { return wrongPerson(s) }
        var talk = warehouse(s)
        if Blocker.vneidLocked(s) != nil {
            talk.next.append(
                Phrase(
                    vi: "VNeID của tài khoản này chưa dùng được; nếu công dân nói đã có số định "
                        + "danh mới: `refresh \(s.id) --force`.",
                    en: "The account's VNeID cannot be used; if the citizen speaks of a new "
                        + "personal number: `refresh \(s.id) --force`."
                )
            )
            talk.say +=
                " Ngoài ra, VNeID của Ông/Bà hiện chưa đăng nhập được; mời Ông/Bà gọi tổng đài "
                + "1900 0368 hoặc đến cơ quan công an ạ."
        }
        return talk
    }

    /// Linked to the right person: how far the copying has come.
    private static func warehouse(_ s: Situation) -> Talk {
        let failed = s.file.documents.count { $0.sync == .failed }
        let counts = WarehouseRules.DossierCounts(s.file.dossiers)
        let dossiers = Phrase(
            vi: "Hồ sơ trước và sau liên kết phải bằng nhau: \(counts.completed) đã hoàn thành, "
                + "\(counts.processing) đang xử lý (`dossiers \(s.id)`).",
            en: "Dossiers must be the same before and after: \(counts.completed) completed, "
                + "\(counts.processing) in processing (`dossiers \(s.id)`)."
        )
        if s.state == .linkedSynced {
            return Talk(
                next: [
                    Phrase(
                        vi: "Đã liên kết và đồng bộ đủ: xác nhận bằng `links \(s.id)`, `documents "
                            + "\(s.id)`.",
                        en: "Linked and copied: confirm with `links \(s.id)`, `documents \(s.id)`."
                    ),
                    dossiers,
                ] + duplicates(s),
                say: .greeting
                    + "tài khoản của Ông/Bà đã liên kết với VNeID. Từ nay Ông/Bà đăng nhập Cổng "
                    + "bằng VNeID; có thể kiểm tra tại [Liên kết tài khoản], Danh sách tài khoản "
                    + "liên kết ạ."
            )
        }
        let sync = Phrase(
            vi: failed > 0
                ? "\(failed) mục lỗi: xem lý do bằng `documents \(s.id)`, chuyển lại bằng `sync "
                    + "\(s.id)`. Mục lỗi do chính giấy tờ (chữ ký, định dạng): nơi cấp phải phát "
                    + "hành lại, chạy sync lại cũng không được."
                : "Chạy `sync \(s.id)` để chuyển các mục còn chờ, rồi xem `documents \(s.id)`.",
            en: failed > 0
                ? "\(failed) items failed: see why with `documents \(s.id)`, try again with `sync "
                    + "\(s.id)`. What fails for the paper's own sake (signature, format) has to be "
                    + "issued again; sync cannot mend it."
                : "Run `sync \(s.id)` for the waiting items, then look at `documents \(s.id)`."
        )
        let how =
            failed > 0
            ? "một số giấy tờ chưa chuyển được sang Kho dữ liệu VNeID. Chúng tôi sẽ kiểm tra và "
                + "chuyển lại; giấy tờ nào lỗi từ nơi cấp, chúng tôi sẽ báo để Ông/Bà đề nghị cấp "
                + "lại; "
            : "hệ thống đang chuyển giấy tờ sang Kho dữ liệu VNeID; "
        return Talk(
            next: [sync, dossiers] + duplicates(s),
            say: .greeting + "tài khoản của Ông/Bà đã liên kết với VNeID, " + how
                + "giấy tờ và hồ sơ trên Cổng không bị mất. Mời Ông/Bà kiểm tra lại sau ít phút ạ."
        )
    }

    /// Linked to somebody else's VNeID.
    private static func wrongPerson(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Hủy liên kết sai: `unlink \(s.id) vneid --reason 'Liên kết nhầm VNeID của "
                        + "người khác'` (có thể cần người thứ hai phê duyệt).",
                    en: "Close the wrong link: `unlink \(s.id) vneid --reason 'linked to somebody "
                        + "else's VNeID'` (a second person may have to approve)."
                ),
                Phrase(
                    vi: "Xác minh lại: `refresh \(s.id) --force --commit`; công dân đăng nhập bằng "
                        + "VNeID của mình, rồi `link \(s.id) vneid 'SỐ ĐỊNH DANH'`.",
                    en: "Verify again: `refresh \(s.id) --force --commit`; the citizen logs in "
                        + "with their own VNeID, then `link \(s.id) vneid 'NUMBER'`."
                ),
                Phrase(
                    vi: "Ghi các mục đã chuyển nhầm (`documents \(s.id)`) vào vụ việc và báo rà "
                        + "soát; không tự xóa.",
                    en: "Note the items copied wrongly (`documents \(s.id)`) and report them for "
                        + "review; delete nothing."
                ),
            ],
            say: .greeting
                + "tài khoản Cổng của Ông/Bà đang liên kết nhầm với một VNeID khác. Để bảo vệ "
                + "thông tin, chúng tôi sẽ hủy liên kết này, xác minh lại, rồi mời Ông/Bà đăng "
                + "nhập bằng VNeID của chính mình. Ông/Bà nên đăng xuất khỏi máy dùng chung ạ."
        )
    }

    /// The number was re-established; the link carries the old one.
    private static func newNumber(_ s: Situation) -> Talk {
        let isTakenOver =
            s.file.lastRefresh?.answer.successor?.personalNumber == s.file.personalNumber
        let takeOver = Phrase(
            vi: "Lấy số mới: `refresh \(s.id) --force --commit`.",
            en: "Take over the new number: `refresh \(s.id) --force --commit`."
        )
        return Talk(
            next: (isTakenOver ? [] : [takeOver]) + [
                Phrase(
                    vi: "Hủy liên kết mang số cũ: `unlink \(s.id) vneid --reason 'Số định danh xác "
                        + "lập lại'`; công dân đăng nhập VNeID mới, rồi `link \(s.id) vneid 'SỐ "
                        + "MỚI'`.",
                    en: "Close the link with the old number: `unlink \(s.id) vneid --reason "
                        + "'number re-established'`; after the new VNeID login `link \(s.id) vneid "
                        + "'NUMBER'`."
                )
            ],
            say: .greeting
                + "số định danh cá nhân của Ông/Bà đã được xác lập lại, nên liên kết cũ cần được "
                + "thay. Mời Ông/Bà kích hoạt VNeID theo số mới, đăng nhập lại Cổng và chọn [Đăng "
                + "nhập bằng VNeID] ạ."
        )
    }

    /// Where else old papers may be.
    private static func duplicates(_ s: Situation) -> [Phrase] {
        guard let other = s.file.duplicates.first else { return [] }
        return [
            Phrase(
                vi: "Còn hồ sơ \(other) cùng số: `dossiers \(other)`, `documents \(other)`; việc "
                    + "chuyển hồ sơ cần giám sát viên xem xét.",
                en: "\(other) has the same number: `dossiers \(other)`, `documents \(other)`; "
                    + "moving dossiers is for a supervisor to decide."
            )
        ]
    }
}
