/// A group of commands that a role may or may not use.
public enum Access: String, CaseIterable, Sendable, Codable {
    /// `find`, `use`, `show`, `status`, `links`, `guide`, `dossiers`, `documents`.
    case lookup
    /// `history` and `case`.
    case history
    /// `reveal`.
    case reveal
    /// `refresh`, `edit`, `link`, `sync`.
    case change
    /// `unlink`, `relink`, `undo`.
    case linking
    /// `request approve` and `request reject`.
    case approve
    /// `audit list`, `show`, `export`, `verify`, `prove`, `checkpoint`, `review`, `report`; how
    /// much of it, says `Role.auditScope`.
    case audit
    /// Agents, policies, plugins, `audit redact`.
    case administer
    /// `help`, `whoami`, `output` and the like.
    case console
}

/// How much of the audit log a role reads.
public enum AuditScope: String, CaseIterable, Sendable, Codable {
    /// Only what they did themselves.
    case own
    /// What their unit did.
    case unit
    /// Everything; a review leaves out their own work.
    case all
    /// No record, only whether the log holds together.
    case verify
}

extension Role {
    /// Whether the role may use a group of commands.
    ///
    /// - Rule: contract, section 5.
    public func allows(_ access: Access) -> Bool {
        switch access {
        case .console: true
        case .lookup: self == .viewer || self == .agent || self == .supervisor
        case .history: self != .admin
        case .reveal, .change, .linking: self == .agent || self == .supervisor
        case .approve: self == .supervisor
        case .audit: self != .viewer
        case .administer: self == .admin
        }
    }

    /// How much of the audit log the role reads; nil when nothing.
    ///
    /// - Rule: contract, section 5.
    public var auditScope: AuditScope? {
        switch self {
        case .viewer: nil
        case .agent: .own
        case .supervisor: .unit
        case .auditor: .all
        case .admin: .verify
        }
    }

    /// The role in words.
    public var label: Phrase {
        switch self {
        case .viewer: Phrase(vi: "người xem", en: "viewer")
        case .agent: Phrase(vi: "cán bộ hỗ trợ", en: "agent")
        case .supervisor: Phrase(vi: "giám sát viên", en: "supervisor")
        case .auditor: Phrase(vi: "kiểm toán viên", en: "auditor")
        case .admin: Phrase(vi: "quản trị viên", en: "administrator")
        }
    }
}
