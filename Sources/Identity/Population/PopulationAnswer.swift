/// Whether the population database knows a person as living.
public enum RegistryStatus: String, Sendable, Codable, CaseIterable {
    /// Living, as far as the database knows.
    case alive
    /// Dead.
    case deceased
    /// Declared missing by a court.
    case missing
    /// The number was cancelled; `replacedBy` names the re-established one, if there is one.
    case cancelled
}

/// A person as the National Population Database has them.
public struct RegistryPerson: Hashable, Sendable, Codable {
    /// The 12-digit personal number.
    public let personalNumber: String
    /// The old 9-digit CMND, if the database knows one.
    public let cmnd9: String?
    /// The whole name, family name first.
    public let fullName: String
    /// `yyyy-MM-dd`, or `yyyy` when only the year is known.
    public let dateOfBirth: String
    /// `male`, `female` or `other`.
    public let gender: String?
    /// Where the birth was registered; stands for the place of birth.
    public let birthRegistrationPlace: String?
    /// The home town (quê quán), if known.
    public let hometown: String?
    /// The permanent address (thường trú), if known.
    public let permanentAddress: String?
    /// Whether the person lives and the number is in force.
    public let status: RegistryStatus
    /// The re-established number, when this one was cancelled.
    public let replacedBy: String?
    /// Whether a value that is not there was only not told: a reply over the network may leave any out,
    /// and a verification tells three.
    public var isPartial: Bool { partial ?? false }
    private let partial: Bool?

    /// Makes a person.
    public init(
        personalNumber: String,
        cmnd9: String?,
        fullName: String,
        dateOfBirth: String,
        gender: String?,
        birthRegistrationPlace: String?,
        hometown: String?,
        permanentAddress: String?,
        status: RegistryStatus,
        replacedBy: String?,
        isPartial: Bool = false
    ) {
        partial = isPartial ? true : nil
        self.personalNumber = personalNumber
        self.cmnd9 = cmnd9
        self.fullName = fullName
        self.dateOfBirth = dateOfBirth
        self.gender = gender
        self.birthRegistrationPlace = birthRegistrationPlace
        self.hometown = hometown
        self.permanentAddress = permanentAddress
        self.status = status
        self.replacedBy = replacedBy
    }

    /// The value that the reply gives for a field, in stored form; nil when it has none.
    public func value(_ key: FieldKey) -> String? {
        switch key {
        case .fullName: fullName
        case .cmnd9: cmnd9
        case .personalId: personalNumber
        case .dateOfBirth: dateOfBirth
        case .gender: gender
        case .placeOfBirth: birthRegistrationPlace
        case .hometown: hometown
        case .permanentAddress: permanentAddress
        case .phone, .email: nil
        }
    }
}

/// What the console asks the population database: number, name and date of birth together.
///
/// - Rule: R10.
public struct PopulationQuery: Hashable, Sendable, Codable {
    /// The profile that is asked for.
    public let citizen: CitizenNumber
    /// The profile's version when the question was put.
    public let version: Int64
    /// The 12-digit number; nil when the profile has only a CMND.
    public let personalNumber: String?
    /// The 9-digit CMND, used when there is no personal number.
    public let cmnd9: String?
    /// The whole name as the profile has it.
    public let fullName: String
    /// `yyyy-MM-dd` or `yyyy`.
    public let dateOfBirth: String

    /// Makes a question.
    public init(
        citizen: CitizenNumber,
        version: Int64,
        personalNumber: String?,
        cmnd9: String?,
        fullName: String,
        dateOfBirth: String
    ) {
        self.citizen = citizen
        self.version = version
        self.personalNumber = personalNumber
        self.cmnd9 = cmnd9
        self.fullName = fullName
        self.dateOfBirth = dateOfBirth
    }
}

/// How the population database answered.
public enum PopulationMatch: String, Sendable, Codable {
    /// Number, name and date of birth belong together.
    case matched
    /// The number exists, but under another name or date of birth.
    case different
    /// No such person.
    case notFound
    /// The service did not answer; nothing is known.
    case unavailable
    /// The procedure or the officer may not ask.
    case notPermitted
}

/// Why the population database gave no usable answer.
public enum PopulationTrouble: String, Sendable, Codable, CaseIterable {
    /// No connection, or it broke before a reply came.
    case refused
    /// There was no whole reply within the deadline.
    case timedOut
    /// No trust: the service's certificate or ours was not accepted.
    case insecure
    /// An HTTP status that is no success, a redirection among them.
    case httpError
    /// A SOAP fault.
    case fault
    /// What came is no reply: garbage, too much of it, forbidden XML, or content that cannot be
    /// understood.
    case unreadable
    /// The reply is about another number than the one that was asked for.
    case wrongPerson
    /// The procedure (thủ tục) is not licensed to use the database: code 004.
    case procedure
    /// The officer (cán bộ) has no right to ask: code 005.
    case officer
    /// Nothing was asked: after too many failures the service is left alone for a while.
    case paused
}

/// An answer of the population database, kept so that a young one can be used again.
public struct PopulationAnswer: Hashable, Sendable, Codable {
    /// How the question and the database's person fit.
    public let match: PopulationMatch
    /// The person, for `matched` and `different`.
    public let person: RegistryPerson?
    /// The person under the re-established number, when `person` was cancelled and replaced.
    public let successor: RegistryPerson?
    /// When the answer was fetched.
    public let fetchedAt: Instant
    /// The request's own code (MaYeuCau).
    public let requestCode: String
    /// Why there is no usable answer, for `unavailable` and `notPermitted`, where it is known.
    public let trouble: PopulationTrouble?

    /// Makes an answer.
    public init(
        match: PopulationMatch,
        person: RegistryPerson? = nil,
        successor: RegistryPerson? = nil,
        fetchedAt: Instant,
        requestCode: String,
        trouble: PopulationTrouble? = nil
    ) {
        self.match = match
        self.person = person
        self.successor = successor
        self.fetchedAt = fetchedAt
        self.requestCode = requestCode
        self.trouble = trouble
    }
}
