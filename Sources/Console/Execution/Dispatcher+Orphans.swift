import AuditLog
import CommandKit
import Identity
import Store

extension Dispatcher {
    /// Seconds after which a question without a result, put by nobody knows which process, is taken to
    /// have been cut off by a crash; an agent may look at a plan for a while.
    private static let patience: Int64 = 3600

    /// Closes what an earlier crash left open.
    ///
    /// A question to an outside system, or a plan shown to a person, that has no result gets one that
    /// says so. Nothing else could have changed: results and effects commit together.
    ///
    /// - Returns: how many were closed.
    @discardableResult
    package func settleOrphans() throws -> Int {
        let now = context.clock()
        guard try context.store.read({ try orphans($0, now) }).isEmpty == false else { return 0 }
        return try context.store.transact("session.settle") { writer in
            let open = try orphans(writer, now)
            for intent in open {
                let record = TrailRecord(
                    act: intent.act,
                    outcome: .unknown,
                    code: "command.no-result",
                    state: state,
                    phase: .result(of: intent.id),
                    at: now
                )
                _ = try trail.append(record, to: writer)
            }
            return open.count
        }
    }

    /// The questions whose process has died.
    private func orphans(_ reader: any StoreReader, _ now: Instant) throws -> [OpenIntent] {
        let limit = now.adding(seconds: -Dispatcher.patience).milliseconds
        return try reader.openIntents().filter { intent in
            if let process = intent.process { return !ProcessMark.isAlive(process) }
            return UUIDv7.milliseconds(of: intent.id) ?? 0 < limit
        }
    }
}
