extension AuditLeaf {
    /// The person behind an action, as the kernel and the role file name them.
    public struct Actor: Hashable, Sendable {
        /// The login name.
        public var login: String
        /// The role the action ran under.
        public var role: String
        /// The kernel's user number.
        public var uid: Int64
        /// How the person came in, such as `sudo`, `ssh` or `tty`.
        public var via: String

        /// Names a person.
        /// - Parameters:
        ///   - login: the login name.
        ///   - role: the role.
        ///   - uid: the user number, not negative.
        ///   - via: how the person came in.
        public init(login: String, role: String, uid: Int64, via: String) {
            self.login = login
            self.role = role
            self.uid = uid
            self.via = via
        }
    }

    /// What an action was about.
    public struct Target: Hashable, Sendable {
        /// The kind of thing, such as `citizen` or `request`.
        public var type: String
        /// The digest of its identity.
        public var sd: String?

        /// Names a target.
        /// - Parameters:
        ///   - type: the kind of thing.
        ///   - sd: the digest of its identity.
        public init(type: String, sd: String? = nil) {
            self.type = type
            self.sd = sd
        }
    }

    /// Whether a record stands alone or is one half of a call to an outside system.
    public enum Phase: String, Hashable, Sendable, CaseIterable {
        /// The action and its end in one record.
        case single
        /// Written before an outside call.
        case intent
        /// Written after it, with `ref` naming the intent.
        case result
    }

    /// A field that the actor saw, and how; written as `name:masked` or `name:full`.
    public struct ShownField: Hashable, Sendable {
        /// How much of a value was visible.
        public enum Visibility: String, Hashable, Sendable, CaseIterable {
            /// Only the parts that do not tell the value.
            case masked
            /// The whole value.
            case full
        }

        /// The field's name; never its value.
        public var name: String
        /// How much was visible.
        public var shown: Visibility

        /// Names a field.
        /// - Parameters:
        ///   - name: the field's name.
        ///   - shown: how much was visible.
        public init(name: String, shown: Visibility) {
            self.name = name
            self.shown = shown
        }

        /// Reads `name:masked` or `name:full`.
        /// - Parameter text: the text; nil when it is neither or the name is empty.
        public init?(text: String) {
            for visibility in Visibility.allCases {
                let ending = Array(":\(visibility.rawValue)".utf8)
                let rest = text.utf8.dropLast(ending.count)
                if !rest.isEmpty, text.utf8.suffix(ending.count).elementsEqual(ending) {
                    self.init(name: String(Substring(rest)), shown: visibility)
                    return
                }
            }
            return nil
        }

        /// The text form.
        public var text: String { "\(name):\(shown.rawValue)" }
    }
}

/// Why a record could not be written or read.
public enum AuditLeafError: Error, Hashable, Sendable {
    /// The record exceeds `AuditLeaf.maximumLength`; the length is in bytes.
    case tooLarge(length: Int)
    /// The named key is missing, unknown, or has a value its rules forbid.
    case badValue(key: String)
    /// The record has another `v` than this module reads.
    case unknownVersion(Int64)
    /// The text means a record but is not its canonical spelling.
    case notCanonical
}
