import CommandKit
import Identity
import Store

/// The console at a terminal: one line after the other, until the agent leaves.
package final class InteractiveLoop {
    private let dispatcher: Dispatcher
    private let terminal: any ConsoleTerminal
    private let output: any ResultSink
    private let files: any FileSource
    /// Forgets interrupts that came while nothing ran, and tells of those that came since.
    private let stop: () -> Int32?
    /// Lines read so far, for results.
    private var count = 0

    /// Makes a loop.
    package init(
        dispatcher: Dispatcher,
        terminal: any ConsoleTerminal,
        output: any ResultSink,
        files: any FileSource,
        stop: @escaping () -> Int32?
    ) {
        self.dispatcher = dispatcher
        self.terminal = terminal
        self.output = output
        self.files = files
        self.stop = stop
    }

    /// Greets, then reads and runs lines until the agent leaves.
    ///
    /// - Returns: the exit status.
    package func run() -> Int32 {
        terminal.report(greeting + "\n")
        var pending = ""
        while !dispatcher.state.isOver {
            let prompt = pending.isEmpty ? self.prompt : "  … > "
            switch terminal.readLine(prompt: prompt) {
            case .line(let text):
                pending = take(pending.isEmpty ? text : pending + "\n" + text)
            case .interrupted: pending = ""
            case .end: return ExitStatus.done
            case .signal(let number): return 128 + number
            case .failed(let reason):
                terminal.report(
                    Phrase(vi: "lỗi thiết bị đầu cuối: \(reason)\n", en: "terminal error: \(reason)\n")
                        .text(dispatcher.context.language))
                return ExitStatus.ioError
            }
        }
        return ExitStatus.done
    }

    /// Takes a line as it was typed; returns it when it goes on in the next one.
    private func take(_ text: String) -> String {
        let line = LineText(text, number: 1)
        do {
            let words = try Tokenizer.scan(line)
            if words.needsMore { return text }
            let whole = try Tokenizer.tokenize(line)
            guard !whole.words.isEmpty else { return "" }
            let parser = LineParser(
                registry: dispatcher.context.registry, allowsPrefixes: true,
                aliases: dispatcher.state.aliases)
            guard let parsed = try parser.parse(whole) else { return "" }
            remember(line, hiding: parsed.sensitiveSpans)
            run(parsed)
        } catch {
            reject(error, line)
        }
        return ""
    }

    /// Runs a command and whatever file it names.
    private func run(_ parsed: ParsedLine) {
        count += 1
        let mode = RunMode(yes: parsed.globals.yes, dryRun: parsed.globals.dryRun, isFile: false)
        let result = dispatcher.run(parsed.invocation, mode: mode)
        output.show(
            result, of: parsed, format: parsed.globals.format ?? dispatcher.state.format,
            at: SourcePlace(file: "-", line: count))
        if let path = dispatcher.takeSource() { runFile(path) }
    }

    /// `source FILE`: the file's own rules hold, confirmations included.
    private func runFile(_ path: String) {
        var reader = ScriptReader(registry: dispatcher.context.registry, files: files)
        let script = reader.read([path])
        let runner = ScriptRunner(
            dispatcher: dispatcher, output: output, mode: RunMode(isFile: true), keepsGoing: false,
            stop: stop)
        _ = runner.run(script)
    }

    /// Shows what is wrong with a line, and records that one was refused.
    private func reject(_ error: LineError, _ line: LineText) {
        count += 1
        remember(line, hiding: [])
        output.show(
            ScriptFault(
                error: error.commandError, place: SourcePlace(file: "-", line: count),
                source: (line, error.span)))
        _ = dispatcher.reject(error.commandError, act: "line.rejected")
    }

    /// Adds a line to the history with everything sensitive replaced.
    private func remember(_ line: LineText, hiding spans: [Span]) {
        let hidden = spans.map(\.range).filter { range in
            let text = String(decoding: line.text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
            return text != "." && CitizenNumber(reference: text) == nil
        }
        terminal.remember(PersonalData.redacted(line.text, hiding: hidden))
    }

    private var prompt: String {
        LinePrompt.text(
            dispatcher.state, isDemonstration: dispatcher.context.store.info.isDemonstration,
            language: dispatcher.context.language, columns: terminal.columns,
            hasColor: terminal.hasColor)
    }

    private var greeting: String {
        let agent = dispatcher.state.actor.agent
        let place: Phrase =
            dispatcher.context.store.info.isDemonstration
            ? Phrase(vi: "kho trình diễn", en: "demonstration store")
            : Phrase(vi: "KHO THẬT: mọi thao tác được ghi nhật ký", en: "REAL STORE: everything is recorded")
        let language = dispatcher.context.language
        return Phrase(
            vi: "lienket \(Version.number) · \(place.vi) · \(agent.fullName) (\(agent.role.rawValue))\n"
                + "Gõ help để xem lệnh, Tab để gợi ý, Ctrl-D để thoát.",
            en: "lienket \(Version.number) · \(place.en) · \(agent.fullName) (\(agent.role.rawValue))\n"
                + "Type help for the commands, Tab for suggestions, Ctrl-D to leave."
        ).text(language)
    }
}

extension Dispatcher {
    /// The command file that the last command asked to run, once.
    func takeSource() -> String? {
        defer { state.pendingSource = nil }
        return state.pendingSource
    }
}
