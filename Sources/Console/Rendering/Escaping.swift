/// Makes what could lead a reader or a terminal astray visible.
package enum Escaping {
    /// The text with control characters, bidirectional marks, zero-width characters and line breaks as
    /// `\u{…}`; nothing that comes out of it moves a cursor, turns text round or ends a line.
    package static func visible(_ text: String) -> String {
        escaping(text) { isHostile($0) || isLoneMark($0, isFirst: $1) }
    }

    /// A stretch of a source line: as `visible`, but a tab is shown as one blank, and a mark at the
    /// start counts to what stands before the stretch.
    package static func visibleLine(_ text: String) -> String {
        let plain = escaping(text) { scalar, _ in isHostile(scalar) && scalar != "\t" }
        guard plain.utf8.contains(0x09) else { return plain }
        return String(plain.map { $0 == "\t" ? " " : $0 })
    }

    /// As `visible`, but tabs and line breaks stay (for cells of a CSV file, which quotes them).
    package static func visibleKeepingLines(_ text: String) -> String {
        escaping(text) { scalar, _ in
            isHostile(scalar) && scalar != "\t" && scalar != "\n" && scalar != "\r"
        }
    }

    /// Whether a character is never shown as it is.
    package static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0xA0 { return value < 0x20 || value >= 0x7F }
        if value < 0x300 { return value == 0xAD }
        if (0x1E00...0x1EFF).contains(value) { return false }
        switch value {
        case 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x115F, 0x1160,
            0x3164,
            0xFFA0, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
            .surrogate:
            return true
        default: return false
        }
    }

    /// Whether a combining mark has nothing before it to combine with: at the start of a value it
    /// would sit on whatever the table has there.
    private static func isLoneMark(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        guard isFirst, scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func escaping(
        _ text: String,
        _ isEscaped: (Unicode.Scalar, _ isFirst: Bool) -> Bool
    ) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        var isFirst = true
        for scalar in text.unicodeScalars {
            if isEscaped(scalar, isFirst) {
                result.append(
                    contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                        .unicodeScalars
                )
            } else {
                result.append(scalar)
            }
            isFirst = false
        }
        return String(result)
    }
}
