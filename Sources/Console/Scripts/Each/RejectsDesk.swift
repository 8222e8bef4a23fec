import CommandKit
import Identity

/// The files of rejected rows of one run, by name.
final class RejectsDesk {
    private var files: [String: RejectsFile] = [:]
    /// What the journal of the run says of rows that failed before it was cut short, by line.
    private let earlier: [Int: RunFailure]
    private let language: Language

    init(earlier: [RunFailure], language: Language) {
        self.language = language
        self.earlier = Dictionary(
            earlier.map { ($0.line, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Adds a row that failed now.
    func add(_ row: EachRow, _ error: ErrorText?) throws {
        try add(row, code: error?.code ?? "", reason: error?.message.text(language) ?? "")
    }

    /// Adds a row that failed before the run was cut short; one that did not is left out.
    func recall(_ row: EachRow, _ line: Int) throws {
        guard let failure = earlier[line] else { return }
        try add(row, code: failure.code, reason: failure.reason)
    }

    private func add(_ row: EachRow, code: String, reason: String) throws {
        guard let path = row.table.rejects else { return }
        let file = try files[path] ?? RejectsFile(for: row.table, at: path)
        files[path] = file
        try file.add(row, code: code, reason: reason)
    }

    /// Gives the files their names; those of a run that goes on later stay drafts.
    func finish(isFinished: Bool) throws {
        guard isFinished else { return }
        for file in files.values { try file.finish() }
    }
}
