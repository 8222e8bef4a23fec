/// Who issues an account that can be linked to a portal profile.
///
/// - Rule: R1. With the portal's own account these are the only three account types.
public enum Provider: String, Sendable, Codable, CaseIterable, Hashable {
    /// VNeID, the Ministry of Public Security's electronic identity.
    case vneid
    /// PostID of Vietnam Post.
    case vnpost

    /// The label on the login page, letter for letter.
    public var label: Phrase {
        switch self {
        case .vneid:
            Phrase(
                vi: "Tài khoản Định danh điện tử cấp bởi Bộ Công an",
                en: "Electronic identification account issued by the Ministry of Public Security"
            )
        case .vnpost:
            Phrase(
                vi: "Tài khoản cấp bởi Bưu điện Việt Nam",
                en: "Account issued by Vietnam Post"
            )
        }
    }
}

/// A federated link between a portal profile and a provider's account; closed, never deleted.
///
/// - Rule: R19.
public struct Link: Hashable, Sendable, Codable {
    /// The link's own number in the store.
    public let id: Int64
    /// The profile.
    public let citizen: CitizenNumber
    /// The provider.
    public let provider: Provider
    /// The account at the provider: the 12-digit personal number for VNeID, the PostID for VNPost.
    public let account: String
    /// The day the link was made, in Vietnam; never back-dated.
    public let linkedOn: CivilDate
    /// The day the link was closed; nil while it is active.
    public var closedOn: CivilDate?
    /// Why it was closed.
    public var reason: String?

    /// Makes a link row.
    public init(
        id: Int64,
        citizen: CitizenNumber,
        provider: Provider,
        account: String,
        linkedOn: CivilDate,
        closedOn: CivilDate? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.citizen = citizen
        self.provider = provider
        self.account = account
        self.linkedOn = linkedOn
        self.closedOn = closedOn
        self.reason = reason
    }

    /// Whether the link is in force.
    public var isActive: Bool { closedOn == nil }
}
