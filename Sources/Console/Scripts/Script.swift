import CommandKit
import Identity

/// A command file with all that it includes, to be walked twice: once to check all of it, once to run
/// it.
package struct Script {
    /// The files of the run, as they were named.
    package let paths: [String]
    private let start: ScriptWalk

    init(paths: [String], start: ScriptWalk) {
        self.paths = paths
        self.start = start
    }

    /// A walk from the first line.
    package var walk: ScriptWalk { start }
}

/// What a walk over a script comes upon.
package enum ScriptItem: Sendable {
    /// A line that runs.
    case line(ScriptLine)
    /// A row that is no command, to be kept with the rejects.
    case reject(RejectedRow)
    /// Something wrong: nothing runs.
    case fault(ScriptFault)
}

/// One line of a script that runs.
package struct ScriptLine: Sendable {
    /// Where it stands.
    package let place: SourcePlace
    /// The command.
    package let parsed: ParsedLine
    /// How it is to be run and judged.
    let manner: LineManner
    /// The row that it runs for; nil for a line of its own.
    let row: EachRow?
}

/// A row of a CSV file that is no command.
package struct RejectedRow: Sendable {
    /// What is wrong.
    let fault: ScriptFault
    /// The row.
    let row: EachRow
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
