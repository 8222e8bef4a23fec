import AuditLog
import CFileLock

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The newest signed checkpoint in a file of its own beside the store, so that a store which was put
/// back to an older copy, or exchanged for another, is told from the one that was last written.
///
/// It is written after each commit, once that is durable and in the order of the commits, and so never
/// ahead of the store. Whoever puts back the whole directory puts the file back too: that only a witness
/// can tell.
struct HeadAnchor: Sendable {
    /// The file, `audit.checkpoint` beside the store.
    let path: String

    /// Compares the store with the checkpoint.
    ///
    /// - Parameters:
    ///   - log: the store's log.
    ///   - key: reads the log's public key; asked only when the file is not of the newest head.
    /// - Throws: `StoreError.rolledBack` when the store is older, or has another history;
    ///   `.exposed` for a file that others can change.
    func check(_ log: SQLiteLog, key: () throws -> NoteVerifierKey) throws {
        guard FileGuard.exists(path) else { return }
        try FileGuard.checkFile(path)
        // An empty file is one that was being made when the machine lost power.
        guard let kept = read(), !kept.isEmpty else { return }
        let head = try log.head()
        if let note = head?.note, note == kept + "\n" { return }
        guard let note = try? SignedNote(kept + "\n"),
            (try? note.verify(with: [key()])) != nil,
            let checkpoint = try? Checkpoint(text: note.text)
        else { throw StoreError.rolledBack("\(path): not a checkpoint of this store") }
        let size = head?.size ?? 0
        guard checkpoint.size <= size else {
            throw StoreError.rolledBack("\(size) < \(checkpoint.size)")
        }
        guard (try? MerkleTree.root(size: checkpoint.size, store: log)) == checkpoint.root else {
            throw StoreError.rolledBack("another history before record \(checkpoint.size)")
        }
    }

    /// Takes the file, for who has committed and is still in the writer queue; nil when it cannot be
    /// had soon.
    func take() -> HeldAnchor? { HeldAnchor(path) }

    /// Reads the file, behind whoever is writing it.
    private func read() -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { HeldAnchor.letGo(file) }
        _ = cfl_lock(file, HeldAnchor.patience)
        return PrivateFile.text(of: file)
    }
}

/// The checkpoint's file in the hands of one process, which may have left the writer queue: who comes
/// after it in the queue comes after it here.
struct HeldAnchor: ~Copyable {
    private let file: Int32

    /// How long to wait for whoever has it, in milliseconds: it writes two hundred bytes.
    fileprivate static let patience = 250

    fileprivate init?(_ path: String) {
        file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return nil }
        guard cfl_lock(file, HeldAnchor.patience) == 0 else {
            _ = close(file)
            return nil
        }
    }

    deinit { HeldAnchor.letGo(file) }

    /// Unlocks and closes: closing alone leaves the lock to a child that was forked just now.
    fileprivate static func letGo(_ file: Int32) {
        _ = flock(file, LOCK_UN)
        _ = close(file)
    }

    /// Writes the newest checkpoint; what it vouches for is durable.
    ///
    /// A failure is no failure of the commit: the file is then older than the store, which is allowed.
    func publish(_ note: String) {
        let bytes = Array(note.utf8)
        // In place: a file put there instead would not be the one that others wait for.
        if pwrite(file, bytes, bytes.count, 0) == bytes.count {
            _ = ftruncate(file, off_t(bytes.count))
        }
    }
}
