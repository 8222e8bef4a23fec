import AuditLog
import CommandKit
import Identity

/// Writes results and errors: data to one side, messages to the other.
package final class ResultPrinter: ResultSink {
    private let language: Language
    private let colors: (output: Bool, errors: Bool)
    private let columns: () -> Int
    private let write: (String) -> Void
    private let report: (String) -> Void
    /// Whether errors name the file and line; at the prompt they need not.
    private let namesPlaces: Bool
    /// Whether data are kept until `flush`: one write for many results.
    private let gathers: Bool
    private var gathered = ""
    /// JSON lines on their way out.
    private var lines = JSONBytes(isPretty: false)
    private var csv: CSVRenderer

    /// Makes a printer.
    ///
    /// - Parameters:
    ///   - language: of labels and messages.
    ///   - colors: whether data and messages are coloured.
    ///   - hasBOM: whether CSV begins with a byte order mark.
    ///   - isForTerminal: whether data go to a terminal.
    ///   - namesPlaces: whether errors name the file and line.
    ///   - gathers: whether data are written when a group of results is complete, not one by one.
    ///   - columns: the width of the window at this moment.
    ///   - write: takes data.
    ///   - report: takes messages.
    package init(
        language: Language,
        colors: (output: Bool, errors: Bool),
        hasBOM: Bool = false,
        isForTerminal: Bool,
        namesPlaces: Bool,
        gathers: Bool = false,
        columns: @escaping () -> Int,
        write: @escaping (String) -> Void,
        report: @escaping (String) -> Void
    ) {
        self.gathers = gathers
        self.language = language
        self.colors = colors
        self.columns = columns
        self.write = write
        self.report = report
        self.namesPlaces = namesPlaces
        csv = CSVRenderer(hasBOM: hasBOM, isForTerminal: isForTerminal)
    }

    /// Shows a result, now that it is recorded.
    package func show(
        _ result: CommandResult,
        of parsed: ParsedLine,
        format: OutputFormat,
        at place: SourcePlace
    ) {
        guard let line = result.line else {
            let envelope = ResultEnvelope(result.answer, result.seq, of: parsed, at: place)
            return show(envelope, format: format, at: place)
        }
        put(line.value)
        tell(result.error, result.warnings, at: place)
    }

    /// A result as a line of JSON, where that is how it will be shown.
    package func line(
        of result: CommandResult,
        of parsed: ParsedLine,
        format: OutputFormat,
        at place: SourcePlace
    ) -> Deferred<JSONBytes>? {
        guard format == .jsonl, let masked = result.masked else { return nil }
        let (renderer, seq) = (JSONRenderer(language: language, isPretty: false), result.seq)
        return Deferred {
            renderer.line(ResultEnvelope(masked.value.plain, seq, of: parsed, at: place))
        }
    }

    /// Shows a result that is ready for any format.
    package func show(_ envelope: ResultEnvelope, format: OutputFormat, at place: SourcePlace) {
        switch format {
        case .json: put(JSONRenderer(language: language, isPretty: true).text(envelope))
        case .jsonl: put(JSONRenderer(language: language, isPretty: false).line(envelope))
        case .csv: put(csv.text(envelope))
        case .markdown: put(MarkdownRenderer(language: language).text(envelope))
        case .table: put(viewText(envelope.answer.view))
        }
        tell(envelope.answer.error, envelope.answer.warnings, at: place)
    }

    /// Shows a view on the message side: what is about to happen.
    package func preview(_ view: PlainView) {
        tell(
            ViewRenderer(language: language, width: columns(), colors: colors.errors).text(view)
        )
    }

    /// Shows what is wrong with a line.
    package func show(_ fault: ScriptFault) {
        let writer = Diagnostics(language: language, colors: colors.errors)
        let file = namesPlaces ? fault.place.file : nil
        let includes = fault.place.chain
        if let (line, span) = fault.source {
            let error = LineError(
                fault.error.code,
                fault.error.message,
                hint: fault.error.hint,
                at: span
            )
            tell(
                writer.text(
                    error,
                    file: file,
                    source: line,
                    sensitive: fault.sensitive,
                    includes: includes
                )
            )
        } else {
            let text = ErrorText(fault.error.code, fault.error.message, hint: fault.error.hint)
            let line = namesPlaces && fault.place.line > 0 ? fault.place.line : nil
            tell(writer.text(text, file: file, line: line, includes: includes))
        }
    }

    /// Errors and warnings, beside the data.
    package func tell(_ error: ErrorText?, _ warnings: [Phrase] = [], at place: SourcePlace) {
        let writer = Diagnostics(language: language, colors: colors.errors)
        for warning in warnings { tell(writer.warning(warning)) }
        guard let error else { return }
        tell(
            writer.text(
                error,
                file: namesPlaces ? place.file : nil,
                line: namesPlaces ? place.line : nil,
                includes: place.chain
            )
        )
    }

    private func viewText(_ view: PlainView) -> String {
        ViewRenderer(language: language, width: columns(), colors: colors.output).text(view)
    }

    /// Writes out what was gathered.
    package func flush() {
        if lines.count > 0 { write(lines.take()) }
        guard !gathered.isEmpty else { return }
        write(gathered)
        gathered.removeAll(keepingCapacity: true)
    }

    private func put(_ text: String) {
        guard gathers else { return write(text) }
        if lines.count > 0 { flush() }
        gathered += text
        if gathered.utf8.count >= 1 << 16 { flush() }
    }

    private func put(_ line: JSONBytes) {
        if !gathered.isEmpty { flush() }
        lines.append(line)
        if !gathers || lines.count >= 1 << 16 { flush() }
    }

    /// Writes a message, behind the data that came before it.
    private func tell(_ text: String) {
        flush()
        report(text)
    }
}
