import AuditLog
import Testing

@testable import ProgramSupport

extension FaultDesk {
    /// Holds what a run showed against the records that were made meanwhile: whatever was shown has
    /// its record, and whatever the log says was done was shown.
    func expectShownIsRecorded(_ run: Run, from size: Int64, _ comment: Comment) throws {
        let leaves = try leaves(from: size)
        var shown: Set<Int64> = []
        var isUnconfirmed = false
        for line in run.lines {
            guard let seq = line.seq.map(Int64.init) else {
                isUnconfirmed = line.code == "audit.unconfirmed"
                #expect(isUnconfirmed || line.code == "audit.unwritable", comment)
                continue
            }
            shown.insert(seq)
            let leaf = leaves.first { $0.seq == seq }
            #expect(leaf?.outcome == line.outcome, comment)
            #expect(leaf?.code == line.code, comment)
        }
        let done: Set = ["ok", "unchanged", "planned", "pending"]
        for leaf in leaves where leaf.phase != .intent && done.contains(leaf.outcome) {
            let isSecond = leaf.act == "audit.redact" && leaf.approval != nil
            // Everything that shares the commit of which nobody knows.
            let isDoubtful = isUnconfirmed && leaf.seq > (shown.max() ?? -1)
            #expect(
                shown.contains(leaf.seq) || isSecond || isDoubtful,
                "\(leaf.act) \(leaf.seq), \(comment)"
            )
        }
    }
}
