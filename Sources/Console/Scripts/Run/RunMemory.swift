import CommandKit
import Identity
import Store

/// What the journal of an earlier run knows of a script's lines: to go on with it, or to hold a run
/// against its plan.
struct RunMemory {
    /// The run.
    let run: RunRecord
    private let endings: [UInt8]
    private let marks: [UInt8]
    /// The lines that failed and were passed over.
    let failures: [RunFailure]

    /// Reads the journal of a run.
    init(_ run: RunRecord, _ reader: any StoreReader) throws {
        self.run = run
        var endings: [UInt8] = []
        var marks: [UInt8] = []
        for part in try reader.runParts(run.number) {
            endings += part.endings
            marks += part.marks
        }
        self.endings = endings
        self.marks = marks
        failures = try reader.runFailures(run.number, from: 0, limit: .max)
    }

    /// How many lines it knows.
    var count: Int { endings.count }

    /// How many of them failed.
    var failureCount: Int { endings.count(where: LineEnding.isFailure) }

    /// How a line ended.
    func outcome(of line: Int) -> Outcome? {
        line < endings.count ? LineEnding.outcome(endings[line]) : nil
    }

    /// Whether a line is the one that stood there.
    func knows(_ text: [UInt8], at line: Int) -> Bool {
        let low = line * LineMark.length
        guard low + LineMark.length <= marks.count else { return false }
        return LineMark.mark(text, salt: run.salt) == marks[low..<low + LineMark.length]
    }
}
