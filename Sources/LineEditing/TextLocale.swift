import CLineEdit

/// The character encoding of the process.
public enum TextLocale {
    /// What the environment asked for, and what could be had.
    public enum Outcome: Equatable, Sendable {
        /// The environment's locale is UTF-8.
        case asAsked
        /// It is not, or is not installed; a UTF-8 locale was taken instead.
        case replaced
        /// This machine has no UTF-8 locale: lines cannot be edited.
        case unavailable
    }

    /// Sets the process to UTF-8; to be called once, before other threads start.
    @discardableResult
    public static func prepare() -> Outcome {
        switch cle_utf8_locale() {
        case 0: .asAsked
        case 1: .replaced
        default: .unavailable
        }
    }
}
