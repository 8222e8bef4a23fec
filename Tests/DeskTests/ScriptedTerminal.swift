import Console

/// A terminal of 80×24 whose typist is a list of lines; keeps what a person would see.
final class ScriptedTerminal: ConsoleTerminal {
    let columns = 80
    let rows = 24
    let hasColor = false
    private(set) var screen = ""
    private(set) var history: [String] = []
    private var lines: [String] = []
    private var answers: [String] = []

    func begin(_ lines: [String], answers: [String]) {
        self.lines = lines
        self.answers = answers
        screen = ""
    }

    func readLine(prompt: String) -> TerminalEvent {
        guard !lines.isEmpty else { return .end }
        let line = lines.removeFirst()
        screen += prompt + line + "\n"
        return .line(line)
    }

    func ask(_ question: String) -> String? {
        guard !answers.isEmpty else { return nil }
        let answer = answers.removeFirst()
        screen += question + answer + "\n"
        return answer
    }

    func write(_ text: String) { screen += text }

    func report(_ text: String) { screen += text }

    func remember(_ line: String) { history.append(line) }
}
