import CommandKit

/// What one command of a run came to, ready for any renderer.
package struct ResultEnvelope: Sendable {
    /// The command file, `-` for standard input; nil when the line comes from elsewhere.
    package let file: String?
    /// The line in that file.
    package let line: Int?
    /// The command's English name; nil when the line names none.
    package let command: String?
    /// The key of the array that is the table for CSV; nil when the data are one row.
    package let rows: String?
    /// The outcome, data, view and error.
    package let answer: PlainAnswer
    /// The number of its audit record; nil when it has none (a mistyped line in a preflight).
    package let auditSeq: Int64?

    /// Makes an envelope.
    package init(
        file: String?,
        line: Int?,
        command: String?,
        rows: String? = nil,
        answer: PlainAnswer,
        auditSeq: Int64?
    ) {
        self.file = file
        self.line = line
        self.command = command
        self.rows = rows
        self.answer = answer
        self.auditSeq = auditSeq
    }
}

extension ResultEnvelope {
    /// What a line came to: its answer, and the number of its audit record.
    init(_ answer: PlainAnswer, _ seq: Int64?, of parsed: ParsedLine, at place: SourcePlace) {
        self.init(
            file: place.file,
            line: place.line,
            command: parsed.invocation.manifest.name,
            rows: parsed.invocation.manifest.rows,
            answer: answer,
            auditSeq: seq
        )
    }
}
