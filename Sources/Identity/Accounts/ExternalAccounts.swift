/// Whether a VNeID account can be used, as the Ministry of Public Security reports it.
public enum VNeIDStatus: String, Sendable, Codable, CaseIterable {
    /// In use.
    case active
    /// Approved, never activated in the app.
    case notActivated = "not-activated"
    /// Locked for a while after too many wrong passwords.
    case temporarilyLocked = "temporarily-locked"
    /// Locked for a reason of the Law on Identification, article 34.
    case locked
    /// The holder's card has expired.
    case cardExpired = "card-expired"
    /// The holder is dead.
    case deceased
}

/// A VNeID account as the console sees it.
public struct VNeIDAccount: Hashable, Sendable, Codable {
    /// The 12-digit personal number that the account stands for.
    public let personalNumber: String
    /// The holder's name as VNeID has it.
    public let fullName: String
    /// Identification level, 0…2.
    public let level: Int
    /// Whether it can be used.
    public let status: VNeIDStatus
    /// Why it is locked, in the words of the source.
    public let lockReason: String?
    /// The phone bound to the account.
    public let phone: String?
    /// When it was activated.
    public let activatedOn: CivilDate?

    /// Makes the account.
    public init(
        personalNumber: String,
        fullName: String,
        level: Int,
        status: VNeIDStatus,
        lockReason: String? = nil,
        phone: String? = nil,
        activatedOn: CivilDate? = nil
    ) {
        self.personalNumber = personalNumber
        self.fullName = fullName
        self.level = level
        self.status = status
        self.lockReason = lockReason
        self.phone = phone
        self.activatedOn = activatedOn
    }
}

/// A Vietnam Post account (PostID).
public struct VNPostAccount: Hashable, Sendable, Codable {
    /// The PostID, free text chosen by the holder; not a personal number.
    public let postID: String
    /// The personal number attached to it, if any.
    public let personalNumber: String?
    /// `active` or another word of the source.
    public let status: String

    /// Makes the account.
    public init(postID: String, personalNumber: String?, status: String) {
        self.postID = postID
        self.personalNumber = personalNumber
        self.status = status
    }
}

/// One attempt of a holder to log in at a provider on the way to a link.
public struct LoginEvent: Hashable, Sendable, Codable {
    /// The portal profile that the attempt came from.
    public let citizen: CitizenNumber
    /// The provider.
    public let provider: Provider
    /// The account that was used there.
    public let account: String
    /// When.
    public let at: Instant
    /// `success`, or the provider's failure code.
    public let result: String

    /// Makes the event.
    public init(
        citizen: CitizenNumber,
        provider: Provider,
        account: String,
        at: Instant,
        result: String
    ) {
        self.citizen = citizen
        self.provider = provider
        self.account = account
        self.at = at
        self.result = result
    }

    /// Whether the holder got in.
    public var succeeded: Bool { result == "success" }
}
