import CFaultyVFS

@testable import ProgramSupport

/// The files of SQLite below a folder, which fail when told to; files opened before are not among them.
final class FaultyDisk {
    /// How a disk fails.
    struct Fault: Sendable, CustomStringConvertible {
        /// Which operation fails, counted from 1.
        let operation: Int64
        /// Whether all later ones fail too.
        let lasts: Bool
        /// Whether the disk is full, or broken.
        let isFull: Bool

        var description: String {
            "\(isFull ? "full" : "broken") from operation \(operation)\(lasts ? " on" : ", once")"
        }
    }

    private let handle: OpaquePointer

    init(_ folder: String) throws {
        guard faulty_vfs_install() == 0, let handle = faulty_vfs_watch(folder) else {
            throw Trouble("SQLite does not take the failing disk")
        }
        self.handle = handle
    }

    deinit { faulty_vfs_unwatch(handle) }

    /// Runs `body` on a failing disk.
    ///
    /// - Returns: what `body` returns, and how many operations on the disk it took.
    func failing<T>(_ fault: Fault, _ body: () throws -> T) rethrows -> (T, operations: Int64) {
        faulty_vfs_arm(
            handle,
            fault.operation,
            fault.lasts ? 1 : 0,
            fault.isFull ? FAULTY_FULL : FAULTY_BROKEN
        )
        do {
            let result = try body()
            return (result, faulty_vfs_disarm(handle))
        } catch {
            _ = faulty_vfs_disarm(handle)
            throw error
        }
    }
}
