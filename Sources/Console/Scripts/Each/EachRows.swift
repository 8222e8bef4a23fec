import CommandKit
import Identity
import Store

/// A row of a CSV file on its way through a command.
package struct EachRow: Sendable {
    /// The file and its columns.
    let table: EachTable
    /// The line in the file, from 1.
    let line: Int
    /// The cells, one a column, NFC.
    let cells: [String]
}

/// A CSV file that a command runs over.
final class EachTable: Sendable {
    /// The file, as errors and results name it.
    let path: String
    /// The columns in order.
    let columns: [EachColumn]
    /// Where rows that fail are kept; nil for nowhere.
    let rejects: String?
    private let places: [String: Int]

    init(path: String, columns: [EachColumn], rejects: String?) {
        self.path = path
        self.columns = columns
        self.rejects = rejects
        places = Dictionary(
            columns.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The place of a column; nil when there is none.
    func place(of column: String) -> Int? { places[column] }
}

/// One walk over the rows of a CSV file, in constant memory.
final class EachRows {
    let table: EachTable
    private let reader: CSVReader
    private let filters: [(place: Int, value: String)]
    /// The state of the file when the walk began.
    let stamp: [Int]

    /// Opens the file and checks its header.
    ///
    /// - Throws: `EachFault` for a file that cannot be read or whose header is none;
    ///   `LineError` for a filter on a column that is not there.
    init(path: String, template: EachTemplate, rejects: String?) throws {
        do {
            reader = try CSVReader(path)
        } catch {
            throw EachFault.unreadable(error)
        }
        stamp = reader.stamp
        guard try EachRows.next(reader) else { throw EachFault(line: 1, .noHeader) }
        var columns: [EachColumn] = []
        for cell in try EachRows.cells(reader) {
            guard let column = EachColumn(cell) else {
                throw EachFault(line: reader.line, .badHeader(columns.count + 1))
            }
            guard !columns.contains(where: { $0.name == column.name }) else {
                throw EachFault(line: reader.line, .twice(column.name))
            }
            columns.append(column)
        }
        let table = EachTable(path: path, columns: columns, rejects: rejects)
        self.table = table
        filters = try template.filters.map { filter in
            guard let place = table.place(of: filter.column.nfc) else {
                throw LineError.undefinedColumn(at: filter.span)
            }
            return (place, filter.value)
        }
    }

    /// The next row that passes the filters; nil at the end.
    ///
    /// - Throws: `EachFault`; the walk can go on unless it `isFinal`.
    func next() throws -> EachRow? {
        while try EachRows.next(reader) {
            let cells = try EachRows.cells(reader)
            guard cells.count == table.columns.count else {
                throw EachFault(
                    line: reader.line,
                    .cellCount(cells.count, table.columns.count),
                    cells: cells
                )
            }
            guard filters.allSatisfy({ cells[$0.place] == $0.value }) else { continue }
            for (cell, column) in zip(cells, table.columns) where !column.type.admits(cell) {
                throw EachFault(line: reader.line, .badCell(column), cells: cells)
            }
            return EachRow(table: table, line: reader.line, cells: cells)
        }
        return nil
    }

    /// Whether the file is as it was when the walk began.
    var isUnchanged: Bool { reader.stamp == stamp }

    private static func next(_ reader: CSVReader) throws -> Bool {
        do {
            return try reader.next()
        } catch {
            throw EachFault.unreadable(error)
        }
    }

    private static func cells(_ reader: CSVReader) throws -> [String] {
        try (0..<reader.count).map { place in
            guard let text = String(validating: reader[place], as: UTF8.self) else {
                throw EachFault(line: reader.line, .notText(place + 1))
            }
            return text.nfc
        }
    }
}
