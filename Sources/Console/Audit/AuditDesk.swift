import AuditLog
import CommandKit
import Identity
import Store

/// Does long work over the audit log, in short reads, telling how far it is.
struct AuditDesk {
    let context: ConsoleContext
    /// Whose work it is.
    let agent: Agent
    /// Whether nothing may be written.
    let dryRun: Bool

    /// How many records a survey reads in one go.
    private static let pageLength: Int64 = 1024

    /// Does a piece of work.
    ///
    /// - Throws: `CommandError` `command.interrupted` when somebody wants it to end.
    func perform(_ task: AuditWork.Task) throws -> AuditWork.Finding {
        let wantsEnd = context.progress.watch()
        defer { context.progress.clear() }
        let progress = { (done: Int64, whole: Int64) in
            guard !wantsEnd() else { throw AuditDesk.interrupted }
            context.progress.show(done, whole)
        }
        switch task {
        case .verify(let anchors):
            let check = AuditCheck(
                store: context.store,
                files: AnchorFile(closed: context.closedFiles)
            )
            let key = try context.auditKey()
            return .verdict(try check.verify(anchors, ownKey: key, progress: progress))
        case .export(let export):
            return .exported(
                try AuditExporter(desk: self, export: export, progress: progress).run()
            )
        case .survey(let range, let fold):
            return .surveyed(try survey(range, fold, progress))
        }
    }

    /// Shows every record of a range that the agent may see to a fold.
    private func survey(
        _ range: AuditRange,
        _ fold: any AuditFold,
        _ progress: (Int64, Int64) throws -> Void
    ) throws -> any AuditFold {
        var fold = fold
        let (size, maker) = try context.store.read {
            (try $0.auditSize(), try AuditRecordMaker($0))
        }
        let stretch = try AuditStretch(store: context.store, size: size).resolve(range)
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            let page = start..<min(start + AuditDesk.pageLength, stretch.upperBound)
            let (leaves, openings) = try context.store.read { reader in
                let log = try reader.auditLog()
                return (try log.leaves(in: page), try log.openings(in: page))
            }
            guard leaves.count == page.count else {
                throw StoreError.damaged("a record is missing")
            }
            let parts = try SideBySide.map(leaves.count) { places in
                try places.map { place in
                    let seq = page.lowerBound + Int64(place)
                    var values: [String: String] = [:]
                    for opening in openings[seq] ?? [] {
                        values[opening.name] = try Disclosure(text: opening.text).value
                    }
                    return try maker.record(seq, leaves[place], openings: values, withLeaf: false)
                }
            }
            for record in parts.joined() where agent.maySee(record) { fold.take(record) }
            start = page.upperBound
            try progress(start - stretch.lowerBound, Int64(stretch.count))
        }
        return fold
    }

    /// Somebody wanted it to end.
    static let interrupted = CommandError(
        "command.interrupted",
        Phrase(
            vi: "Đã dừng giữa chừng: không để lại gì",
            en: "Stopped half way: nothing was left behind"
        ),
        outcome: .failed
    )
}
