/// What an act is, in words that every form has its own for.
struct ActKind: Hashable, Sendable {
    /// What an act is about.
    enum Subject: Hashable, Sendable {
        /// Who sits at the console.
        case session
        /// A citizen's record or link.
        case citizen
        /// A case or a request about one.
        case work
        /// The audit log.
        case log
        /// What the console goes by.
        case policy
        /// Anything else, and what later versions and plugins call their acts.
        case console
    }

    /// What was done.
    enum Deed: Hashable, Sendable {
        case logon, logoff, create, read, update, enroll, unenroll, erase, export
        /// What has no word but the act itself.
        case other
    }

    let subject: Subject
    let deed: Deed

    /// Tells what an act is; one that is not known is of the console, and its own word.
    init(_ act: String) {
        let area = Self.area(act)
        let verb = act[area.endIndex...].dropFirst()
        switch area {
        case "session":
            switch verb {
            case "start": (subject, deed) = (.session, .logon)
            case "end", "quit": (subject, deed) = (.session, .logoff)
            default: (subject, deed) = (.console, .other)
            }
        case "citizen", "link", "change":
            (subject, deed) = (.citizen, Self.deed(verb))
        case "case", "request":
            (subject, deed) = (.work, Self.deed(verb))
        case "audit":
            (subject, deed) = (.log, Self.deed(verb))
        case "policy":
            (subject, deed) = (.policy, Self.deed(verb))
        default:
            (subject, deed) = (.console, Self.deed(verb))
        }
    }

    /// The word before the act's first dot.
    static func area(_ act: String) -> Substring {
        act[..<(act.utf8.firstIndex(of: 0x2E) ?? act.endIndex)]
    }

    private static func deed(_ verb: Substring) -> Deed {
        switch verb {
        case "show", "list", "find", "use", "status", "history", "links", "documents", "dossiers",
            "guide", "reveal", "verify", "prove", "review", "report":
            .read
        case "open", "import", "checkpoint": .create
        case "edit", "refresh", "sync", "undo", "note", "close", "approve", "reject", "set":
            .update
        case "link", "relink": .enroll
        case "unlink": .unenroll
        case "redact": .erase
        case "export": .export
        default: .other
        }
    }
}

/// How an act ended, as far as other systems tell ends apart.
enum OutcomeKind: Hashable, Sendable {
    case success, failure
    /// Nobody knows, such as when the other side did not answer.
    case unknown
    /// Neither: a dry run, a request that waits, and what later versions call their outcomes.
    case open

    /// Tells what an outcome is.
    init(_ outcome: String) {
        switch outcome {
        case "ok", "unchanged": self = .success
        case "refused", "not-found", "ambiguous", "invalid", "not-permitted", "unavailable", "busy",
            "failed":
            self = .failure
        case "unknown": self = .unknown
        default: self = .open
        }
    }
}

extension AuditLeaf.Severity {
    /// The weight as a word; OCSF's, and the table's.
    var caption: StaticString {
        switch self {
        case .informational: "Informational"
        case .low: "Low"
        case .medium: "Medium"
        case .high: "High"
        case .critical: "Critical"
        }
    }
}
