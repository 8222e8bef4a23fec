import DisplayColumns
import Identity

/// The text of `lienket --help`.
package enum ProcessHelp {
    /// The whole help, every line within 100 columns.
    package static func text(_ language: Language) -> String {
        let title = Phrase(
            vi: "lienket – bàn hỗ trợ của Cổng Dịch vụ công quốc gia",
            en: "lienket – the support console of the National Public Service Portal"
        )
        let console = Phrase(
            vi: "vào bàn hỗ trợ; không có màn hình dòng lệnh thì chạy đầu vào chuẩn như tệp lệnh",
            en: "the console on a terminal; otherwise runs standard input as a command file"
        )
        var out = title.text(language) + "\n\n"
        out += Phrase(vi: "Cách dùng", en: "Usage").text(language) + "\n"
        var calls = [("lienket", console.text(language))]
        for verb in ProcessVerb.allCases where verb != .help {
            let words = verb.words.isEmpty ? "" : " " + verb.words
            calls.append(("lienket \(verb.rawValue)\(words)", verb.summary.text(language)))
        }
        out += list(calls)
        out +=
            "\n" + Phrase(vi: "Tùy chọn ở mọi nơi", en: "Options everywhere").text(language) + "\n"
        out += list(ProcessOptionSpec.everywhere.map { ($0.usage, $0.summary.text(language)) })
        out +=
            "\n" + Phrase(vi: "Tùy chọn riêng", en: "Options of some calls").text(language) + "\n"
        out += list(
            ProcessOptionSpec.special.map { spec in
                let owners = ProcessVerb.allCases.filter { $0.options.contains(spec) }
                    .map(\.rawValue).joined(separator: ", ")
                return (spec.usage, "\(owners): \(spec.summary.text(language))")
            }
        )
        out += "\n" + Phrase(vi: "Mã thoát", en: "Exit status").text(language) + "\n"
        out += list(statuses.map { ($0.0, $0.1.text(language)) })
        return out
    }

    /// Two columns; what does not fit beside a long left part goes below it.
    private static func list(_ items: [(String, String)]) -> String {
        let column = 30
        return items.map { left, right in
            let lines = Wrapping.lines(right, width: 100 - column)
            let indent = String(repeating: " ", count: column)
            let head = "  " + left
            let width = DisplayWidth.of(head)
            guard width + 2 <= column, let first = lines.first else {
                return head + "\n" + lines.map { indent + $0 + "\n" }.joined()
            }
            let padding = String(repeating: " ", count: column - width)
            return head + padding + first + "\n"
                + lines.dropFirst().map { indent + $0 + "\n" }.joined()
        }.joined()
    }

    private static let statuses: [(String, Phrase)] = [
        ("0", Phrase(vi: "xong, kể cả khi không có gì để làm", en: "done, also: nothing to do")),
        (
            "1",
            Phrase(vi: "một lệnh từ chối, không tìm thấy hoặc nhập nhằng", en: "a command said no")
        ),
        (
            "2",
            Phrase(
                vi: "chạy hết, có lệnh thất bại (--keep-going)",
                en: "finished with failures (--keep-going)"
            )
        ),
        ("4", Phrase(vi: "thiếu xác nhận", en: "a confirmation is missing")),
        ("5", Phrase(vi: "không được phép", en: "not permitted")),
        ("6", Phrase(vi: "phần mở rộng hỏng", en: "a plugin failed")),
        ("7", Phrase(vi: "không rõ kết quả", en: "outcome unknown")),
        (
            "8",
            Phrase(
                vi: "không tin được hoặc không ghi được nhật ký, kho",
                en: "audit log or store cannot be trusted or written"
            )
        ),
        ("64", Phrase(vi: "sai cách dùng hoặc cú pháp", en: "usage, syntax or preflight error")),
        ("66", Phrase(vi: "không có tệp", en: "file not found")),
        ("69", Phrase(vi: "CSDL dân cư không trả lời", en: "population database unavailable")),
        ("74", Phrase(vi: "lỗi vào ra", en: "input/output error")),
        ("75", Phrase(vi: "kho đang bận", en: "store busy")),
        ("130, 143", Phrase(vi: "bị ngắt", en: "interrupted, terminated")),
    ]
}
