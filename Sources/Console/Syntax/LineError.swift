import CommandKit
import Identity

/// Why a line cannot be run: found before anything runs, with the place that is wrong.
package struct LineError: Error, Sendable, Hashable {
    /// Stable, `syntax.…` or `usage.…`.
    package let code: String
    /// What is wrong; never repeats a value that was typed.
    package let message: Phrase
    /// What would work.
    package let hint: Phrase?
    /// Where.
    package let span: Span

    /// Makes an error.
    package init(_ code: String, _ message: Phrase, hint: Phrase? = nil, at span: Span) {
        self.code = code
        self.message = message
        self.hint = hint
        self.span = span
    }

    /// The same as a command's error, for results.
    package var commandError: CommandError {
        CommandError(code, message, hint: hint, outcome: .invalid)
    }
}
