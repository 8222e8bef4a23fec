/// Everything that the rules and the guide look at for one citizen, read in one go.
public struct CitizenFile: Sendable {
    /// The portal profile.
    public var profile: PortalProfile
    /// All links, active and closed, oldest first.
    public var links: [Link]
    /// The VNeID account that stands for the profile's 12-digit number, if there is one.
    public var vneid: VNeIDAccount?
    /// Vietnam Post accounts with the profile's 12-digit number.
    public var vnpost: [VNPostAccount]
    /// Login attempts at providers that came from this profile, newest first, at most 20.
    public var logins: [LoginEvent]
    /// Dossiers, newest first.
    public var dossiers: [Dossier]
    /// Warehouse items, oldest first.
    public var documents: [WarehouseDocument]
    /// Other portal profiles with the same 12-digit number.
    public var duplicates: [CitizenNumber]
    /// The other profile that holds an active VNeID link to this number, if any.
    public var linkedElsewhere: CitizenNumber?
    /// Other profiles with the same 9-digit CMND.
    public var sameCMND: [CitizenNumber]
    /// Other profiles with the same phone number.
    public var samePhone: [CitizenNumber]
    /// The last answer of the population database and whether it was committed.
    public var lastRefresh: RefreshRecord?
    /// The last question to the population database, when it came to no answer.
    public var lastOutage: PopulationOutage?

    /// Makes a file; all but the profile may be left empty.
    public init(
        profile: PortalProfile,
        links: [Link] = [],
        vneid: VNeIDAccount? = nil,
        vnpost: [VNPostAccount] = [],
        logins: [LoginEvent] = [],
        dossiers: [Dossier] = [],
        documents: [WarehouseDocument] = [],
        duplicates: [CitizenNumber] = [],
        linkedElsewhere: CitizenNumber? = nil,
        sameCMND: [CitizenNumber] = [],
        samePhone: [CitizenNumber] = [],
        lastRefresh: RefreshRecord? = nil,
        lastOutage: PopulationOutage? = nil
    ) {
        self.profile = profile
        self.links = links
        self.vneid = vneid
        self.vnpost = vnpost
        self.logins = logins
        self.dossiers = dossiers
        self.documents = documents
        self.duplicates = duplicates
        self.linkedElsewhere = linkedElsewhere
        self.sameCMND = sameCMND
        self.samePhone = samePhone
        self.lastRefresh = lastRefresh
        self.lastOutage = lastOutage
    }

    /// The active link to a provider, if there is one; the store allows at most one.
    ///
    /// - Rule: R18.
    public func activeLink(_ provider: Provider) -> Link? {
        links.last { $0.provider == provider && $0.isActive }
    }

    /// The link to a provider that was closed last.
    public func lastClosedLink(_ provider: Provider) -> Link? {
        links.filter { $0.provider == provider && !$0.isActive }
            .max { ($0.closedOn ?? $0.linkedOn, $0.id) < ($1.closedOn ?? $1.linkedOn, $1.id) }
    }
}

/// A kept answer of the population database.
public struct RefreshRecord: Hashable, Sendable, Codable {
    /// What the population database answered.
    public let answer: PopulationAnswer
    /// The profile's version when the answer came.
    public let version: Int64
    /// Whether the answer was taken over into the profile.
    public let committed: Bool

    /// Makes the record.
    public init(answer: PopulationAnswer, version: Int64, committed: Bool) {
        self.answer = answer
        self.version = version
        self.committed = committed
    }
}
