import CommandKit
import Identity

/// Writes results as CSV (RFC 4180): a header, rows of raw values, CRLF at line ends.
///
/// The rows are the manifest's `rows` array, or the data as one row. Nested objects become columns
/// such as `dossiers.completed`; arrays of plain values are joined by `; `. An error writes nothing.
/// The header is written again only when a result has other columns than the one before.
package struct CSVRenderer: Sendable {
    private var header: [String]?
    private var isAtStart = true
    private let hasBOM: Bool
    private let isForTerminal: Bool

    /// Makes a renderer for one run.
    ///
    /// - Parameters:
    ///   - hasBOM: begins with a byte order mark (`--bom`).
    ///   - isForTerminal: shows tabs and line breaks in cells as `\u{…}`; other control characters
    ///     always are.
    package init(hasBOM: Bool = false, isForTerminal: Bool = false) {
        self.hasBOM = hasBOM
        self.isForTerminal = isForTerminal
    }

    /// What one result adds to the output; empty for an error and for a result without data.
    package mutating func text(_ result: ResultEnvelope) -> String {
        guard result.answer.outcome.isSuccess, let data = result.answer.data else { return "" }
        var out = ""
        let table = CSVTable(data, rows: result.rows)
        guard !table.header.isEmpty else { return "" }
        if isAtStart, hasBOM { out += "\u{FEFF}" }
        isAtStart = false
        if table.header != header {
            header = table.header
            out += line(table.header)
        }
        for row in table.rows { out += line(row) }
        return out
    }

    private func line(_ cells: [String]) -> String {
        CSVText.record(cells.map(cell))
    }

    /// A cell, kept from being read as a formula, quoted where it must be.
    private func cell(_ text: String) -> String {
        var safe = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            safe = "'" + safe
        }
        safe = isForTerminal ? Escaping.visible(safe) : Escaping.visibleKeepingLines(safe)
        guard CSVText.needsQuotes(safe) || safe.hasPrefix(" ") || safe.hasSuffix(" ") else {
            return safe
        }
        return CSVText.quoted(safe)
    }
}

/// Data as columns and rows of raw text.
struct CSVTable {
    /// The column names in order of first appearance.
    private(set) var header: [String] = []
    /// The rows; each has a cell a column.
    private(set) var rows: [[String]] = []

    /// Flattens data; the rows are the array under `key`, or the data as one row without it.
    init(_ data: PlainObject, rows key: String?) {
        var objects = [data]
        if let key, case .array(let values)? = data[key] {
            objects = values.map { value in
                if case .object(let object) = value { return object }
                return PlainObject(entries: [.init(key: key, value: value)])
            }
            // Without a row there is nothing to name the columns by; the key at least says what it is.
            if objects.isEmpty { header = [key] }
        }
        var columns: [String: Int] = [:]
        let flat = objects.map { object in
            var cells: [(String, String)] = []
            CSVTable.flatten(object, prefix: "", into: &cells)
            for (name, _) in cells where columns[name] == nil {
                columns[name] = header.count
                header.append(name)
            }
            return cells
        }
        rows = flat.map { cells in
            var row = Array(repeating: "", count: header.count)
            for (name, text) in cells { if let column = columns[name] { row[column] = text } }
            return row
        }
    }

    private static func flatten(
        _ object: PlainObject,
        prefix: String,
        into cells: inout [(String, String)]
    ) {
        for entry in object.entries {
            let name = prefix + entry.key
            if case .object(let inner) = entry.value {
                flatten(inner, prefix: name + ".", into: &cells)
            } else {
                cells.append((name, text(entry.value)))
            }
        }
    }

    /// A value as it is in data; arrays of objects as JSON.
    private static func text(_ value: PlainValue) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .string(let text): text
        case .date(let date): date.iso
        case .time(let instant): instant.iso
        case .personal(let data, _): data
        case .array(let values): values.map(text).joined(separator: "; ")
        case .object: JSONRenderer(language: .en, isPretty: false).text(value)
        }
    }
}
