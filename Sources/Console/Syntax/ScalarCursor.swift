/// A place in a line that moves forward, a character at a time.
struct ScalarCursor {
    /// The line's characters.
    let scalars: [Unicode.Scalar]
    /// The place among them.
    private(set) var index = 0
    /// The same place as a UTF-8 offset.
    private(set) var offset = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The character here; nil at the end.
    var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// The character behind this one.
    var next: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    /// Goes on by one character; stays at the end.
    mutating func advance() {
        guard index < scalars.count else { return }
        offset += UTF8.width(scalars[index])
        index += 1
    }

    /// Skips a line break, LF or CRLF; false when there is none.
    mutating func skipLineBreak() -> Bool {
        if current == "\r", next == "\n" { advance() }
        guard current == "\n" else { return false }
        advance()
        return true
    }
}
