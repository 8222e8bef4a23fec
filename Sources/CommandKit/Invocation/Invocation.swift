import Identity

/// How a citizen is named in a line.
public enum CitizenReference: Sendable, Hashable {
    /// The console's own number, `C-12`.
    case number(CitizenNumber)
    /// The current citizen, `.`.
    case current
    /// Any identifier that points to exactly one: number, CMND, phone, e-mail, login, QR text.
    case identifier(String)

    /// Reads a reference as it is typed.
    public init(_ text: String) {
        if text == "." {
            self = .current
        } else if let number = CitizenNumber(reference: text) {
            self = .number(number)
        } else {
            self = .identifier(text)
        }
    }
}

/// A value that a line gives for a parameter, already checked against its type.
public enum ArgumentValue: Sendable, Hashable {
    /// A citizen reference.
    case citizen(CitizenReference)
    /// A provider.
    case provider(Provider)
    /// An identity field.
    case field(FieldKey)
    /// Text, a word of a choice, a name, a path.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A birth date or year.
    case birth(BirthDate)
    /// A day.
    case date(CivilDate)
}

/// One command of a line with its typed arguments.
public struct Invocation: Sendable {
    /// The command's manifest.
    public let manifest: CommandManifest
    /// The values given, by parameter name, in order.
    public let values: [String: [ArgumentValue]]
    /// The flags given.
    public let flags: Set<String>

    /// Makes an invocation.
    public init(
        manifest: CommandManifest,
        values: [String: [ArgumentValue]] = [:],
        flags: Set<String> = []
    ) {
        self.manifest = manifest
        self.values = values
        self.flags = flags
    }

    /// Whether a flag was given.
    public func has(_ flag: String) -> Bool { flags.contains(flag) }

    /// The citizen named by a parameter (`REF` unless said otherwise); nil when left out.
    public func citizen(_ name: String = "REF") -> CitizenReference? {
        citizens(name).first
    }

    /// All citizens named by a parameter.
    public func citizens(_ name: String = "REF") -> [CitizenReference] {
        values(name) { if case .citizen(let reference) = $0 { reference } else { nil } }
    }

    /// The provider given, if any.
    public var provider: Provider? {
        values("PROVIDER") { if case .provider(let provider) = $0 { provider } else { nil } }.first
    }

    /// The fields given by a parameter.
    public func fields(_ name: String = "FIELD") -> [FieldKey] {
        values(name) { if case .field(let key) = $0 { key } else { nil } }
    }

    /// The text given for a parameter; nil when left out.
    public func text(_ name: String) -> String? { texts(name).first }

    /// All texts given for a parameter.
    public func texts(_ name: String) -> [String] {
        values(name) { if case .text(let text) = $0 { text } else { nil } }
    }

    /// The number given for a parameter; nil when left out.
    public func integer(_ name: String) -> Int? {
        values(name) { if case .integer(let number) = $0 { number } else { nil } }.first
    }

    /// The birth date or year given for a parameter; nil when left out.
    public func birth(_ name: String) -> BirthDate? {
        values(name) { if case .birth(let date) = $0 { date } else { nil } }.first
    }

    /// The day given for a parameter; nil when left out.
    public func date(_ name: String) -> CivilDate? {
        values(name) { if case .date(let date) = $0 { date } else { nil } }.first
    }

    /// The place in the audit log given for a parameter; nil when left out.
    public func place(_ name: String) -> AuditPlace? {
        if let seq = integer(name) { return .seq(Int64(seq)) }
        return date(name).map(AuditPlace.day)
    }

    /// The stretch of the audit log that `--from` and `--until` name.
    public var auditRange: AuditRange { AuditRange(from: place("from"), until: place("until")) }

    /// The reason given; nil when left out.
    public var reason: String? { text("reason") }

    /// The values of a parameter that `pick` recognises.
    private func values<T>(_ name: String, _ pick: (ArgumentValue) -> T?) -> [T] {
        (values[name] ?? []).compactMap(pick)
    }
}
