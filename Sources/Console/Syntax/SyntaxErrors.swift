import Identity

/// The mistakes that a line can hold before its command is known.
extension LineError {
    static func unclosedQuote(at span: Span) -> LineError {
        LineError(
            "syntax.unclosed-quote",
            Phrase(
                vi: "Dấu nháy mở ở đây chưa được đóng",
                en: "The quote opened here is not closed"
            ),
            hint: Phrase(
                vi: "Thêm dấu nháy đóng, hoặc viết \\ trước dấu nháy nếu nó là một ký tự",
                en: "Close it, or write \\ before it when it is a character of the text"
            ),
            at: span
        )
    }

    static func unfinishedLine(at span: Span) -> LineError {
        LineError(
            "syntax.unfinished-line",
            Phrase(
                vi: "Dòng kết thúc bằng \\ nhưng không có dòng tiếp theo",
                en: "The line ends in \\ but no line follows"
            ),
            hint: Phrase(vi: "Bỏ dấu \\ ở cuối dòng", en: "Take the \\ at the end away"),
            at: span
        )
    }

    static func nulByte(at span: Span) -> LineError {
        LineError(
            "syntax.nul-byte",
            Phrase(vi: "Dòng chứa byte NUL", en: "The line holds a NUL byte"),
            hint: Phrase(
                vi: "Tệp lệnh phải là văn bản UTF-8",
                en: "A command file must be UTF-8 text"
            ),
            at: span
        )
    }

    static func lineTooLong(at span: Span) -> LineError {
        LineError(
            "syntax.line-too-long",
            Phrase(vi: "Dòng dài hơn 64 KiB", en: "The line is longer than 64 KiB"),
            hint: Phrase(
                vi: "Chia thành nhiều lệnh",
                en: "Split it into several commands"
            ),
            at: span
        )
    }

    static func invalidUTF8(byteOffset: Int, at span: Span) -> LineError {
        LineError(
            "syntax.invalid-utf8",
            Phrase(
                vi: "Không phải UTF-8 hợp lệ tại byte \(byteOffset) của tệp",
                en: "Not valid UTF-8 at byte \(byteOffset) of the file"
            ),
            hint: Phrase(
                vi: "Lưu lại tệp với mã UTF-8",
                en: "Save the file as UTF-8"
            ),
            at: span
        )
    }

    static func badSubstitution(at span: Span) -> LineError {
        LineError(
            "syntax.bad-substitution",
            Phrase(vi: "Tên thay thế thiếu dấu }", en: "The name to put in has no closing }"),
            hint: Phrase(
                vi: "Viết ${TÊN}, hoặc \\ phía trước nếu là một ký tự",
                en: "Write ${NAME}, or \\ before it when it is a character of the text"
            ),
            at: span
        )
    }

    static func undefinedName(at span: Span) -> LineError {
        LineError(
            "syntax.undefined-name",
            Phrase(vi: "Tên này chưa được đặt giá trị", en: "This name has no value"),
            hint: Phrase(
                vi: "Đặt trước bằng: set TÊN GIÁ-TRỊ",
                en: "Give it one first: set NAME VALUE"
            ),
            at: span
        )
    }

    static func undefinedColumn(at span: Span) -> LineError {
        LineError(
            "syntax.undefined-column",
            Phrase(vi: "Tệp CSV không có cột này", en: "The CSV file has no such column"),
            hint: Phrase(
                vi: "Dùng một tên cột ở dòng đầu của tệp, hoặc \\{ nếu là ký tự",
                en: "Use a name from the file's header, or \\{ for the character"
            ),
            at: span
        )
    }
}
