/// Outside the procedure: no portal account, administrators, locked accounts, dead holders.
extension Guide {
    /// No portal account: VNeID opens the portal by itself.
    static func withoutPortal(_ vneid: VNeIDAccount?, policies: PolicyBook) -> Talk {
        let problem: Blocker? =
            switch vneid?.status {
            case .active: nil
            case .temporarilyLocked: Blocker("K11", Blocker.vneidWay(.temporarilyLocked))
            case .locked: Blocker("K11", Blocker.vneidWay(.locked))
            case .cardExpired: Blocker("K11", Blocker.vneidWay(.cardExpired))
            case .deceased:
                Blocker(
                    "K21",
                    Phrase(vi: "Chủ tài khoản VNeID đã mất.", en: "The VNeID holder has died.")
                )
            case .notActivated, nil:
                Blocker(
                    "K10",
                    Phrase(
                        vi: "Chưa có hoặc chưa kích hoạt VNeID: đăng ký trên ứng dụng hoặc tại cơ "
                            + "quan công an, rồi [Kích hoạt].",
                        en: "VNeID is missing or not activated: register in the app or at the "
                            + "police, then [Kích hoạt]."
                    )
                )
            }
        if problem?.code == "K21" {
            return Talk(
                next: [
                    Phrase(
                        vi: "Không tạo và không liên kết tài khoản; ghi nhận vào vụ việc.",
                        en: "Create and link nothing; note it in the case."
                    )
                ],
                say: .greeting + "tài khoản định danh điện tử này không còn sử dụng được. Mời thân "
                    + "nhân liên hệ cơ quan công an hoặc UBND cấp xã để được hướng dẫn ạ.",
                blockers: [problem].compactMap { $0 }
            )
        }
        var say =
            String.greeting
            + "Ông/Bà không cần tạo tài khoản Cổng và không cần liên kết. Ông/Bà truy cập "
            + "dichvucong.gov.vn, chọn “Tài khoản Định danh điện tử cấp bởi Bộ Công an” và đăng "
            + "nhập bằng VNeID"
        switch problem?.code {
        case "K10":
            say += ", sau khi đã đăng ký và nhấn [Kích hoạt] VNeID; cần hỗ trợ gọi 1900 0368"
        case "K11": say += ", sau khi VNeID được mở khóa qua 1900 0368 hoặc cơ quan công an"
        default: break
        }
        return Talk(
            next: [
                Phrase(
                    vi: "Không có tài khoản Cổng: hướng dẫn đăng nhập thẳng bằng VNeID, không cần "
                        + "liên kết.",
                    en: "No portal account: log in with VNeID directly; there is nothing to link."
                ),
                Phrase(
                    vi: "Tìm thêm theo số CMT cũ, số điện thoại: `find`.",
                    en: "Search also by old CMND and phone: `find`."
                ),
            ] + [problem?.text].compactMap { $0 },
            say: say + " ạ.",
            blockers: [problem].compactMap { $0 }
        )
    }

    /// An administrator account of the portal.
    static func administrator(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Không liên kết VNeID với tài khoản quản trị; tài khoản này tiếp tục đăng "
                        + "nhập bằng tài khoản Cổng.",
                    en: "Never link VNeID to an administrator account; it keeps the portal login."
                ),
                Phrase(
                    vi: "Muốn dùng VNeID: dùng tài khoản cá nhân riêng (`find` theo số CCCD).",
                    en: "To use VNeID: take the separate personal account (`find` by the number)."
                ),
            ],
            say: .greeting
                + "đăng nhập bằng VNeID hiện chưa áp dụng với tài khoản quản trị của Cổng Dịch vụ "
                + "công quốc gia. Ông/Bà tiếp tục đăng nhập bằng tài khoản do Cổng cấp; để dùng "
                + "VNeID, Ông/Bà đăng nhập bằng tài khoản cá nhân của mình ạ."
        )
    }

    /// An organisation: the seven steps are for people.
    static func organisation(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Tài khoản tổ chức không theo bảy bước của cá nhân: không nhập số CCCD của "
                        + "người gọi vào hồ sơ này.",
                    en: "The seven steps are for personal accounts: do not enter the caller's own "
                        + "number here."
                ),
                Phrase(
                    vi: "Hướng dẫn người đại diện theo pháp luật làm định danh điện tử cho tổ "
                        + "chức; ghi vào vụ việc bằng `case note`.",
                    en: "The legal representative registers the organisation's electronic "
                        + "identity; note it with `case note`."
                ),
            ],
            say: .greeting
                + "đây là tài khoản của tổ chức nên không thực hiện theo các bước liên kết dành "
                + "cho cá nhân. Người đại diện theo pháp luật của tổ chức làm thủ tục cấp tài "
                + "khoản định danh điện tử cho tổ chức; cần hỗ trợ, Ông/Bà gọi tổng đài VNeID 1900 "
                + "0368 ạ."
        )
    }

    /// The portal account is locked, or its holder is dead.
    static func suspended(_ s: Situation) -> Talk {
        Talk(
            next: [
                Phrase(
                    vi: "Xem lý do khóa: `show \(s.id)`, `history \(s.id)`.",
                    en: "See why it is locked: `show \(s.id)`, `history \(s.id)`."
                ),
                Phrase(
                    vi: "Chuyển bộ phận có thẩm quyền mở khóa; chưa liên kết trước khi mở khóa. "
                        + "Xác minh số điện thoại để công dân nhận được thông báo.",
                    en: "Hand over to the unit that may unlock; nothing is linked before. Check "
                        + "the phone so that the citizen gets the notice."
                ),
            ],
            say: .greeting
                + "tài khoản Cổng của Ông/Bà đang tạm khóa, có thể do lâu không đăng nhập. Chúng "
                + "tôi chuyển yêu cầu mở khóa đến bộ phận có thẩm quyền và sẽ liên hệ lại. Trong "
                + "lúc chờ, Ông/Bà chuẩn bị thẻ CCCD/Căn cước để xác minh ạ."
        )
    }

    /// The holder is dead or declared missing: nothing is changed.
    static func deceased(_ s: Situation) -> Talk {
        Talk(
            next: [
                s.profile.status == .active
                    ? Phrase(
                        vi: "Không liên kết, không hủy liên kết. Ghi nhận tình trạng, khóa tài "
                            + "khoản: `refresh \(s.id) --force`, rồi chọn [Cập nhật].",
                        en: "Link and unlink nothing. To record it and lock the account: `refresh "
                            + "\(s.id) --force`, then choose [Cập nhật]."
                    )
                    : Phrase(
                        vi: "Chỉ xem (`show \(s.id)`): không sửa, không liên kết, không hủy liên "
                            + "kết.",
                        en: "Read only (`show \(s.id)`): edit, link and unlink nothing."
                    ),
                Phrase(
                    vi: "Thân nhân: việc thừa kế, hồ sơ dở dang do cơ quan tiếp nhận hồ sơ giải "
                        + "quyết.",
                    en: "Relatives: estate and open dossiers are for the agency that handles them."
                ),
                Phrase(
                    vi: "Nếu thông tin sai (người còn sống): công an cấp xã điều chỉnh CSDL dân "
                        + "cư.",
                    en: "If that is wrong (the person lives): the commune police correct it."
                ),
            ],
            say: .greeting
                + "theo dữ liệu hiện có, tài khoản này không còn sử dụng được và hệ thống không "
                + "thực hiện liên kết. Mời thân nhân liên hệ cơ quan đã tiếp nhận hồ sơ, hoặc công "
                + "an cấp xã nếu thông tin chưa đúng, mang theo giấy tờ chứng minh ạ."
        )
    }
}
