import Identity

/// Asks the person at the terminal.
package final class TerminalPrompter: Prompter {
    private let terminal: any ConsoleTerminal
    private let printer: ResultPrinter
    private let language: Language

    /// Makes a prompter for a terminal.
    package init(terminal: any ConsoleTerminal, printer: ResultPrinter, language: Language) {
        self.terminal = terminal
        self.printer = printer
        self.language = language
    }

    /// Shows what is about to happen, masked.
    package func show(_ preview: PlainView) { printer.preview(preview) }

    /// Asks yes or no: `có`, `c`, `yes`, `y`, and the name of the button, are yes; anything else is no.
    package func confirms(_ question: Phrase) -> Bool {
        let choices = Phrase(vi: " [có/KHÔNG] ", en: " [yes/NO] ")
        let answer = terminal.ask(question.text(language) + choices.text(language))
        return ["co", "c", "yes", "y", "cap nhat", "update"].contains(
            Folding.fold(answer ?? "").trimmed
        )
    }

    /// Asks to type something; nil when the person gives up.
    package func types(_ question: Phrase) -> String? {
        terminal.ask(question.text(language))?.trimmed
    }
}

extension String {
    /// The text without blanks at its ends.
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
