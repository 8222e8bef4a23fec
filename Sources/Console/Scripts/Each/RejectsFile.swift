import Glibc
import CommandKit
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
        // A hard link never takes the place of a file that came meanwhile.
        guard link(draft, path) == 0 else { throw OutsideFile.failure(path, errno) }
        unlink(draft)
        OutsideFile.sync(folderOf: path)
    }

    /// A record of RFC 4180.
    private static func record(_ cells: some Sequence<String>) -> [UInt8] {
        var bytes: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            let needsQuotes = cell.utf8.contains { byte in
                byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == 0x0A
                    || byte == 0x0D
            }
            guard needsQuotes else {
                bytes.append(contentsOf: cell.utf8)
                continue
            }
            bytes.append(UInt8(ascii: "\""))
            for byte in cell.utf8 {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes += [0x0D, 0x0A]
        return bytes
    }
}
