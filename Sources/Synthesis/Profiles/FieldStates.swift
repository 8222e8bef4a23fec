/// The state letter of a field.
enum FieldLetter: UInt32 {
    case missing = 0
    case declared = 1
    case trusted = 2
    case population = 3

    /// `M`, `D`, `T` or `N`.
    var ascii: UInt8 {
        switch self {
        case .missing: UInt8(ascii: "M")
        case .declared: UInt8(ascii: "D")
        case .trusted: UInt8(ascii: "T")
        case .population: UInt8(ascii: "N")
        }
    }
}

/// The ten fields in their fixed order.
enum Field: Int, CaseIterable {
    case fullName, cmnd9, personalID, dateOfBirth, phone, gender, placeOfBirth, email, hometown
    case permanentAddress
}

/// The ten state letters of a profile, two bits each.
struct FieldStates: Equatable {
    private var bits: UInt32

    /// All fields in one state.
    init(_ letter: FieldLetter) {
        bits = (0..<10).reduce(0) { $0 | letter.rawValue << UInt32($1 * 2) }
    }

    /// The letter of one field.
    subscript(field: Field) -> FieldLetter {
        get { FieldLetter(rawValue: bits >> UInt32(field.rawValue * 2) & 3) ?? .missing }
        set {
            let place = UInt32(field.rawValue * 2)
            bits = bits & ~(3 << place) | newValue.rawValue << place
        }
    }

    /// Whether any field is verified, so that there is a time of verification.
    var hasVerified: Bool { bits & 0xAAAA_AAAA != 0 }

    /// Draws the states of a personal profile in `situation`.
    static func draw(
        _ situation: Situation,
        hasCMND: Bool,
        _ random: inout SplitMix64
    ) -> FieldStates {
        var states = FieldStates(situation.isVerified ? .population : .declared)
        if situation.isVerified {
            // Most refreshes verify everything; some took over only what the gate needs.
            if random.chance(1600) { states.loosen([.gender, .cmnd9], missing: 800, &random) }
            if random.chance(2200) {
                states.loosen(
                    [.placeOfBirth, .hometown, .permanentAddress],
                    missing: 2500,
                    &random
                )
            }
        } else {
            states.loosen(
                [.gender, .placeOfBirth, .hometown, .permanentAddress],
                missing: 3500,
                &random
            )
            if random.chance(400) { states[.fullName] = .trusted }
            if random.chance(1500), situation == .numberUnverified {
                states[.fullName] = .population
                states[.dateOfBirth] = .population
            }
        }
        if situation == .numberMissing {
            states[.personalID] = .missing
            if random.chance(600) { states[.dateOfBirth] = .missing }
            if random.chance(60) { states[.fullName] = .missing }
        }
        if !hasCMND || random.chance(situation == .numberMissing ? 500 : 900) {
            states[.cmnd9] = .missing
        }
        let phone = random.below(100)
        states[.phone] = phone < 62 ? .trusted : phone < 95 ? .declared : .missing
        let email = random.below(100)
        states[.email] = email < 2 ? .trusted : email < 62 ? .declared : .missing
        return states
    }

    /// Makes each field declared half of the time, missing `missing` times in ten thousand.
    private mutating func loosen(
        _ fields: [Field],
        missing: Int,
        _ random: inout SplitMix64
    ) {
        for field in fields {
            let draw = random.below(10_000)
            if draw < missing {
                self[field] = .missing
            } else if draw < 5000 {
                self[field] = .declared
            }
        }
    }
}
