/// The Vietnamese vowels with their marks, for taking words apart without Foundation.
///
/// `Đ` and `đ` have no decomposition in Unicode, so they are folded by hand.
enum VietnameseLetters {
    /// A precomposed letter: the bare vowel, its shape mark (breve, circumflex, horn) and its tone.
    private struct Parts {
        let base: Unicode.Scalar
        let shape: Unicode.Scalar?
        let tone: Unicode.Scalar?
    }

    private static let tones: [Unicode.Scalar] = [
        "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}",
    ]

    /// Bare vowel, shape mark, then the vowel untoned and with the five tones.
    private static let rows: [(Unicode.Scalar, Unicode.Scalar?, String)] = [
        ("a", nil, "aàáảãạ"), ("a", "\u{306}", "ăằắẳẵặ"), ("a", "\u{302}", "âầấẩẫậ"),
        ("e", nil, "eèéẻẽẹ"), ("e", "\u{302}", "êềếểễệ"), ("i", nil, "iìíỉĩị"),
        ("o", nil, "oòóỏõọ"), ("o", "\u{302}", "ôồốổỗộ"), ("o", "\u{31B}", "ơờớởỡợ"),
        ("u", nil, "uùúủũụ"), ("u", "\u{31B}", "ưừứửữự"), ("y", nil, "yỳýỷỹỵ"),
        ("A", nil, "AÀÁẢÃẠ"), ("A", "\u{306}", "ĂẰẮẲẴẶ"), ("A", "\u{302}", "ÂẦẤẨẪẬ"),
        ("E", nil, "EÈÉẺẼẸ"), ("E", "\u{302}", "ÊỀẾỂỄỆ"), ("I", nil, "IÌÍỈĨỊ"),
        ("O", nil, "OÒÓỎÕỌ"), ("O", "\u{302}", "ÔỒỐỔỖỘ"), ("O", "\u{31B}", "ƠỜỚỞỠỢ"),
        ("U", nil, "UÙÚỦŨỤ"), ("U", "\u{31B}", "ƯỪỨỬỮỰ"), ("Y", nil, "YỲÝỶỸỴ"),
    ]

    private static let letters: [Unicode.Scalar: Parts] = {
        var letters: [Unicode.Scalar: Parts] = [:]
        for (base, shape, forms) in rows {
            for (place, form) in forms.unicodeScalars.enumerated() {
                let tone = place == 0 ? nil : tones[place - 1]
                letters[form] = Parts(base: base, shape: shape, tone: tone)
            }
        }
        return letters
    }()

    /// The canonical decomposition (NFD): marks in the order of their combining classes, horn (216),
    /// dot below (220), then the rest (230).
    static func decomposed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let parts = letters[scalar] else {
                result.append(scalar)
                continue
            }
            result.append(parts.base)
            let dotFirst = parts.tone == "\u{323}" && parts.shape != "\u{31B}"
            let marks = dotFirst ? [parts.tone, parts.shape] : [parts.shape, parts.tone]
            result.append(contentsOf: marks.compactMap(\.self))
        }
        return String(result)
    }

    /// Replaces `Đ` by its lookalike `Ð` (Eth, U+00D0), as some keyboards type it.
    static func withEth(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar == "\u{110}" ? "\u{D0}" : scalar)
        }
        return String(result)
    }

    /// Lower-case ASCII letters of a word, everything else dropped.
    static func folded(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bare = letters[scalar]?.base ?? scalar
            switch bare.value {
            case 0x61...0x7A: result.append(UInt8(truncatingIfNeeded: bare.value))
            case 0x41...0x5A: result.append(UInt8(truncatingIfNeeded: bare.value + 0x20))
            case 0x110, 0x111: result.append(UInt8(ascii: "d"))
            default: continue
            }
        }
        return result
    }
}
