/// Where a tone mark is written in oa, oe, uy: `hoà` or `hòa`, `thuỷ` or `thủy`.
///
/// Both spellings are in use and Unicode normalisation does not unify them. Only open syllables are
/// in doubt: in `hoàn`, `huỳnh`, `khuỷu` everybody writes the mark in the same place, and after `q`
/// the u belongs to the consonant (`quý`).
public enum TonePlacement {
    /// The text with the mark on the first of the two vowels (`hòa`, `thủy`), case kept; NFC.
    public static func unified(_ text: String) -> String {
        let text = text.nfc
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var scalars = Array(text.unicodeScalars)
        var changed = false
        for index in scalars.indices.dropFirst() {
            guard let moved = move(in: scalars, at: index) else { continue }
            scalars[index - 1] = moved.first
            scalars[index] = moved.second
            changed = true
        }
        guard changed else { return text }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The two vowels with the mark on the first, when the mark on `index` has to move.
    private static func move(
        in scalars: [Unicode.Scalar],
        at index: Int
    ) -> (first: Unicode.Scalar, second: Unicode.Scalar)? {
        guard scalars[index].value >= 0x80,
            let second = MarkedLetter.of(scalars[index]), second.shape == .plain,
            let tone = second.tone.mark,
            let first = MarkedLetter.of(scalars[index - 1]), first.shape == .plain,
            first.tone == .level
        else { return nil }
        switch (first.base, second.base) {
        case (UInt8(ascii: "o"), UInt8(ascii: "a")), (UInt8(ascii: "o"), UInt8(ascii: "e")),
            (UInt8(ascii: "u"), UInt8(ascii: "y")):
            break
        default: return nil
        }
        if index + 1 < scalars.count, isLetterOrMark(scalars[index + 1]) { return nil }
        if index >= 2 {
            let before = scalars[index - 2]
            if let letter = MarkedLetter.of(before) {
                if letter.isVowel || letter.base == UInt8(ascii: "q") { return nil }
            } else if isLetterOrMark(before) {
                return nil
            }
        }
        let bare = Unicode.Scalar(second.base)
        let isUpper = scalars[index].properties.isUppercase
        let plain = isUpper ? Unicode.Scalar(second.base & 0xDF) : bare
        guard let marked = compose(scalars[index - 1], tone) else { return nil }
        return (marked, plain)
    }

    /// A letter and a tone mark as one scalar.
    private static func compose(
        _ letter: Unicode.Scalar,
        _ mark: Unicode.Scalar
    ) -> Unicode.Scalar? {
        var view = String.UnicodeScalarView()
        view.append(letter)
        view.append(mark)
        let composed = String(view).nfc.unicodeScalars
        return composed.count == 1 ? composed.first : nil
    }

    /// Whether a scalar goes on with a word.
    private static func isLetterOrMark(_ scalar: Unicode.Scalar) -> Bool {
        switch ScalarClass.of(scalar) {
        case .letter: true
        default: Folding.isMark(scalar)
        }
    }
}
