import CommandKit
import Identity

/// The mistakes in the use of a command. No word that was typed is repeated, not even a command: it
/// might be somebody's name. The caret shows it.
extension LineError {
    static func unknownCommand(nearest: [String], at span: Span) -> LineError {
        LineError(
            "usage.unknown-command",
            Phrase(vi: "Không có lệnh này", en: "There is no such command"),
            hint: didYouMean(nearest, limit: 12)
                ?? Phrase(vi: "help liệt kê các lệnh", en: "help lists the commands"),
            at: span
        )
    }

    static func ambiguousCommand(_ names: [String], at span: Span) -> LineError {
        LineError(
            "usage.ambiguous-command",
            Phrase(
                vi: "Viết tắt này hợp với nhiều lệnh",
                en: "Several commands begin like this"
            ),
            hint: Phrase(
                vi: "Viết thêm: \(names.joined(separator: ", "))",
                en: "Write more of it: \(names.joined(separator: ", "))"
            ),
            at: span
        )
    }

    static func incompleteCommand(_ names: [String], at span: Span) -> LineError {
        LineError(
            "usage.incomplete-command",
            Phrase(vi: "Lệnh còn thiếu từ thứ hai", en: "The command needs a second word"),
            hint: didYouMean(names, limit: 12),
            at: span
        )
    }

    static func substitutedCommand(at span: Span) -> LineError {
        LineError(
            "syntax.substituted-command",
            Phrase(
                vi: "Tên lệnh phải được viết ra, không lấy từ giá trị thay thế",
                en: "The name of the command must be written out, not put in"
            ),
            at: span
        )
    }

    static func unknownOption(of command: String, nearest: [String], at span: Span) -> LineError {
        LineError(
            "usage.unknown-option",
            Phrase(vi: "Lệnh không có tùy chọn này", en: "The command has no such option"),
            hint: didYouMean(nearest.map { "--\($0)" }) ?? Phrase("help \(command)"),
            at: span
        )
    }

    static func repeatedOption(_ name: String, at span: Span) -> LineError {
        LineError(
            "usage.repeated-option",
            Phrase(vi: "Tùy chọn --\(name) lặp lại", en: "The option --\(name) is given twice"),
            hint: Phrase(vi: "Chỉ ghi một lần", en: "Give it once"),
            at: span
        )
    }

    static func missingValue(_ parameter: Parameter, at span: Span) -> LineError {
        LineError(
            "usage.missing-value",
            Phrase(
                vi: "Tùy chọn --\(parameter.name) cần một giá trị",
                en: "The option --\(parameter.name) needs a value"
            ),
            hint: Phrase("\(parameter.usage)"),
            at: span
        )
    }

    static func unexpectedValue(_ name: String, at span: Span) -> LineError {
        LineError(
            "usage.unexpected-value",
            Phrase(
                vi: "Tùy chọn --\(name) không có giá trị",
                en: "The option --\(name) takes no value"
            ),
            hint: Phrase("--\(name)"),
            at: span
        )
    }

    static func missingArgument(_ parameter: Parameter?, at span: Span) -> LineError {
        let name = parameter?.name ?? "…"
        return LineError(
            "usage.missing-argument",
            Phrase(vi: "Thiếu \(name)", en: "\(name) is missing"),
            hint: parameter.map { parameter in
                Phrase(
                    vi: "\(parameter.name): \(parameter.summary.vi)",
                    en: "\(parameter.name): \(parameter.summary.en)"
                )
            },
            at: span
        )
    }

    static func tooManyArguments(_ parameters: [Parameter], at span: Span) -> LineError {
        let usage = parameters.map(\.usage).joined(separator: " ")
        return LineError(
            "usage.too-many-arguments",
            Phrase(
                vi: "Thừa từ này và các từ sau",
                en: "This word and those behind it are too many"
            ),
            hint: parameters.isEmpty
                ? Phrase(
                    vi: "Lệnh này không có tham số; đặt văn bản nhiều từ trong dấu nháy",
                    en: "The command takes no words; put text of several words in quotes"
                )
                : Phrase(
                    vi: "Lệnh nhận: \(usage); đặt văn bản nhiều từ trong dấu nháy",
                    en: "The command takes: \(usage); put text of several words in quotes"
                ),
            at: span
        )
    }

    static func badValue(_ parameter: Parameter, nearest: [String], at span: Span) -> LineError {
        let name = parameter.isNamed ? "--\(parameter.name)" : parameter.name
        let wanted = parameter.type.wanted
        return LineError(
            "usage.bad-value",
            Phrase(
                vi: "\(name) phải là \(wanted.vi)",
                en: "\(name) must be \(wanted.en)"
            ),
            hint: didYouMean(nearest),
            at: span
        )
    }

    /// A value that would be kept or shown in clear looks like somebody's number or address.
    static func personalData(at span: Span) -> LineError {
        LineError(
            "usage.personal-data",
            Phrase(
                vi: "Ở đây không được ghi số định danh, số điện thoại hay email",
                en: "No personal number, phone number or e-mail address may stand here"
            ),
            hint: Phrase(
                vi: "Mã vụ việc được lưu nguyên văn trong nhật ký",
                en: "Tickets are kept in clear in the audit log"
            ),
            at: span
        )
    }

    private static func didYouMean(_ names: [String], limit: Int = 3) -> Phrase? {
        guard !names.isEmpty else { return nil }
        let list = names.prefix(limit).joined(separator: ", ")
        return Phrase(vi: "Có phải: \(list)?", en: "Did you mean: \(list)?")
    }
}
