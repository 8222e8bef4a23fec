/// How results are written.
package enum OutputFormat: String, Sendable, CaseIterable, Hashable {
    /// For people.
    case table
    /// One JSON object a command, over several lines.
    case json
    /// One JSON object a line.
    case jsonl
    /// Comma-separated values with a header.
    case csv
    /// Markdown.
    case markdown

    /// Whether data alone are written, without the view that people read.
    var isDataOnly: Bool { self == .json || self == .jsonl }
}
