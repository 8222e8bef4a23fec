import AuditLog
import GRDB
import Synchronization

/// How a commit becomes durable, by rollback journal or write-ahead log, and how what is erased is gone
/// from either.
extension SQLiteStore {
    /// Begins a write-ahead log once this process works for longer.
    func beginLog(_ db: Database) {
        let isDue = signing.withLock { signing in
            signing.turns += 1
            return !signing.hasLog && signing.turns % WriteAheadLog.patience == 0
        }
        guard isDue else { return }
        let hasLog = WriteAheadLog.begin(db)
        signing.withLock { $0.hasLog = hasLog }
    }

    /// Ends the write-ahead log, in the writer queue, unless others use it.
    func endLog(_ db: Database) {
        let isEnded = WriteAheadLog.end(db)
        if isEnded { signing.withLock { $0.hasLog = false } }
    }

    /// Makes what was committed to a write-ahead log durable, and lets the next one in before: what that
    /// one appends comes behind it in the log, and is made durable with it.
    ///
    /// - Parameters:
    ///   - db: the connection, behind its commit.
    ///   - mayLeave: whether this process has the checkpoint's file, where the next one waits for it.
    /// - Throws: `StoreError.unconfirmed` when it is in effect, and a loss of power may undo it.
    func settle(_ db: Database, mayLeave: Bool) throws {
        let (hasLog, hasErased) = signing.withLock { ($0.hasLog, $0.hasErased) }
        guard hasLog else { return }
        // Erasing ends with a checkpoint, which needs the queue.
        if mayLeave, !hasErased { queue.leave() }
        do {
            try WriteAheadLog.makeDurable(db)
        } catch {
            throw StoreError.unconfirmed("\(error)")
        }
    }

    /// After a transaction that was rolled back.
    func clearUp(_ db: Database) {
        if (try? WriteAheadLog.isUsed(db)) == false { RollbackJournal.giveUp(db) }
    }

    /// Takes note that the running transaction erases something for good.
    func noteErasure() { signing.withLock { $0.hasErased = true } }

    /// Before the commit of a transaction that erases: its journal, with what was erased, goes with it.
    func prepareErasure(_ db: Database) throws {
        if try !WriteAheadLog.isUsed(db) { try RollbackJournal.empty(db) }
    }

    /// After a transaction that erases, whether or not it was committed.
    func endErasure(_ db: Database) {
        if (try? WriteAheadLog.isUsed(db)) == true {
            WriteAheadLog.fold(db)
        } else {
            try? RollbackJournal.keep(db)
        }
    }

    /// Whether the log ends with what a failed transaction has appended.
    ///
    /// SQLite ends a commit by zeroing its journal's head and making that durable. When only the latter
    /// fails, `COMMIT` is an error, and everything is in effect.
    func isInEffect(_ receipt: AppendReceipt?, _ db: Database) -> Bool {
        guard let ours = receipt?.head, let head = try? SQLiteLog(db).head() else { return false }
        return head.size == ours.size && head.root == ours.root
    }
}
