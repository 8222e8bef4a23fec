/// The console's own number for a portal profile, shown as `C-12`.
public struct CitizenNumber: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The bare number, 1 or more.
    public let value: Int64

    /// Makes the reference to profile number `value`.
    public init(_ value: Int64) {
        self.value = value
    }

    /// Reads `C-12` (or `c-12`); nil for anything else.
    public init?(reference text: String) {
        guard text.count > 2, text.prefix(2).lowercased() == "c-" else { return nil }
        let digits = text.dropFirst(2)
        guard digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let value = Int64(digits), value > 0
        else { return nil }
        self.value = value
    }

    /// `C-12`.
    public var description: String { "C-\(value)" }

    /// Orders references by number.
    public static func < (a: CitizenNumber, b: CitizenNumber) -> Bool { a.value < b.value }
}

/// What a portal account is for.
public enum AccountKind: String, Sendable, Codable, CaseIterable {
    /// A citizen's own account.
    case personal
    /// An enterprise's or agency's account.
    case organisation
    /// An administrator account of the portal.
    case admin
}

/// Whether a portal account can be used.
public enum AccountStatus: String, Sendable, Codable, CaseIterable {
    /// In use.
    case active
    /// Locked: two years without a login, abuse, or the population database's word.
    case locked
    /// The holder is dead.
    case deceased
}

/// One portal profile: the account and its ten identity fields.
public struct PortalProfile: Hashable, Sendable, Codable {
    /// The console's number for it.
    public let id: CitizenNumber
    /// Counts the changes of this record; a plan rests on one version.
    public var version: Int64
    /// What the account is for.
    public var kind: AccountKind
    /// Whether the holder is a cadre, civil servant or public employee of a State body (CBCCVC).
    public var civilServant: Bool
    /// The portal login name, if any.
    public var username: String?
    /// Whether the account can be used.
    public var status: AccountStatus
    /// The ten fields.
    public var identity: IdentityRecord
    /// When the account was made.
    public var createdOn: CivilDate?
    /// The last portal login.
    public var lastLoginAt: Instant?
    /// When the phone number on the account last changed.
    public var phoneChangedOn: CivilDate?
    /// Unread notifications.
    public var notifications: Int

    /// Makes a profile; everything but the number has the value of a fresh personal account.
    public init(
        id: CitizenNumber,
        version: Int64 = 1,
        kind: AccountKind = .personal,
        civilServant: Bool = false,
        username: String? = nil,
        status: AccountStatus = .active,
        identity: IdentityRecord = IdentityRecord(),
        createdOn: CivilDate? = nil,
        lastLoginAt: Instant? = nil,
        phoneChangedOn: CivilDate? = nil,
        notifications: Int = 0
    ) {
        self.id = id
        self.version = version
        self.kind = kind
        self.civilServant = civilServant
        self.username = username
        self.status = status
        self.identity = identity
        self.createdOn = createdOn
        self.lastLoginAt = lastLoginAt
        self.phoneChangedOn = phoneChangedOn
        self.notifications = notifications
    }

    /// The full name, or an empty string when the field is missing.
    public var fullName: String { identity.value(.fullName) ?? "" }
}
