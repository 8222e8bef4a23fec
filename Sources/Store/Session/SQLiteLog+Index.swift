import AuditLog
import GRDB
import Identity

/// What stands beside the records of the log, to find them by.
extension SQLiteLog {
    /// Notes of new records whom they are about, and which questions to an outside system have no
    /// result.
    ///
    /// - Parameters:
    ///   - leaves: the records.
    ///   - subjects: the citizens that each is about.
    /// - Throws: SQLite's error.
    func index(_ leaves: [AuditLeaf], subjects: [[CitizenNumber]]) throws {
        var places: [(citizen: Int64, seq: Int64)] = []
        places.reserveCapacity(leaves.count)
        for (leaf, citizens) in zip(leaves, subjects) {
            for citizen in citizens.count > 1 ? Array(Set(citizens)) : citizens {
                places.append((citizen.value, leaf.seq))
            }
        }
        // In the order of the table, so that each of its pages is looked for once.
        places.sort { ($0.citizen, $0.seq) < ($1.citizen, $1.seq) }
        for place in places {
            try db.run(
                "INSERT INTO audit_subject(subject, idx) VALUES (?, ?)",
                [.int(place.citizen), .int(place.seq)]
            )
        }
        try noteIntents(leaves)
    }

    /// Keeps track of questions put to an outside system that have no result yet.
    private func noteIntents(_ leaves: [AuditLeaf]) throws {
        var open: [AuditLeaf] = []
        for leaf in leaves {
            switch leaf.phase {
            case .single: break
            case .intent: open.append(leaf)
            case .result:
                if let place = open.lastIndex(where: { $0.id == leaf.ref }) {
                    open.remove(at: place)
                } else {
                    try db.run("DELETE FROM open_intent WHERE id = ?", [.text(leaf.ref)])
                }
            }
        }
        for leaf in open {
            try db.run(
                "INSERT INTO open_intent(id, seq, act, process) VALUES (?, ?, ?, ?)",
                [.text(leaf.id), .int(leaf.seq), .text(leaf.act), .text(ProcessMark.own)]
            )
        }
    }
}
