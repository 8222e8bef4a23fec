import CommandKit
import Identity

/// How a run reads.
enum RunRow {
    static let keys = [
        "run", "kind", "state", "login", "files", "startedAt", "endedAt", "lines", "done", "failed",
        "unknown", "planned",
    ]

    /// A run as data: how many of its lines are in which state.
    static func data(_ journal: RunJournalView) -> DataObject {
        let run = journal.run
        return [
            "run": .int(run.number), "kind": .string(run.kind.rawValue),
            "state": .string(run.state.rawValue), "login": .string(run.login),
            "files": .array(paths(run).map(DataValue.string)),
            "startedAt": .time(run.startedAt), "endedAt": .moment(run.endedAt),
            "lines": .number(run.lines), "done": .number(journal.done),
            "failed": .number(journal.failed), "unknown": .number(run.isUncertain ? 1 : 0),
            "planned": .number(journal.planned),
        ]
    }

    /// How a run stands, in words.
    static func state(_ run: RunRecord) -> Cell {
        switch (run.kind, run.state) {
        case (.plan, .finished): .phrase(Phrase(vi: "kế hoạch", en: "plan"))
        case (_, .finished): .phrase(Phrase(vi: "đã xong", en: "finished"), .good)
        case (_, .stopped): .phrase(Phrase(vi: "dừng giữa chừng", en: "stopped"), .caution)
        case (_, .running):
            .phrase(Phrase(vi: "đang chạy, hoặc bị ngắt", en: "running, or cut off"), .caution)
        }
    }

    /// The files of a run; somebody may have named one after a citizen.
    static func paths(_ run: RunRecord) -> [String] {
        run.details.files.map { IdentifierShape.containsPersonalData($0) ? "***" : $0 }
    }

    /// The names of a run's files, without their folders.
    static func files(_ run: RunRecord) -> String {
        paths(run).map { path in
            path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
        }.joined(separator: " ")
    }
}
