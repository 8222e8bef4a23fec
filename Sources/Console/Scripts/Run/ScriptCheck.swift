import AuditLog
import CommandKit
import Identity
import Store

/// Checks all of a script before its first line runs, and takes its measure.
struct ScriptCheck {
    let preflight: Preflight
    /// The run that is gone on with.
    let resumed: RunMemory?
    /// The plan that the run must keep to.
    let plan: RunMemory?
    /// The store's own files, beside which nothing is written.
    let closedFiles: [String]

    /// Parses ahead.
    let hand = SecondHand()

    /// What came of it.
    struct Finding {
        /// What is wrong, at most a hundred things.
        var faults: [ScriptFault] = []
        /// How many lines run.
        var lines = 0
        /// The digest of all of them.
        var digest = MerkleHash.empty
    }

    /// The most faults that are told.
    private static let limit = 100

    /// Walks the script from its first line to its last.
    ///
    /// - Parameters:
    ///   - script: the script.
    ///   - role: the role in which the first line to run would run.
    ///   - stop: whether somebody wants it to end.
    /// - Returns: what came of it.
    func run(_ script: Script, role: Role, stop: () -> Bool) -> Finding {
        var finding = Finding()
        var role = role
        var walk = AheadWalk(script.walk, hand: hand)
        var table: EachTable?
        let first = resumed?.run.next ?? 0
        while let item = walk.next() {
            guard finding.faults.count < ScriptCheck.limit,
                finding.lines % 1024 != 0 || !stop()
            else { return finding }
            if case .fault(let fault) = item {
                finding.faults.append(fault)
                continue
            }
            let text = LineMark.text(of: item)
            if let fault = strange(item, text, at: finding.lines) {
                finding.faults.append(fault)
                return finding
            }
            if let row = item.row, row.table !== table {
                table = row.table
                if let fault = misplacedRejects(item, row.table) { finding.faults.append(fault) }
            }
            if case .line(let line) = item, finding.lines >= first {
                if let fault = preflight.fault(of: line, role: &role) {
                    finding.faults.append(fault)
                }
            }
            finding.digest = LineMark.digest(finding.digest, adding: text)
            finding.lines += 1
        }
        if finding.faults.isEmpty, let fault = missing(finding.lines, script) {
            finding.faults.append(fault)
        }
        return finding
    }

    /// Rejected rows may not be written beside the store.
    private func misplacedRejects(_ item: ScriptItem, _ table: EachTable) -> ScriptFault? {
        guard let path = table.rejects else { return nil }
        do {
            try OutsideFile.requireOutside(path, closed: closedFiles)
            return nil
        } catch {
            return item.fault(ErrorMapping.commandError(error))
        }
    }

    /// A line that is another than when the run began, or the plan was made.
    private func strange(_ item: ScriptItem, _ text: [UInt8], at line: Int) -> ScriptFault? {
        if let resumed, line < resumed.run.next, !resumed.knows(text, at: line) {
            return item.fault(.changedSince(resumed.run))
        }
        if let plan, !plan.knows(text, at: line) {
            return item.fault(.otherThanPlanned(plan.run))
        }
        return nil
    }

    /// The script ends before what the journal knows of it.
    private func missing(_ lines: Int, _ script: Script) -> ScriptFault? {
        let place = SourcePlace(file: script.paths.last ?? "-", line: 0)
        if let resumed, lines < resumed.run.next {
            return ScriptFault(error: .changedSince(resumed.run), place: place)
        }
        if let plan, lines < plan.count {
            return ScriptFault(error: .otherThanPlanned(plan.run), place: place)
        }
        return nil
    }
}

extension ScriptItem {
    /// Something wrong with the item.
    fileprivate func fault(_ error: CommandError) -> ScriptFault {
        switch self {
        case .line(let line): line.fault(error)
        case .reject(let rejected): ScriptFault(error: error, place: rejected.fault.place)
        case .fault(let fault): fault
        }
    }
}

extension ScriptLine {
    /// Something wrong with the line.
    func fault(_ error: CommandError) -> ScriptFault {
        ScriptFault(
            error: error,
            place: place,
            // A row of a table has no line of its own to show.
            source: row == nil ? (parsed.line.source, parsed.commandSpan) : nil,
            sensitive: parsed.privateSpans
        )
    }
}
