/// A field's colour on the portal's screen.
///
/// - Rule: R7. Three states, never a fourth.
public enum FieldState: String, Sendable, Codable {
    /// Green: verified against the population database or another trusted database.
    case verified
    /// Yellow: typed in by the holder, not verified.
    case declared
    /// Red: no value.
    case missing
}

/// Where a field's value comes from.
public enum FieldSource: String, Sendable, Codable {
    /// The National Population Database.
    case npd
    /// Another trusted database (the carrier's subscriber register, for instance).
    case trusted
    /// The holder's own typing.
    case holder
}

/// A field's value together with how far it can be trusted.
///
/// The cases make the invariants unbreakable: missing means no value, verified means that value,
/// source and time are all known, declared means a value that nothing has confirmed.
///
/// - Rule: R7, R8.
public enum FieldStatus: Hashable, Sendable, Codable {
    /// No value.
    case missing
    /// A value typed in and not verified.
    case declared(String)
    /// A value confirmed by the population database at a time.
    case population(String, at: Instant)
    /// A value confirmed by another trusted database at a time.
    case trusted(String, at: Instant)

    /// Green, yellow or red.
    public var state: FieldState {
        switch self {
        case .missing: .missing
        case .declared: .declared
        case .population, .trusted: .verified
        }
    }

    /// The value in its stored form; nil when missing.
    public var value: String? {
        switch self {
        case .missing: nil
        case .declared(let value), .population(let value, _), .trusted(let value, _): value
        }
    }

    /// Who stands behind the value; nil when missing.
    public var source: FieldSource? {
        switch self {
        case .missing: nil
        case .declared: .holder
        case .population: .npd
        case .trusted: .trusted
        }
    }

    /// When the value was verified; nil unless it is.
    public var verifiedAt: Instant? {
        switch self {
        case .missing, .declared: nil
        case .population(_, let at), .trusted(_, let at): at
        }
    }
}
