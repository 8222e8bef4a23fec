extension VietnameseName {
    /// A key whose plain text order is the Vietnamese order of names.
    ///
    /// Given name first, then middle names, then family name. Letters go a ă â b c d đ e ê … o ô ơ …
    /// u ư v x y, and among equal letters of a word the tones go ngang, huyền, hỏi, ngã, sắc, nặng.
    /// The key is ASCII for every name in Latin letters and compares byte by byte, so that a database
    /// can sort by it. Case does not count.
    public var orderKey: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(display.utf8.count + 8)
        for part in [given, middle, family] {
            NameOrder.append(part, to: &bytes)
            bytes.append(NameOrder.endOfPart)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether `a` comes before `b` in an alphabetical list; names that differ in no other way are
    /// ordered by their text.
    public static func precedes(_ a: VietnameseName, _ b: VietnameseName) -> Bool {
        let (first, second) = (a.orderKey, b.orderKey)
        return first == second ? a.display < b.display : first < second
    }
}

/// The weights of the Vietnamese alphabet.
private enum NameOrder {
    /// Below everything else, so that a short part comes before a longer one.
    static let endOfPart: UInt8 = 0x20
    /// Ends a word, the tone added to it; below digits and letters.
    private static let endOfWord: UInt8 = 0x21

    /// Adds the words of one part, each followed by its tone.
    static func append(_ part: String, to bytes: inout [UInt8]) {
        var tone: UInt8 = 0
        var inWord = false
        for scalar in part.unicodeScalars {
            if let letter = MarkedLetter.of(scalar) {
                bytes.append(weight(letter))
                if tone == 0 { tone = letter.tone.rawValue }
                inWord = true
                continue
            }
            switch ScalarClass.of(scalar) {
            case .digit(let value):
                bytes.append(0x30 + value)
                inWord = true
            case .letter:
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
                inWord = true
            case .blank, .dash:
                if inWord { bytes.append(endOfWord + tone) }
                tone = 0
                inWord = false
            default: continue
            }
        }
        if inWord { bytes.append(endOfWord + tone) }
    }

    /// The place of a letter in a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z.
    private static func weight(_ letter: MarkedLetter) -> UInt8 {
        let index = Int(letter.base) - 97
        guard places.indices.contains(index) else { return 0x41 }
        let place = places[index]
        switch (letter.base, letter.shape) {
        case (UInt8(ascii: "a"), .breve): return place + 1
        case (UInt8(ascii: "a"), .circumflex): return place + 2
        case (UInt8(ascii: "d"), .stroke): return place + 1
        case (UInt8(ascii: "e"), .circumflex), (UInt8(ascii: "o"), .circumflex): return place + 1
        case (UInt8(ascii: "o"), .horn): return place + 2
        case (UInt8(ascii: "u"), .horn): return place + 1
        default: return place
        }
    }

    /// The weights of a…z, with gaps where a Vietnamese letter follows.
    private static let places: [UInt8] = {
        var next: UInt8 = 0x41
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).map { letter in
            defer {
                switch letter {
                case UInt8(ascii: "a"), UInt8(ascii: "o"): next += 3
                case UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "u"): next += 2
                default: next += 1
                }
            }
            return next
        }
    }()
}
