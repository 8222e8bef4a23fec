import CommandKit
import Identity
import Store

/// What is wrong with a CSV file or one of its rows.
///
/// No cell is ever repeated: it may be somebody's number.
struct EachFault: Error {
    /// The line in the file; 0 for the file itself.
    let line: Int
    /// What is wrong.
    let error: CommandError
    /// The row's cells, as far as they could be read.
    let cells: [String]
    /// Whether nothing more can be read.
    let isFinal: Bool

    init(line: Int, _ error: CommandError, cells: [String] = [], isFinal: Bool = false) {
        self.line = line
        self.error = error
        self.cells = cells
        self.isFinal = isFinal
    }

    /// What the reader of the file says.
    static func unreadable(_ fault: CSVReader.Fault) -> EachFault {
        EachFault(
            line: fault.line,
            CommandError(
                fault.line == 0 ? "file.unreadable" : "each.bad-row",
                fault.message,
                hint: Phrase(
                    vi: "sửa tệp CSV (RFC 4180, UTF-8) rồi chạy lại",
                    en: "mend the CSV file (RFC 4180, UTF-8) and run it again"
                ),
                outcome: .invalid
            ),
            isFinal: fault.isFinal
        )
    }
}

extension CommandError {
    /// The file is empty.
    static let noHeader = header(
        Phrase(vi: "tệp không có dòng tiêu đề", en: "the file has no header")
    )

    /// A cell of the header is no name, or of no type.
    static func badHeader(_ column: Int) -> CommandError {
        header(
            Phrase(
                vi: "cột \(column) của dòng tiêu đề không có tên, hoặc kiểu không có",
                en: "column \(column) of the header has no name, or a type that there is not"
            )
        )
    }

    /// Two columns have one name.
    static func twice(_ name: String) -> CommandError {
        header(
            Phrase(
                vi: "hai cột cùng tên “\(PersonalData.redacted(name))”",
                en: "two columns are named “\(PersonalData.redacted(name))”"
            )
        )
    }

    private static func header(_ message: Phrase) -> CommandError {
        CommandError(
            "each.bad-header",
            message,
            hint: Phrase(
                vi: "dòng đầu: id:citizen,born:birth,…; kiểu: \(types)",
                en: "the first line: id:citizen,born:birth,…; types: \(types)"
            ),
            outcome: .invalid
        )
    }

    private static let types = ColumnType.allCases.map(\.rawValue).joined(separator: ", ")

    /// A row has too few or too many cells.
    static func cellCount(_ found: Int, _ wanted: Int) -> CommandError {
        CommandError(
            "each.bad-row",
            Phrase(
                vi: "dòng này có \(found) ô, dòng tiêu đề có \(wanted)",
                en: "this row has \(found) cells, the header has \(wanted)"
            ),
            hint: Phrase(
                vi: "tệp đã ghi xong chưa? bọc ô có dấu phẩy trong \"…\"",
                en: "is the file complete? put a cell with a comma in \"…\""
            ),
            outcome: .invalid
        )
    }

    /// A cell does not hold what its column declares.
    static func badCell(_ column: EachColumn) -> CommandError {
        let wanted = column.type.valueType.wanted
        return CommandError(
            "each.bad-cell",
            Phrase(
                vi: "cột “\(column.name)” phải là \(wanted.vi)",
                en: "column “\(column.name)” must be \(wanted.en)"
            ),
            outcome: .invalid
        )
    }

    /// A cell is not UTF-8.
    static func notText(_ column: Int) -> CommandError {
        CommandError(
            "each.bad-row",
            Phrase(
                vi: "ô thứ \(column) không phải UTF-8",
                en: "cell \(column) is not valid UTF-8"
            ),
            hint: Phrase(vi: "lưu lại tệp dạng CSV UTF-8", en: "save the file as CSV UTF-8"),
            outcome: .invalid
        )
    }

    /// The file was written to since it was checked.
    static let fileChanging = CommandError(
        "each.file-changed",
        Phrase(
            vi: "tệp CSV vừa bị thay đổi, hoặc còn đang được ghi",
            en: "the CSV file has just been changed, or is still being written"
        ),
        hint: Phrase(
            vi: "đợi ghi xong rồi chạy lại (lần chạy dở: lienket run --resume)",
            en:
                "wait until it is complete, then run it again (a run cut short: lienket run --resume)"
        ),
        outcome: .failed
    )
}
