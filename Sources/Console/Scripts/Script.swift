import CommandKit
import Identity

/// A command file that has been read, expanded and checked: what will run, line by line.
package struct Script: Sendable {
    /// The lines that run, in order, includes expanded.
    package let lines: [ScriptLine]
    /// What is wrong; nothing runs unless this is empty.
    package let faults: [ScriptFault]
}

/// One line of a script that runs.
package struct ScriptLine: Sendable {
    /// Where it stands.
    package let place: SourcePlace
    /// The command.
    package let parsed: ParsedLine
    /// Whether the run goes on if this line fails (prefix `-`).
    package let ignoresFailure: Bool
    /// How it must end; nil when it must succeed.
    package let expectation: Expectation?
}

/// A line's place: its file, its number, and the files that included it.
package struct SourcePlace: Sendable {
    /// The file as it was named; `-` for standard input.
    package let file: String
    /// The line, from 1.
    package let line: Int
    /// The places of the `source` lines that led here, innermost first.
    package let chain: [(file: String, line: Int)]

    /// The file of the run that all the others are included in.
    var outermost: String { chain.last?.file ?? file }

    /// Makes a place.
    package init(file: String, line: Int, chain: [(file: String, line: Int)] = []) {
        self.file = file
        self.line = line
        self.chain = chain
    }
}

/// Something wrong in a script, found before anything runs.
package struct ScriptFault: Sendable {
    /// The error.
    package let error: CommandError
    /// Where.
    package let place: SourcePlace
    /// The line and the stretch that the caret points at; nil when there is no line.
    package let source: (line: LineText, span: Span)?
    /// The stretches of the line that are not shown: values of sensitive parameters.
    package let sensitive: [Span]

    /// Makes a fault.
    package init(
        error: CommandError,
        place: SourcePlace,
        source: (line: LineText, span: Span)? = nil,
        sensitive: [Span] = []
    ) {
        self.error = error
        self.place = place
        self.source = source
        self.sensitive = sensitive
    }
}
