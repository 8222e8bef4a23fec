import Glibc
import LineEditing

/// Reads lines and tells each event; the tests drive it through a pseudo-terminal.
func say(_ text: String) {
    var bytes = Array((text + "\n").utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        guard count > 0 else {
            return
        }
        bytes = bytes.dropFirst(count)
    }
}

func complete(_ line: String, _ cursor: Int) -> Completion {
    let bytes = Array(line.utf8.prefix(cursor))
    let start = (bytes.lastIndex(of: UInt8(ascii: " ")) ?? -1) + 1
    let word = String(decoding: bytes[start...], as: UTF8.self)
    let words = [
        Candidate("thủ-tục", description: "tra cứu thủ tục hành chính"),
        Candidate("thủ-đô", description: "thành phố"),
        Candidate("hồ-sơ", description: "xem một hồ sơ đã nộp"),
        Candidate("đường"),
    ]
    let many = (1...60).map { Candidate("mục-\($0)", description: "mô tả của mục số \($0)") }
    let all = word.hasPrefix("mục") ? many : words
    return Completion(
        replacing: start..<cursor,
        with: all.filter { word.isEmpty || $0.text.hasPrefix(word) }
    )
}

/// One answer in which the bytes can be counted whatever the line holds.
func told(_ line: String) -> String {
    let isLong = line.utf8.count > 400
    let shown = isLong ? "<\(line.unicodeScalars.count) ký tự>" : line
    let isComposed = !line.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }
    return "EVENT: line [\(shown)] bytes=\(line.utf8.count) nfc=\(isComposed)"
}

func isFlag(_ name: String) -> Bool {
    CommandLine.arguments.contains(name)
}

func loop() -> Int32 {
    let path = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("--") }
    let configuration = LineEditor.Configuration(
        program: "line-probe",
        prompt: { isFlag("--colour") ? "\u{1B}[1;32mthử-lòng>\u{1B}[0m " : "thử> " },
        completer: complete,
        history: path.map { HistoryFile(path: $0) }
    )
    guard let editor = LineEditor(configuration) else {
        say("EVENT: no editor")
        return 3
    }
    defer { editor.close() }
    while true {
        switch editor.readLine() {
        case .line("hỏi"):
            say("EVENT: answer \(editor.ask("Đồng ý? [có/không] "))")
        case .line("kín"):
            say("EVENT: answer \(editor.ask("Mã: ", echo: false))")
        case .line("chạy"):
            let flag = InterruptFlag()
            say("EVENT: running")
            while !flag.isSet {
                usleep(2000)
            }
            say("EVENT: stopped, \(String(describing: Interrupts.pendingTermination))")
        case .line("báo"):
            let thread = Notifier()
            thread.start()
            say("EVENT: notifying")
        case .line("tty"):
            let reader = TerminalReader.controllingTerminal()
            say("EVENT: tty \(reader.map { "\($0.ask("Hỏi tty: "))" } ?? "none")")
        case .line("thoát"):
            say("EVENT: bye")
            return 0
        case .line(let text):
            editor.addHistory(text)
            say(told(text))
        case .interrupted:
            say("EVENT: interrupted")
        case .endOfFile:
            say("EVENT: eof")
            return 0
        case .signal(let number):
            say("EVENT: signal \(number)")
            return 128 + number
        case .failed(let message):
            say("EVENT: failed \(message)")
            return 1
        }
    }
}

exit(loop())
