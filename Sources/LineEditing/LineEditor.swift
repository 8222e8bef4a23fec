import CLineEdit
import Glibc

/// Reads lines from a terminal, with editing, history and completion.
///
/// One at a time, used from one thread; only ``post(_:)`` may be called from others.
public final class LineEditor {
    private let configuration: Configuration
    private var editor: OpaquePointer?
    private var waitingLines: [String] = []
    private var lastEntry: String?

    /// What went wrong with the history file last; the history in memory goes on.
    public private(set) var historyProblem: HistoryFile.Problem?

    /// Takes over the terminal that standard input is.
    ///
    /// Nil when it is none, when the machine has
    /// no UTF-8 locale, or when the terminal cannot be used.
    public init?(_ configuration: Configuration) {
        self.configuration = configuration
        guard TextLocale.prepare() != .unavailable else {
            return nil
        }
        let context = Unmanaged.passUnretained(self).toOpaque()
        guard let editor = cle_open(configuration.program, completionKey, context) else {
            return nil
        }
        self.editor = editor
        cle_set_search_labels(
            editor,
            configuration.searchLabels.back,
            configuration.searchLabels.forward
        )
        loadHistory()
    }

    deinit {
        close()
    }

    /// Gives the terminal back as it was found; reading after it tells end of file.
    public func close() {
        if let editor {
            cle_close(editor)
        }
        editor = nil
    }

    /// Whether the terminal cannot move its cursor (`TERM=dumb`, or unknown).
    public var isDumbTerminal: Bool {
        editor.map { cle_is_dumb($0) != 0 } ?? true
    }

    /// Reads one line.
    ///
    /// Of a pasted text of several lines, ended by Enter, the following calls give
    /// the rest, each shown as if typed, unless ``discardWaitingLines()`` drops them.
    public func readLine() -> LineEvent {
        guard let editor else {
            return .endOfFile
        }
        cle_set_prompt(editor, configuration.prompt())
        if !waitingLines.isEmpty {
            if let signal = Interrupts.pendingTermination {
                return .signal(signal)
            }
            let next = waitingLines.removeFirst()
            cle_echo_line(editor, CandidateList.printable(next))
            return .line(next)
        }
        let event = LineEvent(result: cle_read(editor, 0), editor: editor)
        guard case .line(let text) = event, text.contains(Self.returnSign) else {
            return event
        }
        let lines = text.split(separator: Self.returnSign, omittingEmptySubsequences: false)
        waitingLines = lines.dropFirst().map(String.init)
        return .line(lines.first.map(String.init) ?? "")
    }

    /// How many pasted lines are still to be given by ``readLine()``.
    public var waitingLineCount: Int {
        waitingLines.count
    }

    /// Drops the pasted lines that were not given yet, say after an interrupted command.
    public func discardWaitingLines() {
        waitingLines = []
    }

    /// Asks a question on the terminal: no history, no completion, no pasted lines.
    ///
    /// What was typed before the question does not answer it, unless `discardingTypeahead` is false.
    public func ask(
        _ prompt: String,
        echo: Bool = true,
        discardingTypeahead: Bool = true
    ) -> LineEvent {
        guard let editor else {
            return .endOfFile
        }
        if discardingTypeahead {
            cle_discard_input(editor)
        }
        cle_set_prompt(editor, prompt)
        return LineEvent(
            result: echo ? cle_read(editor, 1) : cle_read_hidden(editor),
            editor: editor
        )
    }

    /// Keeps a line for the arrow keys and searching, and in the history file.
    ///
    /// The caller has taken out what must not be kept. Lines that begin with a space, and
    /// repetitions, are not kept.
    public func addHistory(_ line: String) {
        guard let editor, HistoryFile.isKept(line, after: lastEntry) else {
            return
        }
        lastEntry = line
        cle_add_history(editor, line)
        do {
            try configuration.history?.append(line)
        } catch {
            historyProblem = error
        }
    }

    /// Shows a notice above the prompt: at once while a line is edited, else before the next one.
    public func notice(_ text: String) {
        Self.post(text)
    }

    /// Shows a notice above the prompt of the editor; from any thread.
    public static func post(_ text: String) {
        cle_post_notice(text)
    }

    private static let returnSign: Character = "\u{21B5}"

    private func loadHistory() {
        guard let editor, let history = configuration.history else {
            return
        }
        do {
            for line in try history.load() {
                cle_add_history(editor, line)
                lastEntry = line
            }
        } catch {
            historyProblem = error
        }
    }

    fileprivate func complete(_ editor: OpaquePointer, line: String, cursor: Int) -> Int32 {
        guard let completion = configuration.completer?(line, cursor) else {
            return cleNothing
        }
        switch CompletionStep(completion, line: line) {
        case .nothing:
            return cleNothing
        case .replace(let range, let text):
            let done = cle_replace(editor, range.lowerBound, range.upperBound, text)
            return done == 0 ? cleChanged : cleNothing
        case .list:
            let size = TerminalState.size
            let list = CandidateList(
                candidates: completion.candidates,
                columns: size.columns,
                rows: size.rows,
                more: configuration.moreCandidates
            )
            cle_print_below(editor, list.text())
            return cleListed
        }
    }
}

private let cleNothing = Int32(CLE_NOTHING)
private let cleChanged = Int32(CLE_CHANGED)
private let cleListed = Int32(CLE_LISTED)

/// Called by the Tab key.
private func completionKey(
    _ context: UnsafeMutableRawPointer?,
    _ editor: OpaquePointer?,
    _ line: UnsafePointer<CChar>?,
    _ length: Int,
    _ cursor: Int
) -> Int32 {
    guard let context, let editor, let line else {
        return cleNothing
    }
    let owner = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
    let bytes = UnsafeRawBufferPointer(start: line, count: length)
    return owner.complete(editor, line: String(decoding: bytes, as: UTF8.self), cursor: cursor)
}
