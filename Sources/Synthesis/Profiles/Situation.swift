/// Where a portal profile stands in the linking procedure, and what its records are made to show.
///
/// The names follow the procedure's states; several situations may share one state.
enum Situation: Equatable {
    case linkedSynced
    case linked
    case syncPartial
    case syncFailed
    case readyToLink
    case matching
    case awaitingLogin
    case loginFailed
    /// The holder logged in with a relative's VNeID.
    case numberDiffers
    /// The active link carries a relative's number.
    case linkedToRelative
    case numberMissing
    case numberUnverified
    /// The portal's name differs from the population database's.
    case nameDiffers
    /// The portal's date of birth differs from the population database's.
    case birthDiffers
    /// The population database has no such person.
    case unknownPerson
    case unlinked
    case lockedAccount
    case deceasedAccount
    /// The population database knows of the death, the portal does not.
    case deceasedUnnoticed
    /// The number was re-established; the link carries the dead one.
    case reestablished
    case cancelled
    case missingPerson
    /// A second profile of somebody whose first one holds, or could hold, the link.
    case duplicate

    /// Whether an active VNeID link to the profile's own number belongs to it.
    var hasOwnLink: Bool {
        switch self {
        case .linkedSynced, .linked, .syncPartial, .syncFailed, .deceasedAccount, .reestablished:
            true
        default: false
        }
    }

    /// Whether the 12-digit number has been confirmed by the population database.
    var isVerified: Bool {
        switch self {
        case .numberMissing, .numberUnverified, .nameDiffers, .birthDiffers, .unknownPerson: false
        default: true
        }
    }

    /// Whether a relative's VNeID account plays a part.
    var involvesRelative: Bool { self == .numberDiffers || self == .linkedToRelative }

    /// How often personal profiles stand where, per ten thousand.
    static let personal = Weighted<Situation>(
        [
            (.linkedSynced, 4950), (.linked, 650), (.syncPartial, 300), (.syncFailed, 110),
            (.readyToLink, 950), (.matching, 60), (.awaitingLogin, 60), (.loginFailed, 260),
            (.numberDiffers, 70), (.linkedToRelative, 30), (.numberMissing, 750),
            (.numberUnverified, 800), (.nameDiffers, 60), (.birthDiffers, 40),
            (.unknownPerson, 30), (.unlinked, 260), (.lockedAccount, 380), (.deceasedAccount, 70),
            (.deceasedUnnoticed, 30), (.reestablished, 25), (.cancelled, 20), (.missingPerson, 15),
        ],
        or: .linkedSynced
    )
}

/// What a portal account is for.
enum ProfileKind {
    case personal
    case organisation
    case admin
}

/// How a name is spelt in the portal's row.
enum Spelling {
    case asRegistered
    /// Decomposed (NFD), as some systems send it.
    case decomposed
    /// With Ð (Eth) for Đ.
    case eth
}
