import AuditLog
import Store

/// The audit log as it was at one moment, read a stretch at a time, so that nobody waits for whoever
/// reads all of it.
///
/// Records never change, so short reads one after the other see one log.
struct PagedLog: LogSource {
    private let store: any Store
    private let newest: LogHead?
    private let count: Int64

    /// Takes note of where the log ends now.
    init(_ store: any Store) throws {
        self.store = store
        (newest, count) = try store.read { reader in
            let log = try reader.auditLog()
            return (try log.head(), try log.leafCount())
        }
    }

    func head() -> LogHead? { newest }

    func leafCount() -> Int64 { count }

    func leaf(at seq: Int64) throws -> [UInt8]? { try read { try $0.leaf(at: seq) } }

    func openings(at seq: Int64) throws -> [StoredOpening] {
        try read { try $0.openings(at: seq) }
    }

    func hash(at storedIndex: Int64) throws -> MerkleHash {
        try read { try $0.hash(at: storedIndex) }
    }

    func leaves(in range: Range<Int64>) throws -> [[UInt8]] {
        try read { try $0.leaves(in: range) }
    }

    func hashes(in range: Range<Int64>) throws -> [Int64: MerkleHash] {
        try read { try $0.hashes(in: range) }
    }

    func openings(in range: Range<Int64>) throws -> [Int64: [StoredOpening]] {
        try read { try $0.openings(in: range) }
    }

    func keptCheckpoints(upTo size: Int64) throws -> [KeptCheckpoint] {
        try read { try $0.keptCheckpoints(upTo: size) }
    }

    func firstUnindexed(_ subjects: [(seq: Int64, subject: String)]) throws -> Int64? {
        try read { try $0.firstUnindexed(subjects) }
    }

    private func read<T>(_ body: (any LogStorage) throws -> T) throws -> T {
        try store.read { try body(try $0.auditLog()) }
    }
}
