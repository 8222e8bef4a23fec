import GRDB
import GRDBSQLite
import Identity

/// A column of a seed file.
struct SeedColumn {
    let name: String
    /// Whether the file must have it.
    let isRequired: Bool

    init(_ name: String, required: Bool = false) {
        self.name = name
        isRequired = required
    }
}

/// A rule of uniqueness that is only checked when the index is made, after the rows are in.
struct SeedUnique {
    /// The index.
    let index: String
    /// What must be unique, as SQL.
    let key: String
    /// For which rows, as SQL.
    let condition: String
    /// The column of the file to name.
    let column: Int
}

/// One seed file and the table that it goes into.
protocol SeedTable: AnyObject {
    /// The file's name.
    static var file: String { get }
    /// The file's columns; rows give cells by their places here.
    static var columns: [SeedColumn] { get }
    /// The table, with the name of its database.
    static var table: (schema: String, name: String) { get }
    /// The table's late rules of uniqueness.
    static var uniques: [SeedUnique] { get }
    /// The column that refers to a citizen, if any.
    static var citizenColumn: Int? { get }

    /// Prepares the statements; `base` is the highest row number in use.
    init(_ db: Database, base: Int64) throws

    /// Reads a row and, unless something is wrong, puts it in.
    func load(_ row: SeedRow) throws

    /// Adds what is made from all rows, after the last one.
    func finish() throws
}

/// An insert that is run once a row.
final class SeedInsert {
    private let db: Database
    private let statement: Statement
    private let raw: OpaquePointer

    /// Prepares `INSERT INTO table(columns) VALUES (?, …)`.
    init(_ db: Database, into table: String, _ columns: [String]) throws {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        self.db = db
        statement = try db.makeStatement(
            sql: "INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES (\(marks))"
        )
        raw = statement.sqliteStatement
    }

    /// Binds one value; its bytes must stay until `run`.
    func bind(_ place: Int32, _ cell: SeedCell) {
        switch cell {
        case .none: sqlite3_bind_null(raw, place)
        case .number(let number): sqlite3_bind_int64(raw, place, number)
        case .bytes(let bytes):
            sqlite3_bind_text(
                raw,
                place,
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(clamping: bytes.count),
                nil
            )
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    _ = sqlite3_bind_text(
                        raw,
                        place,
                        $0.baseAddress,
                        Int32(clamping: $0.count),
                        sqliteTransient
                    )
                }
            }
        }
    }

    /// Runs it.
    ///
    /// - Returns: nil when the row is in, else what forbids it: the extended result code of a
    ///   broken constraint, and SQLite's words about it.
    /// - Throws: any other failure.
    func run() throws -> (code: Int32, message: String)? {
        defer { sqlite3_reset(raw) }
        guard sqlite3_step(raw) != SQLITE_DONE else { return nil }
        let failure = db.failure()
        guard failure.resultCode == .SQLITE_CONSTRAINT else { throw failure }
        return (failure.extendedResultCode.rawValue, failure.message ?? "")
    }
}

extension SeedTable {
    func finish() throws {}

    /// Puts a row in and notes what forbids it.
    func put(_ insert: SeedInsert, _ row: SeedRow, citizen: Int64? = nil) throws {
        guard !row.isBad, let problem = try insert.run() else { return }
        switch problem.code {
        case 787:  // SQLITE_CONSTRAINT_FOREIGNKEY
            guard let column = Self.citizenColumn, let citizen else {
                return row.fail(SeedMessage.inconsistent)
            }
            if !row.context.refused.contains(citizen) { row.fail(column, SeedMessage.noCitizen) }
        case 1555, 2067, 2579:  // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE, _ROWID
            // SQLite names the columns, or the index when it is over an expression.
            let unique = Self.uniques.first { unique in
                let columns = unique.key.split(separator: ", ").map { "\(Self.table.name).\($0)" }
                return problem.message.hasSuffix(": " + columns.joined(separator: ", "))
                    || problem.message.contains("'\(unique.index)'")
            }
            row.fail(unique?.column ?? 0, SeedMessage.duplicate)
        default: row.fail(SeedMessage.inconsistent)
        }
    }
}
