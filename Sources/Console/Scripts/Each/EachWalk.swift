import CommandKit
import Glibc
import Identity

/// A walk over the rows that a line of a script runs over.
///
/// The command is cut into words anew for each row, with the row's values put in: a value is one word,
/// or part of one, whatever it holds.
final class EachWalk {
    private let rows: EachRows
    private let template: EachTemplate
    private let line: LineText
    private let manner: LineManner
    private let inherited: GlobalOptions
    private let files: FileMemory
    private let rejects: String?
    /// The place of the line, innermost first, as results of rows name it.
    private let chain: [(file: String, line: Int)]
    /// How many words stand before the command, prefixes included.
    private let leading: Int
    private var count = 0
    private var isOver = false

    /// Opens the file of a line that begins with `each`, and checks the columns that it uses.
    ///
    /// - Throws: `LineError` where the line is wrong; `CommandError` where the file is.
    init(
        _ words: TokenizedLine,
        line: LineText,
        manner: LineManner,
        place: SourcePlace,
        inherited: GlobalOptions,
        files: FileMemory,
        variables: [String: String]
    ) throws {
        template = try EachTemplate(words)
        self.line = line
        self.manner = manner
        self.inherited = inherited
        self.files = files
        chain = [(place.file, place.line)] + place.chain
        leading = manner.wordCount + template.leading
        let path = ScriptWalk.resolve(template.file.text, beside: place.file)
        rejects = template.rejects.map { ScriptWalk.resolve($0.text, beside: place.file) }
        do {
            try files.admit(path)
            rows = try EachRows(path: path, template: template, rejects: rejects)
        } catch let error as ScriptReadError {
            throw error.commandError.line(at: template.file.span)
        } catch let fault as EachFault {
            throw fault.error.line(at: template.file.span)
        }
        guard files.isUnchanged(path, stamp: rows.stamp) else {
            throw CommandError.fileChanging.line(at: template.file.span)
        }
        if let rejects, let word = template.rejects, access(rejects, F_OK) == 0 {
            throw OutsideFile.failure(rejects, EEXIST).line(at: word.span)
        }
        let table = rows.table
        // Only to see that each column is there.
        _ = try Tokenizer.tokenize(
            line,
            substitution: Substitution(
                variable: { variables[$0] },
                column: { table.place(of: $0) == nil ? nil : "x" }
            )
        )
    }

    /// The next row as a line; nil at the end.
    func next(_ registry: CommandRegistry, _ variables: [String: String]) -> ScriptItem? {
        guard !isOver else { return nil }
        count += 1
        // A look at the file for every row would cost more than reading it.
        if count % 256 == 0, !rows.isUnchanged { return changed() }
        do {
            guard let row = try rows.next() else {
                isOver = true
                return rows.isUnchanged ? nil : changed()
            }
            return item(row, registry, variables)
        } catch let fault as EachFault {
            isOver = fault.isFinal
            return failure(fault.error, line: fault.line, cells: fault.cells)
        } catch {
            isOver = true
            return failure(ErrorMapping.commandError(error), line: 0, cells: [])
        }
    }

    private func item(
        _ row: EachRow,
        _ registry: CommandRegistry,
        _ variables: [String: String]
    ) -> ScriptItem? {
        do {
            var words = try Tokenizer.tokenize(
                line,
                substitution: Substitution(
                    variable: { variables[$0] },
                    column: { name in row.table.place(of: name).map { row.cells[$0] } }
                )
            )
            words.words.removeFirst(leading)
            guard let parsed = try LineParser(registry: registry).parse(words) else { return nil }
            return .line(
                ScriptLine(
                    place: place(row.line),
                    parsed: parsed.under(inherited),
                    manner: manner,
                    row: row
                )
            )
        } catch let error as LineError {
            return failure(named(error), line: row.line, cells: row.cells)
        } catch {
            return failure(ErrorMapping.commandError(error), line: row.line, cells: row.cells)
        }
    }

    private func changed() -> ScriptItem {
        isOver = true
        return .fault(ScriptFault(error: .fileChanging, place: place(0)))
    }

    /// A row that is no command: kept with the rejects, or a fault of the script.
    private func failure(_ error: CommandError, line: Int, cells: [String]) -> ScriptItem {
        let fault = ScriptFault(error: error, place: place(line))
        guard rejects != nil, !isOver, cells.count == rows.table.columns.count else {
            return .fault(fault)
        }
        return .reject(
            RejectedRow(fault: fault, row: EachRow(table: rows.table, line: line, cells: cells))
        )
    }

    /// The error with the column that it is about: the caret would show the line, not the row.
    private func named(_ error: LineError) -> CommandError {
        let bytes = line.text.utf8.dropFirst(error.span.range.lowerBound)
            .prefix(error.span.range.count)
        let text = String(decoding: bytes, as: UTF8.self)
        guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}"),
            rows.table.place(of: String(text[text.index(after: open)..<close]).nfc) != nil
        else { return error.commandError }
        let column = text[text.index(after: open)..<close]
        return CommandError(
            error.code,
            Phrase(
                vi: "cột “\(column)”: \(error.message.vi)",
                en: "column “\(column)”: \(error.message.en)"
            ),
            hint: error.hint,
            outcome: .invalid
        )
    }

    private func place(_ row: Int) -> SourcePlace {
        SourcePlace(file: rows.table.path, line: row, chain: chain)
    }
}

extension CommandError {
    /// The same with the place in a line that names what is wrong.
    fileprivate func line(at span: Span) -> LineError {
        LineError(code, message, hint: hint, at: span)
    }
}
