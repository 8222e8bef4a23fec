/// A cell of a CSV file (RFC 4180) that people open in a spreadsheet.
///
/// Hidden characters and line breaks are shown as `\u{…}`, so a row is a line; a text that a
/// spreadsheet would take for a formula begins with an apostrophe.
enum TableCell {
    static func append(_ text: String, to out: inout [UInt8]) {
        let isQuoted = needsQuotes(text)
        if isQuoted { out.append(0x22) }
        if beginsFormula(text) { out.append(0x27) }
        if isQuoted {
            QuotedSpelling.append(text, to: &out)
            out.append(0x22)
        } else {
            VisibleSpelling.append(text, to: &out)
        }
    }

    /// Whether a comma, a quotation mark, or a blank at an end asks for quotation marks.
    private static func needsQuotes(_ text: String) -> Bool {
        text.utf8.first == 0x20 || text.utf8.last == 0x20
            || text.utf8.contains { $0 == 0x2C || $0 == 0x22 }
    }

    /// Whether a spreadsheet could take the text for a formula; wide forms of the signs count, as
    /// some take them for the narrow ones.
    private static func beginsFormula(_ text: String) -> Bool {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }
}

/// The inside of a quoted cell.
private enum QuotedSpelling: TextSpelling {
    static func keeps(_ ascii: UInt8) -> Bool {
        ascii != 0x22 && VisibleSpelling.keeps(ascii)
    }

    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        if scalar == 0x22 {
            out.append(0x22, 0x22)
        } else {
            VisibleSpelling.append(scalar, to: &out)
        }
    }
}
