import Identity

/// What a command is, in one place: it drives parsing, help, completion, permission, confirmation,
/// dry run and audit alike.
public struct CommandManifest: Sendable {
    /// The English name, one or two ASCII words (`status`, `case open`).
    public private(set) var name: String
    /// The Vietnamese name with its diacritics and as many words (`trạng-thái`, `vụ-việc mở`).
    public private(set) var vietnamese: String
    /// What it does, one sentence without a full stop.
    public let summary: Phrase
    /// Positional parameters in order, then options and flags.
    public let parameters: [Parameter]
    /// What it does to the world.
    public let effect: Effect
    /// The flag, or the word for `ACTION`, without which the command changes nothing and needs no
    /// confirmation; nil when every use of it does.
    public let confirmedBy: String?
    /// Whether it talks to an outside system.
    public let isExternal: Bool
    /// Whether it reads the whole audit log or writes a file: the host does it in short reads, with no
    /// lock held.
    public let isLong: Bool
    /// Whether it changes another system.
    public let changesOutside: Bool
    /// What the agent's role must allow.
    public let access: Access
    /// Whether it shows or changes a citizen, so that a case must be open.
    ///
    /// - Rule: R29.
    public let needsCase: Bool
    /// Whether a reason must be given with `--reason`.
    ///
    /// - Rule: R30.
    public let needsReason: Bool
    /// The stable dotted code in audit leaves (`citizen.status`).
    public let act: String
    /// The keys of its data, in order; empty when it returns none.
    public let data: [String]
    /// The key of the array that is the table for CSV; nil when the data are one row.
    public let rows: String?
    /// Command lines that work.
    public let examples: [String]

    /// Makes a manifest.
    public init(
        _ name: String,
        vietnamese: String,
        summary: Phrase,
        parameters: [Parameter] = [],
        effect: Effect,
        confirmedBy: String? = nil,
        isExternal: Bool = false,
        isLong: Bool = false,
        changesOutside: Bool = false,
        access: Access,
        needsCase: Bool = false,
        needsReason: Bool = false,
        act: String,
        data: [String],
        rows: String? = nil,
        examples: [String]
    ) {
        self.name = name
        self.vietnamese = vietnamese
        self.summary = summary
        self.parameters = parameters
        self.effect = effect
        self.confirmedBy = confirmedBy
        self.isExternal = isExternal
        self.isLong = isLong
        self.changesOutside = changesOutside
        self.access = access
        self.needsCase = needsCase
        self.needsReason = needsReason
        self.act = act
        self.data = data
        self.rows = rows
        self.examples = examples
    }

    /// What must be typed for the command to take effect, as it is typed; nil when every use does.
    public var confirmation: String? {
        confirmedBy.map { word in
            parameters.contains { $0.name == word } ? "--\(word)" : word
        }
    }

    /// The same command under names behind a prefix.
    public func named(behind prefix: String) -> CommandManifest {
        guard !prefix.isEmpty else { return self }
        var copy = self
        copy.name = prefix + name
        copy.vietnamese = prefix + vietnamese
        return copy
    }

    /// The positional parameters, in order.
    public var positionals: [Parameter] { parameters.filter { !$0.isNamed } }

    /// The options and flags.
    public var options: [Parameter] { parameters.filter { $0.isNamed } }
}

/// What a command does to the world, and so what it asks of the agent before it acts.
public enum Effect: String, Sendable, Codable {
    /// Nothing but the session: no confirmation.
    case console
    /// Reads.
    case read
    /// Writes one record: asks yes or no; `--yes` where nobody can be asked.
    case write
    /// Destroys or crosses records: asks for the last four digits of the account; `--yes` likewise.
    case destructive
    /// Writes, but needs no confirmation (support cases).
    case record

    /// Whether a person, or `--yes`, must say so first.
    public var needsConfirmation: Bool { self == .write || self == .destructive }
}
