import AuditLog
import GRDB

extension StoreError {
    /// The store's own error for one of SQLite's; nil when it is the caller's.
    ///
    /// Messages of SQLite name tables and columns, never values.
    init?(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM,
            .SQLITE_AUTH, .SQLITE_NOMEM:
            self = .unwritable(error.message ?? "SQLite error \(error.resultCode.rawValue)")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .damaged(error.message ?? "SQLite error \(error.resultCode.rawValue)")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(holder: nil)
        case .SQLITE_CONSTRAINT: self = .conflict(nil)
        default: return nil
        }
    }

    /// Runs `body` with SQLite's and the audit log's errors turned into the store's.
    static func mapped<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(error)
                ?? StoreError.damaged(error.message ?? "SQLite error \(error.resultCode.rawValue)")
        } catch let error as AppendError {
            throw StoreError.damaged("audit log: \(error)")
        } catch let error as MerkleError {
            throw StoreError.damaged("audit log: \(error)")
        }
    }
}
