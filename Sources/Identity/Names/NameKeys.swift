extension VietnameseName {
    /// The words of a name for searching, bare and in lower case, with single blanks between them.
    ///
    /// The result holds nothing but `a`…`z`, `0`…`9` and single inner blanks; it is empty when the
    /// text has no Latin letter or digit. Apostrophes join (`H'Hen Niê` → `hhen nie`), any other sign
    /// parts words. An y that may as well be written i becomes one (`Lý`, `Lí` → `li`; `Quý` →
    /// `qui`), not the one in ay, ây, uy, where it makes another syllable. Only what stands before a
    /// letter counts, so the key of a beginning is the beginning of the key.
    public static func searchKey(_ text: String) -> String {
        var key = SearchKeyBuilder(capacity: text.utf8.count)
        for scalar in text.unicodeScalars {
            if let letter = MarkedLetter.of(scalar) {
                key.append(letter.base)
                continue
            }
            switch ScalarClass.of(scalar) {
            case .digit(let value): key.append(48 + value)
            case .letter:
                if Self.isApostrophe(scalar) { continue }
                let folded =
                    (0xFF01...0xFF5E).contains(scalar.value)
                    ? Unicode.Scalar(scalar.value - 0xFEE0).map { Folding.fold(String($0)) } ?? ""
                    : Folding.foldRare(scalar)
                if folded.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) {
                    for byte in folded.utf8 { key.append(byte) }
                } else {
                    key.endWord()
                }
            case .invisible: continue
            default:
                if !Self.isApostrophe(scalar) { key.endWord() }
            }
        }
        return String(decoding: key.bytes, as: UTF8.self)
    }

    /// The key by which the population database compares names: upper case, no marks, no blanks.
    ///
    /// `Đặng Trung Du` → `DANGTRUNGDU`. Signs are left out as well; letters of other scripts stay,
    /// so that two such names do not agree by being empty. Real clients of the exchange send this
    /// form (domain notes §4.8), hence a wrong tone still finds the person, a wrong syllable does not.
    public static func exchangeKey(_ text: String) -> String {
        let folded = Folding.fold(text)
        if folded.utf8.allSatisfy({ $0 < 0x80 }) {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(folded.utf8.count)
            for byte in folded.utf8 {
                switch byte {
                case 97...122: bytes.append(byte & 0xDF)
                case 48...57: bytes.append(byte)
                default: continue
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        var kept = ""
        for scalar in folded.unicodeScalars where !isApostrophe(scalar) {
            switch ScalarClass.of(scalar) {
            case .digit(let value): kept.unicodeScalars.append(Unicode.Scalar(48 + value))
            case .letter: kept.append(scalar.properties.uppercaseMapping)
            default: continue
            }
        }
        return kept.nfc
    }

    /// Whether a scalar is one of the signs that are typed for an apostrophe.
    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x27, 0x60, 0xB4, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: true
        default: false
        }
    }
}

/// Puts a search key together, word by word.
private struct SearchKeyBuilder {
    /// The key so far.
    var bytes: [UInt8] = []
    /// The two letters before, 0 at the start of a word.
    private var last: UInt8 = 0
    private var beforeLast: UInt8 = 0

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Adds a letter or digit; i for y where both are written.
    mutating func append(_ byte: UInt8) {
        if last == 0, !bytes.isEmpty { bytes.append(0x20) }
        var byte = byte
        if byte == UInt8(ascii: "y") {
            let isGlide =
                last == UInt8(ascii: "a")
                || (last == UInt8(ascii: "u") && beforeLast != UInt8(ascii: "q"))
            if !isGlide { byte = UInt8(ascii: "i") }
        }
        bytes.append(byte)
        beforeLast = last
        last = byte
    }

    /// Ends the word.
    mutating func endWord() {
        last = 0
        beforeLast = 0
    }
}
