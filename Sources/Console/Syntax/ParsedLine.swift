import CommandKit
import Identity

/// What a line says: a command with typed arguments, and what it says to the console itself.
package struct ParsedLine: Sendable {
    /// The command with its arguments.
    package let invocation: Invocation
    /// The id of the plugin that brought the command.
    package let plugin: String
    /// The options that any command takes.
    package let globals: GlobalOptions
    /// Where the command's name stands.
    package let commandSpan: Span
    /// Where the values stand, by parameter name and in the order of the values; flags too.
    package let spans: [String: [Span]]
    /// The words, an alias put in.
    package let line: TokenizedLine

    /// The spans that history and logs must not keep: values of sensitive parameters.
    package var sensitiveSpans: [Span] {
        invocation.manifest.parameters.filter(\.isSensitive).flatMap { spans[$0.name] ?? [] }
    }
}

/// The options that any command takes, wherever they stand in the line.
package struct GlobalOptions: Sendable, Hashable {
    /// `--yes`: the confirmation is given.
    package var yes = false
    /// `--format F`: how this result is written.
    package var format: OutputFormat?
    /// `--dry-run`: shows the plan, changes nothing.
    package var dryRun = false

    /// Makes options; none are set.
    package init(yes: Bool = false, format: OutputFormat? = nil, dryRun: Bool = false) {
        self.yes = yes
        self.format = format
        self.dryRun = dryRun
    }
}

extension ParsedLine {
    /// The sensitive spans but for profile numbers and `.`, which tell nobody anything.
    package var privateSpans: [Span] {
        sensitiveSpans.filter { span in
            let bytes = line.source.text.utf8.dropFirst(span.range.lowerBound)
            let text = String(decoding: bytes.prefix(span.range.count), as: UTF8.self)
            return text != "." && CitizenNumber(reference: text) == nil
        }
    }

    /// The same line with what the `source` line of its file confirms or only tries.
    package func under(_ outer: GlobalOptions) -> ParsedLine {
        guard outer.yes || outer.dryRun else { return self }
        var globals = globals
        globals.yes = globals.yes || outer.yes
        globals.dryRun = globals.dryRun || outer.dryRun
        return ParsedLine(
            invocation: invocation,
            plugin: plugin,
            globals: globals,
            commandSpan: commandSpan,
            spans: spans,
            line: line
        )
    }
}
