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
    /// Whether data are no longer taken: whatever ran now would be recorded and not seen.
    private let isDeaf: () -> Bool
    /// Lines read so far, for results.
    private var count = 0

    /// Makes a loop.
    package init(
        dispatcher: Dispatcher,
        terminal: any ConsoleTerminal,
        output: any ResultSink,
        files: any FileSource,
        stop: @escaping () -> Int32?,
        isDeaf: @escaping () -> Bool = { false }
    ) {
        self.dispatcher = dispatcher
        self.terminal = terminal
        self.output = output
        self.files = files
        self.stop = stop
        self.isDeaf = isDeaf
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
                if isDeaf() { return ExitStatus.ioError }
            case .interrupted: pending = ""
            case .end: return ExitStatus.done
            case .signal(let number): return 128 + number
            case .failed(let reason):
                terminal.report(
                    Phrase(
                        vi: "lỗi thiết bị đầu cuối: \(reason)\n",
                        en: "terminal error: \(reason)\n"
                    )
                    .text(dispatcher.context.language)
                )
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
            dispatcher.refreshCommands()
            let parser = LineParser(
                registry: dispatcher.context.registry,
                allowsPrefixes: true,
                aliases: dispatcher.state.aliases
            )
            guard let parsed = try parser.parse(whole) else { return "" }
            remember(line, hiding: parsed.sensitiveSpans.map(\.range))
            run(parsed)
        } catch {
            reject(error, line)
        }
        return ""
    }

    /// Runs a command and whatever file it names.
    private func run(_ parsed: ParsedLine) {
        count += 1
        _ = stop()
        let mode = RunMode(yes: parsed.globals.yes, dryRun: parsed.globals.dryRun, isFile: false)
        let result = dispatcher.run(parsed.invocation, mode: mode)
        output.show(
            result,
            of: parsed,
            format: parsed.globals.format ?? dispatcher.state.format,
            at: SourcePlace(file: "-", line: count)
        )
        var status = ExitStatus.of(result.outcome, code: result.code)
        if let path = dispatcher.takeSource() { status = runFile(path, mode) }
        if status != ExitStatus.done || stop() != nil { dropPastedLines() }
    }

    /// The lines pasted behind one that failed were meant for its success.
    private func dropPastedLines() {
        let count = terminal.discardWaitingLines()
        guard count > 0 else { return }
        terminal.report(
            Phrase(
                vi: "Bỏ \(count) dòng đã dán phía sau.\n",
                en: "Dropped the \(count) lines pasted behind it.\n"
            ).text(dispatcher.context.language)
        )
    }

    /// `source FILE`: the file's own rules hold, confirmations included.
    private func runFile(_ path: String, _ line: RunMode) -> Int32 {
        let reader = ScriptReader(registry: dispatcher.context.registry, files: files)
        let script = reader.read([path])
        let runner = ScriptRunner(
            dispatcher: dispatcher,
            output: output,
            mode: RunMode(yes: line.yes, dryRun: line.dryRun, isFile: true),
            rules: StopRules(),
            stop: stop
        )
        return runner.run(script).status
    }

    /// Shows what is wrong with a line, and records that one was refused.
    private func reject(_ error: LineError, _ line: LineText) {
        count += 1
        remember(line, hiding: InteractiveLoop.words(behindFirstOf: line.text))
        output.show(
            ScriptFault(
                error: error.commandError,
                place: SourcePlace(file: "-", line: count),
                source: (line, error.span)
            )
        )
        _ = dispatcher.reject(error.commandError, act: "line.rejected")
        dropPastedLines()
    }

    /// Adds a line to the history with everything sensitive replaced.
    private func remember(_ line: LineText, hiding ranges: [Range<Int>]) {
        let hidden = ranges.filter { range in
            let text = String(
                decoding: line.text.utf8.dropFirst(range.lowerBound).prefix(range.count),
                as: UTF8.self
            )
            return text != "." && CitizenNumber(reference: text) == nil
        }
        terminal.remember(PersonalData.redacted(line.text, hiding: hidden))
    }

    /// The words behind the first, as UTF-8 ranges: nobody knows what they are in a line that is no
    /// command, so none but names of options are kept.
    private static func words(behindFirstOf text: String) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for word in text.split(whereSeparator: \.isWhitespace).dropFirst() {
            let isOption = word.hasPrefix("--")
            let start = isOption ? word.firstIndex(of: "=") ?? word.endIndex : word.startIndex
            let bytes = text.utf8
            ranges.append(
                bytes.distance(
                    from: bytes.startIndex,
                    to: start
                )..<bytes.distance(
                    from: bytes.startIndex,
                    to: word.endIndex
                )
            )
        }
        return ranges
    }

    private var prompt: String {
        LinePrompt.text(
            dispatcher.state,
            isDemonstration: dispatcher.context.store.info.isDemonstration,
            isCutOff: dispatcher.isCutOff,
            language: dispatcher.context.language,
            columns: terminal.columns,
            hasColor: terminal.hasColor
        )
    }

    private var greeting: String {
        let agent = dispatcher.state.actor.agent
        let place: Phrase =
            dispatcher.context.store.info.isDemonstration
            ? Phrase(vi: "kho trình diễn", en: "demonstration store")
            : Phrase(
                vi: "KHO THẬT: mọi thao tác được ghi nhật ký",
                en: "REAL STORE: everything is recorded"
            )
        let language = dispatcher.context.language
        return Phrase(
            vi:
                "lienket \(Version.number) · \(place.vi) · \(agent.fullName) (\(agent.role.rawValue))\n"
                + "Gõ help để xem lệnh, Tab để gợi ý, Ctrl-D để thoát.",
            en:
                "lienket \(Version.number) · \(place.en) · \(agent.fullName) (\(agent.role.rawValue))\n"
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
