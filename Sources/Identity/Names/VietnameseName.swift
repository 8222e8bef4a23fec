/// A person's name in the Vietnamese order: family name, middle names, given name.
public struct VietnameseName: Hashable, Sendable {
    /// The name as it is stored and shown: NFC, Đ for the look-alike Ð, one blank between words.
    ///
    /// Control characters are left where they are: only typed input refuses them.
    public let display: String

    /// Takes over a name in whatever form it came.
    public init(_ text: String) {
        let collapsed = text.nfc.collapsingBlanks
        let hasEth =
            collapsed.utf8.contains(0xC3)
            && collapsed.unicodeScalars.contains { $0 == "Ð" || $0 == "ð" }
        guard hasEth else {
            display = collapsed
            return
        }
        var view = String.UnicodeScalarView()
        for scalar in collapsed.unicodeScalars {
            switch scalar {
            case "Ð": view.append("Đ")
            case "ð": view.append("đ")
            default: view.append(scalar)
            }
        }
        display = String(view)
    }

    /// The form in which two spellings of one registered name are equal: case, blanks and the place
    /// of the tone mark (`Hoà`, `Hòa`) do not count, everything else does (`Lý` is not `Lí`).
    public var equalityKey: String {
        TonePlacement.unified(display.lowercased())
    }

    /// The family name (họ): the first word; empty when there is only one word.
    public var family: String {
        guard let first = display.firstIndex(of: " ") else { return "" }
        return String(display[..<first])
    }

    /// The middle names (chữ đệm): everything between the first and the last word; may be empty.
    public var middle: String {
        guard let first = display.firstIndex(of: " "), let last = display.lastIndex(of: " "),
            first < last
        else { return "" }
        return String(display[display.index(after: first)..<last])
    }

    /// The given name (tên), the last word, by which people are sorted and greeted.
    public var given: String {
        guard let last = display.lastIndex(of: " ") else { return display }
        return String(display[display.index(after: last)...])
    }
}
