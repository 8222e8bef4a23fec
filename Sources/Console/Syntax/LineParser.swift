import CommandKit
import Identity

/// Reads a line of words as a command, by the manifests and nothing else.
package struct LineParser: Sendable {
    /// The commands.
    package let registry: CommandRegistry
    /// Whether a unique prefix of a command's name is enough: in interactive sessions only.
    package let allowsPrefixes: Bool
    /// What the session's aliases stand for, by name.
    package let aliases: [String: String]

    /// Makes a parser.
    package init(
        registry: CommandRegistry,
        allowsPrefixes: Bool = false,
        aliases: [String: String] = [:]
    ) {
        self.registry = registry
        self.allowsPrefixes = allowsPrefixes
        self.aliases = aliases
    }

    /// Reads a line; nil when it holds no words (blank, a comment).
    ///
    /// - Throws: `usage.unknown-command`, `usage.ambiguous-command`, `usage.incomplete-command`,
    ///   `usage.unknown-option`, `usage.repeated-option`, `usage.missing-value`,
    ///   `usage.unexpected-value`, `usage.missing-argument`, `usage.too-many-arguments`,
    ///   `usage.bad-value`, `usage.personal-data`, `syntax.substituted-command`.
    package func parse(_ tokenized: TokenizedLine) throws(LineError) -> ParsedLine? {
        let line = try expandingAlias(tokenized)
        guard let first = line.words.first else { return nil }
        let (entry, used) = try command(line.words)
        var arguments = ArgumentReader(manifest: entry.manifest, line: line, skipping: used)
        try arguments.read()
        let command = line.words[used - 1].span
        let end = line.source.span(
            first.span.range.lowerBound..<max(first.span.range.upperBound, command.range.upperBound)
        )
        let assignment = PositionalAssignment(
            parameters: entry.manifest.positionals,
            registry: registry,
            commandSpan: end
        )
        let (values, spans) = try assignment.assign(
            arguments.positionals,
            end: arguments.endSpan ?? end
        )
        return ParsedLine(
            invocation: Invocation(
                manifest: entry.manifest,
                values: arguments.values.merging(values) { option, _ in option },
                flags: arguments.flags
            ),
            plugin: entry.plugin,
            globals: arguments.globals,
            commandSpan: end,
            spans: arguments.spans.merging(spans) { option, _ in option },
            line: line
        )
    }

    /// The command that the words begin with, and how many of them name it.
    private func command(
        _ words: [Word]
    ) throws(LineError) -> (CommandRegistry.Entry, Int) {
        let names = words.prefix(2).prefix { !$0.startsSubstituted }
        if let word = words.first, word.isSubstituted { throw .substitutedCommand(at: word.span) }
        switch registry.look(up: names.map(\.text), prefixes: allowsPrefixes) {
        case .found(let entry, let count): return (entry, count)
        case .incomplete(let members):
            throw .incompleteCommand(members.map(\.name), at: words[0].span)
        case .ambiguous(let names, let word):
            throw .ambiguousCommand(names, at: words[word].span)
        case .unknown(let nearest, let word):
            guard word > 0, nearest.isEmpty else {
                throw .unknownCommand(nearest: nearest, at: words[word].span)
            }
            let members = registry.members(of: words[0].text).map(\.name)
            throw .unknownCommand(nearest: members, at: words[word].span)
        }
    }

    /// Puts an alias's words in the place of the first word, once.
    private func expandingAlias(_ line: TokenizedLine) throws(LineError) -> TokenizedLine {
        guard !aliases.isEmpty, let first = line.words.first, !first.isSubstituted else {
            return line
        }
        let key = CommandName.key(first.text)
        guard let alias = aliases.first(where: { CommandName.key($0.key) == key }) else {
            return line
        }
        let words = try Tokenizer.tokenize(LineText(alias.value)).words.map { $0.at(first.span) }
        guard !words.isEmpty else { return line }
        var expanded = line
        expanded.words.replaceSubrange(0..<1, with: words)
        return expanded
    }
}
