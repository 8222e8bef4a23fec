/// Case and marks taken away, so that words can be compared as people type them.
public enum Folding {
    /// Lower case without marks: `Đặng` becomes `dang`, `trạng-thái` becomes `trang-thai`.
    ///
    /// NFC and NFD text, and đ and its look-alike ð, give the same. Blanks, punctuation and letters
    /// of other scripts stay. For command names, province names and search words.
    public static func fold(_ text: String) -> String {
        var plain = true
        for byte in text.utf8 where byte >= 0x80 || (byte >= 65 && byte <= 90) {
            plain = false
            break
        }
        if plain { return text }

        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var complete = true
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let byte = UInt8(truncatingIfNeeded: value)
                bytes.append(byte >= 65 && byte <= 90 ? byte | 0x20 : byte)
            } else if let letter = MarkedLetter.of(scalar) {
                bytes.append(letter.base)
            } else if !isMark(scalar) {
                let rest = foldRare(scalar)
                if rest.utf8.contains(where: { $0 >= 0x80 }) { complete = false }
                bytes.append(contentsOf: rest.utf8)
            }
        }
        let folded = String(decoding: bytes, as: UTF8.self)
        return complete ? folded : folded.nfc
    }

    /// Whether the scalar is a combining mark that goes away when folding.
    @inline(__always)
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value)
    }

    /// The folded form of a scalar outside ASCII and the table of marked letters.
    static func foldRare(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "ø", "Ø": return "o"
        case "ł", "Ł": return "l"
        case "ħ", "Ħ": return "h"
        case "ŧ", "Ŧ": return "t"
        case "ı": return "i"
        case "ß", "ẞ": return "ss"
        case "æ", "Æ": return "ae"
        case "œ", "Œ": return "oe"
        case "þ", "Þ": return "th"
        default: break
        }
        let lower = scalar.properties.lowercaseMapping.nfd
        var kept = String.UnicodeScalarView()
        for scalar in lower.unicodeScalars where !isMark(scalar) { kept.append(scalar) }
        return String(kept)
    }
}
