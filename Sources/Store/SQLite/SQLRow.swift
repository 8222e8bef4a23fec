import GRDB
import GRDBSQLite

/// A value for a place in an SQL text.
enum SQLValue {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])

    /// Text, or NULL for nil.
    static func text(_ value: String?) -> SQLValue {
        value.map(SQLValue.text) ?? .null
    }

    /// A whole number, or NULL for nil.
    static func int(_ value: Int64?) -> SQLValue {
        value.map(SQLValue.int) ?? .null
    }
}

/// A row of a running statement; valid only inside the closure that it is given to.
struct SQLRow {
    let statement: OpaquePointer

    /// The text of a column; nil for NULL.
    func text(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The text of a column that is never NULL.
    func string(_ column: Int32) -> String { text(column) ?? "" }

    /// The whole number of a column; nil for NULL.
    func int(_ column: Int32) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_NULL
            ? nil : sqlite3_column_int64(statement, column)
    }

    /// The whole number of a column that is never NULL.
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// The bytes of a text or blob column; empty for NULL.
    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, column))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// Tells SQLite to copy bound bytes.
let sqliteTransient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// Plain SQL over GRDB's cached statements, without its records: rows by column number.
extension Database {
    /// Runs a text of several statements; rows are dropped.
    func script(_ sql: String) throws {
        guard sqlite3_exec(sqliteConnection, sql, nil, nil, nil) == SQLITE_OK else {
            throw failure()
        }
    }

    /// Runs `body` for each row; it returns false to stop.
    func rows(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        let statement = try cachedStatement(sql: sql)
        let raw = statement.sqliteStatement
        defer {
            sqlite3_reset(raw)
            sqlite3_clear_bindings(raw)
        }
        try bind(values, to: raw)
        while true {
            switch sqlite3_step(raw) {
            case SQLITE_ROW: guard try body(SQLRow(statement: raw)) else { return }
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    /// The first row, read by `body`; nil when there is none.
    func first<T>(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> T) throws -> T? {
        var result: T?
        try rows(sql, values) {
            result = try body($0)
            return false
        }
        return result
    }

    /// All rows, each read by `body`.
    func all<T>(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> T) throws -> [T] {
        var result: [T] = []
        try rows(sql, values) {
            result.append(try body($0))
            return true
        }
        return result
    }

    /// Runs a statement without rows.
    ///
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
        try rows(sql, values) { _ in true }
        return Int(sqlite3_changes(sqliteConnection))
    }

    /// The row number of the last insert.
    var lastRowID: Int64 { sqlite3_last_insert_rowid(sqliteConnection) }

    /// SQLite's last error; its message holds names of tables and columns, never values.
    func failure() -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)),
            message: String(cString: sqlite3_errmsg(sqliteConnection))
        )
    }

    private func bind(_ values: [SQLValue], to raw: OpaquePointer) throws {
        for (offset, value) in values.enumerated() {
            let place = Int32(offset + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(raw, place)
            case .int(let number): code = sqlite3_bind_int64(raw, place, number)
            case .text(let text) where text.isEmpty:
                // The empty text has no address of its own and would become NULL.
                code = sqlite3_bind_text(raw, place, "", 0, sqliteTransient)
            case .text(var text):
                code = text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) {
                        sqlite3_bind_text(
                            raw,
                            place,
                            $0.baseAddress,
                            Int32(clamping: $0.count),
                            sqliteTransient
                        )
                    }
                }
            case .blob(let bytes):
                code = bytes.withUnsafeBytes {
                    sqlite3_bind_blob(
                        raw,
                        place,
                        $0.baseAddress,
                        Int32(clamping: $0.count),
                        sqliteTransient
                    )
                }
            }
            guard code == SQLITE_OK else { throw failure() }
        }
    }
}
