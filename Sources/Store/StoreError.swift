import Identity

/// Why the store did not do what it was asked.
public enum StoreError: Error, Sendable {
    /// There is no store at the path.
    case missing(path: String)
    /// There is one already.
    case exists(path: String)
    /// The file is not a lienket store, or is damaged.
    case foreign(path: String)
    /// A newer lienket made it.
    case newer(path: String, version: Int)
    /// Others can read or write a file of the store.
    case exposed(path: String)
    /// Another process holds the writer queue; who and what, when known.
    case busy(holder: String?)
    /// The record is not as the change expects it.
    case changed(CitizenNumber?)
    /// A uniqueness rule forbids the change: the profile that stands in the way.
    case conflict(CitizenNumber?)
    /// The disk is full or failed, or the store cannot be written; nothing was done.
    case unwritable(String)
    /// The disk failed at the very end of a commit: what was done stands in the store, but may be gone
    /// after a loss of power.
    case unconfirmed(String)
    /// The store is older than, or another than, the newest signed checkpoint kept beside it.
    case rolledBack(String)
    /// The store's content cannot be trusted.
    case damaged(String)
}
