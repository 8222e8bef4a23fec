import Console
import Glibc
import Identity
import LineEditing

/// The agent's terminal, with line editing by libedit.
final class EditorTerminal: ConsoleTerminal {
    private let editor: LineEditor
    private let output: Output
    private let prompt: PromptText
    private let pager: Pager
    let hasColor: Bool

    /// The prompt that the editor asks for, set before each line.
    private final class PromptText {
        var text = ""
    }

    /// Takes the terminal over; nil when there is none that lines can be edited on.
    init?(
        history: HistoryFile?,
        completer: @escaping LineEditing.Completer,
        colors: Bool,
        language: Language,
        output: Output
    ) {
        let prompt = PromptText()
        var configuration = LineEditor.Configuration(
            program: "lienket",
            prompt: { prompt.text },
            completer: completer,
            history: history
        )
        if language == .en {
            configuration.searchLabels = ("(search back)", "(search forward)")
            configuration.moreCandidates = { "… \($0) more" }
        }
        guard let editor = LineEditor(configuration) else { return nil }
        self.editor = editor
        self.prompt = prompt
        self.output = output
        pager = Pager(language: language)
        hasColor = colors
    }

    var columns: Int { TerminalState.size.columns }
    var rows: Int { TerminalState.size.rows }

    func readLine(prompt text: String) -> TerminalEvent {
        prompt.text = text
        switch editor.readLine() {
        case .line(let line): return .line(line)
        case .interrupted: return .interrupted
        case .endOfFile: return .end
        case .signal(let number): return .signal(number)
        case .failed(let reason): return .failed(reason)
        }
    }

    func ask(_ question: String) -> String? {
        guard case .line(let answer) = editor.ask(question) else { return nil }
        return answer
    }

    /// Writes data; what is longer than the window goes through the pager.
    func write(_ text: String) {
        let size = TerminalState.size
        if TerminalState.isOutputTTY, pager.wants(text, columns: size.columns, rows: size.rows),
            pager.show(text)
        {
            return
        }
        output.write(text)
    }

    func report(_ text: String) { output.report(text) }

    func remember(_ line: String) { editor.addHistory(line) }

    func discardWaitingLines() -> Int {
        defer { editor.discardWaitingLines() }
        return editor.waitingLineCount
    }

    /// Gives the terminal back as it was found.
    func close() { editor.close() }
}
