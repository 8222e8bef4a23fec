import Identity

/// Writes a value so that the tokenizer reads it back as one word.
package enum Quoting {
    /// The value as it is when that is enough, else in `'…'`, else with backslashes in `"…"`.
    package static func quote(_ value: String) -> String {
        if !value.isEmpty, value.unicodeScalars.allSatisfy(isPlain), !value.hasPrefix("#") {
            return value
        }
        if !value.contains("'") { return "'\(value)'" }
        return "\"\(escaped(value, inDoubleQuotes: true))\""
    }

    /// The value inside the quote that a line has already opened, without the closing quote; nil when
    /// it cannot stand there.
    package static func continuing(_ value: String, quote: Character) -> String? {
        if quote == "'" { return value.contains("'") ? nil : "'" + value }
        return "\"" + escaped(value, inDoubleQuotes: true)
    }

    /// Words as one line that reads back as those words (for `exec`, whose words come apart).
    package static func line(_ words: [String]) -> String {
        words.map(quote).glued(" ")
    }

    /// The value with backslashes before what would be read otherwise.
    private static func escaped(_ value: String, inDoubleQuotes: Bool) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" || scalar == "$" || scalar == "{" {
                result.unicodeScalars.append("\\")
            }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Whether a character means itself outside of quotes.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\"", "\\", "$", "{", "\n", "\r": false
        default: !Tokenizer.isBlank(scalar)
        }
    }
}
