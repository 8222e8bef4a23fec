/// Where a portal profile stands in the procedure of linking it with VNeID.
///
/// The raw value is the name that data and scripts rely on.
///
/// - Rule: domain notes, section 2.1.
public enum LinkState: String, CaseIterable, Sendable, Codable {
    /// The citizen has no portal account; VNeID is enough for them.
    case noPortalAccount = "NO_PORTAL_ACCOUNT"
    /// Field 3 is red.
    case cccdMissing = "CCCD_MISSING"
    /// Field 3, or a field that policy asks for besides, is not verified.
    case cccdUnverified = "CCCD_UNVERIFIED"
    /// The population database answered; [Cập nhật] has not been pressed yet.
    case refreshPreview = "REFRESH_PREVIEW"
    /// The population database did not confirm the citizen, or did not answer.
    case refreshFailed = "REFRESH_FAILED"
    /// Everything is verified; the holder has yet to log in with VNeID.
    case readyToLink = "READY_TO_LINK"
    /// [Đăng nhập bằng VNeID] was pressed; VNeID has not answered yet.
    case awaitingVNeIDLogin = "AWAITING_VNEID_LOGIN"
    /// The holder could not log in to VNeID.
    case vneidLoginFailed = "VNEID_LOGIN_FAILED"
    /// The holder logged in to VNeID; the accounts are about to be linked.
    case matching = "MATCHING"
    /// The holder logged in to VNeID, and a rule forbids the link.
    case linkRefused = "LINK_REFUSED"
    /// Linked; items still wait to be copied.
    case linked = "LINKED"
    /// Linked, and every item is in the VNeID warehouse.
    case linkedSynced = "LINKED_SYNCED"
    /// Linked; some items were copied, some failed.
    case syncPartial = "SYNC_PARTIAL"
    /// Linked; items failed and none was copied.
    case syncFailed = "SYNC_FAILED"
    /// There was a link; it is closed.
    case unlinked = "UNLINKED"
    /// An administrator account of the portal: VNeID does not apply.
    case adminExempt = "ADMIN_EXEMPT"
    /// The portal account is locked, or its holder is dead.
    case suspended = "SUSPENDED"

    /// Whether a VNeID link is in force.
    public var isLinked: Bool {
        switch self {
        case .linked, .linkedSynced, .syncPartial, .syncFailed: true
        default: false
        }
    }

    /// The step of the published procedure that the citizen stands at, 1…7; nil when the procedure
    /// is over or does not apply.
    public var step: Int? {
        switch self {
        case .suspended: 1
        case .cccdMissing: 2
        case .cccdUnverified, .refreshFailed: 3
        case .refreshPreview: 4
        case .readyToLink, .unlinked: 5
        case .awaitingVNeIDLogin, .vneidLoginFailed, .matching, .linkRefused: 7
        case .noPortalAccount, .linked, .linkedSynced, .syncPartial, .syncFailed, .adminExempt:
            nil
        }
    }
}

extension LinkState {
    /// The state in words, for tables and the guide.
    public var label: Phrase {
        switch self {
        case .noPortalAccount:
            Phrase(vi: "Chưa có tài khoản Cổng", en: "No portal account")
        case .cccdMissing:
            Phrase(vi: "Chưa có số CCCD 12 số", en: "No 12-digit number")
        case .cccdUnverified:
            Phrase(vi: "Số CCCD chưa được xác minh", en: "12-digit number not verified")
        case .refreshPreview:
            Phrase(vi: "Đang chờ nhấn [Cập nhật]", en: "Waiting for [Cập nhật]")
        case .refreshFailed:
            Phrase(
                vi: "Chưa xác minh được với CSDL dân cư",
                en: "Not confirmed by the population database"
            )
        case .readyToLink:
            Phrase(vi: "Đủ điều kiện liên kết", en: "Ready to link")
        case .awaitingVNeIDLogin:
            Phrase(vi: "Đang chờ đăng nhập VNeID", en: "Waiting for the VNeID login")
        case .vneidLoginFailed:
            Phrase(vi: "Đăng nhập VNeID không thành công", en: "VNeID login failed")
        case .matching:
            Phrase(vi: "Đã đăng nhập VNeID, chờ liên kết", en: "Logged in to VNeID, about to link")
        case .linkRefused:
            Phrase(vi: "Không liên kết được", en: "Link refused")
        case .linked:
            Phrase(vi: "Đã liên kết, còn chờ đồng bộ", en: "Linked, items still to copy")
        case .linkedSynced:
            Phrase(vi: "Đã liên kết và đồng bộ", en: "Linked and copied")
        case .syncPartial:
            Phrase(vi: "Đã liên kết, đồng bộ một phần", en: "Linked, partly copied")
        case .syncFailed:
            Phrase(vi: "Đã liên kết, đồng bộ không thành công", en: "Linked, copying failed")
        case .unlinked:
            Phrase(vi: "Đã hủy liên kết", en: "Unlinked")
        case .adminExempt:
            Phrase(vi: "Tài khoản quản trị, không áp dụng", en: "Administrator account, exempt")
        case .suspended:
            Phrase(vi: "Tài khoản bị khóa", en: "Account suspended")
        }
    }
}
