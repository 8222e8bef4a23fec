/// A terminal as the console needs it: lines in, text out, and somebody to ask.
package protocol ConsoleTerminal: AnyObject {
    /// Columns of the window now.
    var columns: Int { get }
    /// Rows of the window now.
    var rows: Int { get }
    /// Whether colours are wanted and possible.
    var hasColor: Bool { get }
    /// Reads a line; the prompt is drawn by `LinePrompt`.
    func readLine(prompt: String) -> TerminalEvent
    /// Asks a question and reads the answer from the terminal, never from a command stream; nil when
    /// the person gives up.
    func ask(_ question: String) -> String?
    /// Writes data.
    func write(_ text: String)
    /// Writes a message: errors, warnings, questions.
    func report(_ text: String)
    /// Adds a line to the history; it holds no personal data any more.
    func remember(_ line: String)
    /// Drops lines that were pasted behind one that failed; tells how many.
    func discardWaitingLines() -> Int
}

extension ConsoleTerminal {
    /// Nothing waits on a terminal without pasting.
    package func discardWaitingLines() -> Int { 0 }
}

/// What came from a terminal.
package enum TerminalEvent: Sendable, Equatable {
    /// A line, without its end.
    case line(String)
    /// Ctrl-C: the line is dropped.
    case interrupted
    /// Ctrl-D, or the terminal is gone.
    case end
    /// The process was told to end.
    case signal(Int32)
    /// The terminal failed.
    case failed(String)
}
