/// A Latin letter taken apart: the bare letter, the mark that makes it another letter, the tone.
struct MarkedLetter {
    /// What turns a letter into another letter of the Vietnamese alphabet.
    enum Shape: UInt8 {
        /// No mark: a, d, e, o, u.
        case plain
        /// Breve: ă.
        case breve
        /// Circumflex: â, ê, ô.
        case circumflex
        /// Horn: ơ, ư.
        case horn
        /// Stroke: đ; also the look-alike ð.
        case stroke
        /// A mark that Vietnamese does not use (ü, ç).
        case foreign
    }

    /// The tones in dictionary order.
    enum Tone: UInt8 {
        /// Ngang: no mark.
        case level
        /// Huyền: à.
        case falling
        /// Hỏi: ả.
        case dipping
        /// Ngã: ã.
        case creaky
        /// Sắc: á.
        case rising
        /// Nặng: ạ.
        case heavy

        /// The combining mark; nil for the level tone.
        var mark: Unicode.Scalar? {
            switch self {
            case .level: nil
            case .falling: "\u{300}"
            case .dipping: "\u{309}"
            case .creaky: "\u{303}"
            case .rising: "\u{301}"
            case .heavy: "\u{323}"
            }
        }
    }

    /// The bare letter, `a`…`z`.
    var base: UInt8
    /// The mark that is part of the letter.
    var shape: Shape
    /// The tone mark on it.
    var tone: Tone

    /// Whether the bare letter stands for a vowel.
    var isVowel: Bool {
        switch base {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
            UInt8(ascii: "u"), UInt8(ascii: "y"):
            true
        default: false
        }
    }

    /// Takes a scalar apart; nil when it is not a Latin letter with known marks.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> MarkedLetter? {
        let value = scalar.value
        if value < 0xC0 {
            let lower = UInt8(truncatingIfNeeded: value | 0x20)
            guard value < 0x80, lower >= 97, lower <= 122 else { return nil }
            return MarkedLetter(base: lower, shape: .plain, tone: .level)
        }
        if value < 0x250 { return table[Int(value) - 0xC0] }
        if value >= 0x1E00, value < 0x1F00 { return table[Int(value) - 0x1E00 + 0x190] }
        return nil
    }

    /// U+00C0…U+024F, then U+1E00…U+1EFF, taken apart by the Unicode decompositions.
    private static let table: [MarkedLetter?] =
        (Array(UInt32(0xC0)..<0x250) + Array(UInt32(0x1E00)..<0x1F00)).map { value in
            Unicode.Scalar(value).flatMap(decompose)
        }

    /// Takes one scalar apart by its decomposition; đ and its look-alike ð have none.
    private static func decompose(_ scalar: Unicode.Scalar) -> MarkedLetter? {
        switch scalar {
        case "đ", "Đ", "ð", "Ð":
            return MarkedLetter(base: UInt8(ascii: "d"), shape: .stroke, tone: .level)
        default: break
        }
        var scalars = Array(scalar.properties.lowercaseMapping.nfd.unicodeScalars)[...]
        guard let first = scalars.popFirst(), first.value >= 97, first.value <= 122,
            !scalars.isEmpty
        else { return nil }
        var letter = MarkedLetter(
            base: UInt8(truncatingIfNeeded: first.value),
            shape: .plain,
            tone: .level
        )
        for mark in scalars {
            switch mark {
            case "\u{306}": letter.shape = .breve
            case "\u{302}": letter.shape = .circumflex
            case "\u{31B}": letter.shape = .horn
            case "\u{300}": letter.tone = .falling
            case "\u{309}": letter.tone = .dipping
            case "\u{303}": letter.tone = .creaky
            case "\u{301}": letter.tone = .rising
            case "\u{323}": letter.tone = .heavy
            default: letter.shape = .foreign
            }
        }
        return letter
    }
}
