import GRDB
import GRDBSQLite
import Identity

/// One import on its way through the files.
final class SeedRun {
    private let directory: String
    private let context: SeedContext
    private let totalBytes: Int64
    private let progress: (ImportProgress) -> Void
    private var bytesBefore: Int64 = 0
    private var rowsBefore = 0

    init(
        directory: String,
        context: SeedContext,
        totalBytes: Int64,
        progress: @escaping (ImportProgress) -> Void
    ) {
        self.directory = directory
        self.context = context
        self.totalBytes = totalBytes
        self.progress = progress
    }

    /// Loads one file.
    ///
    /// - Returns: the number of its rows.
    func load(_ table: any SeedTable.Type, _ db: Database) throws -> Int {
        guard let (reader, row) = open(table) else { return 0 }
        let name = "\(table.table.schema).\(table.table.name)"
        let base = try db.first("SELECT coalesce(max(rowid), 0) FROM \(name)", []) { $0.number(0) }
        let indexes = base == 0 ? try SeedIndexes.drop(from: table.table, db) : []
        let loader = try table.init(db, base: base ?? 0)
        while !context.isFull {
            do throws(CSVReader.Fault) {
                guard try reader.next() else { break }
            } catch {
                context.add(
                    SeedError(
                        file: table.file,
                        line: error.line,
                        column: nil,
                        message: error.message
                    )
                )
                if error.isFinal { break }
                row.ordinal += 1
                continue
            }
            row.ordinal += 1
            row.isBad = false
            if reader.count != row.width {
                row.fail(SeedMessage.cells(reader.count, row.width))
            } else {
                try loader.load(row)
            }
            if row.ordinal & 0xFFF == 0 { tell(table.file, reader, Int(row.ordinal)) }
        }
        bytesBefore += reader.consumed
        rowsBefore += Int(row.ordinal)
        progress(
            ImportProgress(file: nil, bytes: bytesBefore, totalBytes: totalBytes, rows: rowsBefore)
        )
        if context.isClean { try loader.finish() }
        try makeIndexes(indexes, of: table, base: base ?? 0, db)
        return Int(row.ordinal)
    }

    /// Opens a file and reads its header; nil, and errors, when that fails.
    private func open(_ table: any SeedTable.Type) -> (CSVReader, SeedRow)? {
        let columns = table.columns
        func add(_ line: Int, _ column: String?, _ message: Phrase) {
            context.add(
                SeedError(file: table.file, line: line, column: column, message: message)
            )
        }
        do throws(CSVReader.Fault) {
            let reader = try CSVReader("\(directory)/\(table.file)")
            var places = Array(repeating: -1, count: columns.count)
            var isGood = true
            guard try reader.next() else {
                add(1, nil, Phrase(vi: "không có dòng tiêu đề", en: "has no header"))
                return nil
            }
            for place in 0..<reader.count {
                let name = String(decoding: reader[place], as: UTF8.self)
                if let index = columns.firstIndex(where: { $0.name == name }), places[index] < 0 {
                    places[index] = place
                } else {
                    add(1, String(name.prefix(40)), SeedMessage.unknownColumn(name))
                    isGood = false
                }
            }
            for (index, column) in columns.enumerated()
            where column.isRequired && places[index] < 0 {
                add(1, column.name, Phrase(vi: "thiếu cột này", en: "this column is missing"))
                isGood = false
            }
            guard isGood else { return nil }
            let row = SeedRow(
                reader: reader,
                file: table.file,
                columns: columns,
                places: places,
                width: reader.count,
                context: context
            )
            return (reader, row)
        } catch {
            add(error.line, nil, error.message)
            return nil
        }
    }

    private func tell(_ file: String, _ reader: CSVReader, _ rows: Int) {
        progress(
            ImportProgress(
                file: file,
                bytes: bytesBefore + reader.consumed,
                totalBytes: totalBytes,
                rows: rowsBefore + rows
            )
        )
    }

    /// Makes the indexes that were dropped; where one cannot be, finds the rows that forbid it.
    private func makeIndexes(
        _ indexes: [String],
        of table: any SeedTable.Type,
        base: Int64,
        _ db: Database
    ) throws {
        for sql in indexes {
            do {
                try db.script(sql)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                for unique in table.uniques where sql.contains(unique.index) {
                    try findDuplicates(unique, of: table, base: base, db)
                }
            }
        }
    }

    private func findDuplicates(
        _ unique: SeedUnique,
        of table: any SeedTable.Type,
        base: Int64,
        _ db: Database
    ) throws {
        let numbers = try db.all(
            """
            SELECT rowid FROM (
              SELECT rowid, row_number() OVER (PARTITION BY \(unique.key) ORDER BY rowid) AS n
              FROM \(table.table.schema).\(table.table.name) WHERE \(unique.condition))
            WHERE n > 1 ORDER BY rowid LIMIT \(SeedErrors.mostErrors)
            """,
            []
        ) { $0.number(0) - base }
        for line in try lines(Set(numbers), of: table) {
            context.add(
                SeedError(
                    file: table.file,
                    line: line,
                    column: table.columns[unique.column].name,
                    message: SeedMessage.duplicate
                ),
                order: unique.column
            )
        }
    }

    /// The lines of rows, by their numbers in the file, or for citizens by their references.
    func lines(_ numbers: Set<Int64>, of table: any SeedTable.Type) throws -> [Int] {
        guard !numbers.isEmpty, let (reader, row) = open(table) else { return [] }
        var lines: [Int] = []
        while lines.count < numbers.count {
            guard let more = try? reader.next() else {
                row.ordinal += 1
                continue
            }
            guard more else { break }
            row.ordinal += 1
            let number =
                table == CitizensTable.self
                ? row.cell(0).flatMap(SeedRow.reference) ?? 0 : row.ordinal
            if reader.count == row.width, numbers.contains(number) { lines.append(reader.line) }
        }
        return lines
    }
}

/// The indexes of a table that is empty: made anew after the load, which is faster.
enum SeedIndexes {
    /// Drops them.
    ///
    /// - Returns: the statements that make them again.
    static func drop(
        from table: (schema: String, name: String),
        _ db: Database
    ) throws -> [String] {
        let found = try db.all(
            """
            SELECT name, sql FROM \(table.schema).sqlite_schema
            WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid
            """,
            [.text(table.name)]
        ) { (name: $0.string(0), sql: $0.string(1)) }
        return try found.map { index in
            try db.script("DROP INDEX \(table.schema).\(index.name)")
            guard let range = index.sql.firstRange(of: "INDEX ") else { return index.sql }
            return index.sql.replacingCharacters(in: range, with: "INDEX \(table.schema).")
        }
    }
}

extension String {
    /// The text with one part of it replaced.
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
