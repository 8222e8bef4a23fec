import CommandKit
import Glibc
import Identity

/// The rows of a CSV file that failed, with the reason of each: ready to be mended and run again.
///
/// It is written beside its final name and takes it when the run is over; a run that goes on later
/// writes it anew from the journal.
final class RejectsFile {
    private let path: String
    private let draft: String
    private let file: OutsideFile
    private let width: Int

    /// The columns behind those of the file.
    private static let reasonColumns = ["reject_code", "reject_reason"]

    /// Makes the file.
    ///
    /// - Throws: `CommandError` `output.exists`, `output.failed`, `file.not-found`.
    init(for table: EachTable, at path: String) throws {
        self.path = path
        draft = path + ".partial"
        unlink(draft)
        file = try OutsideFile(draft)
        // Rows that were rejected before bring their old reasons along: they are left out.
        width =
            table.columns.firstIndex { RejectsFile.reasonColumns.contains($0.name) }
            ?? table.columns.count
        let names = table.columns.prefix(width).map { column in
            column.type == .text ? column.name : "\(column.name):\(column.type.rawValue)"
        }
        try file.write(RejectsFile.record(names + RejectsFile.reasonColumns))
    }

    /// Adds a row.
    func add(_ row: EachRow, code: String, reason: String) throws {
        try file.write(RejectsFile.record(row.cells.prefix(width) + [code, reason]))
    }

    /// Gives the file its name.
    func finish() throws {
        try file.finish()
        try OutsideFile.publish(draft, as: path)
    }

    /// A record with the cells as they were: they are data to be read again, not text for a reader.
    private static func record(_ cells: [String]) -> [UInt8] {
        Array(
            CSVText.record(cells.map { CSVText.needsQuotes($0) ? CSVText.quoted($0) : $0 }).utf8
        )
    }
}
