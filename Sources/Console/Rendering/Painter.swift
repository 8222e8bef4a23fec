import CommandKit

/// Puts terminal colours round text, or leaves it as it is.
///
/// Whether colours are on (`--color`, `NO_COLOR`, a terminal) is for the caller to say.
package struct Painter: Sendable {
    /// Whether colours are on.
    package let isOn: Bool

    /// Makes a painter.
    package init(isOn: Bool) {
        self.isOn = isOn
    }

    /// The text in the colour of its tone.
    package func paint(_ text: String, _ tone: Tone) -> String {
        guard isOn, !text.isEmpty, let code = Painter.code(tone) else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private static func code(_ tone: Tone) -> String? {
        switch tone {
        case .plain: nil
        case .good: "32"
        case .caution: "33"
        case .bad: "31"
        case .muted: "2"
        case .strong: "1"
        }
    }
}
