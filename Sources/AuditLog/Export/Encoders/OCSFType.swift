/// The class and activity of OCSF 1.8.0 that an act is mapped to.
struct OCSFType: Sendable {
    /// A class of events.
    enum EventClass: Int64, Hashable, Sendable {
        /// Event Log Activity.
        case eventLog = 1008
        /// Authentication.
        case authentication = 3002
        /// Entity Management.
        case entity = 3004
        /// API Activity.
        case api = 6003

        /// The number of the class's category.
        var category: Int64 { rawValue / 1000 }

        var caption: StaticString {
            switch self {
            case .eventLog: "Event Log Activity"
            case .authentication: "Authentication"
            case .entity: "Entity Management"
            case .api: "API Activity"
            }
        }

        var categoryCaption: StaticString {
            switch self {
            case .eventLog: "System Activity"
            case .authentication, .entity: "Identity & Access Management"
            case .api: "Application Activity"
            }
        }
    }

    let eventClass: EventClass
    /// The number of the activity within its class.
    let activity: Int64
    /// The activity's word; nil when the class has none, and the act stands for itself.
    let caption: StaticString?

    /// The number of class and activity together.
    var number: Int64 { eventClass.rawValue * 100 + activity }

    /// Maps an act.
    init(_ kind: ActKind) {
        switch kind.subject {
        case .session: eventClass = .authentication
        case .citizen, .work: eventClass = .entity
        case .log: eventClass = .eventLog
        case .policy, .console: eventClass = .api
        }
        (activity, caption) =
            switch (eventClass, kind.deed) {
            case (.authentication, .logon): (1, "Logon")
            case (.authentication, .logoff): (2, "Logoff")
            case (.entity, .create), (.api, .create): (1, "Create")
            case (.entity, .read), (.api, .read): (2, "Read")
            case (.entity, .update), (.api, .update): (3, "Update")
            case (.entity, .enroll): (6, "Enroll")
            case (.entity, .unenroll): (7, "Unenroll")
            case (.eventLog, .export): (3, "Export")
            default: (99, nil)
            }
    }
}

extension OutcomeKind {
    /// OCSF's number of it.
    var ocsfStatus: Int64 {
        switch self {
        case .unknown: 0
        case .success: 1
        case .failure: 2
        case .open: 99
        }
    }

    /// OCSF's word for it; nil where the outcome stands for itself.
    var ocsfCaption: StaticString? {
        switch self {
        case .unknown: "Unknown"
        case .success: "Success"
        case .failure: "Failure"
        case .open: nil
        }
    }
}
