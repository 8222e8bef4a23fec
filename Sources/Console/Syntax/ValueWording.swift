import CommandKit
import Identity

extension ValueType {
    /// What a value must be, as the end of a sentence.
    var wanted: Phrase {
        switch self {
        case .citizen:
            Phrase(
                vi: "C-12, “.” hoặc một định danh của công dân",
                en: "C-12, “.” or an identifier of a citizen"
            )
        case .provider: Phrase(vi: "vneid hoặc vnpost", en: "vneid or vnpost")
        case .field: Phrase(vi: "tên một trường định danh", en: "the key of an identity field")
        case .fieldOrAll:
            Phrase(
                vi: "tên một trường định danh hoặc all",
                en: "the key of an identity field, or all"
            )
        case .text, .offered: Phrase(vi: "văn bản", en: "text")
        case .integer(let range):
            range.upperBound == Int.max
                ? Phrase(
                    vi: "số nguyên từ \(range.lowerBound) trở lên",
                    en: "a whole number, \(range.lowerBound) or more"
                )
                : Phrase(
                    vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                    en: "a whole number from \(range.lowerBound) to \(range.upperBound)"
                )
        case .birth:
            Phrase(
                vi: "năm, hoặc ngày dạng dd/MM/yyyy hay yyyy-MM-dd có trong lịch",
                en: "a year, or a day of the calendar as dd/MM/yyyy or yyyy-MM-dd"
            )
        case .date:
            Phrase(
                vi: "ngày dạng dd/MM/yyyy hay yyyy-MM-dd có trong lịch",
                en: "a day of the calendar as dd/MM/yyyy or yyyy-MM-dd"
            )
        case .auditPlace:
            Phrase(
                vi: "số của bản ghi, hoặc ngày dạng dd/MM/yyyy hay yyyy-MM-dd",
                en: "a record's number, or a day as dd/MM/yyyy or yyyy-MM-dd"
            )
        case .province:
            Phrase(
                vi: "mã ba chữ số hoặc tên tỉnh, thành phố",
                en: "a province's three-digit code or name"
            )
        case .choice(let words):
            Phrase(
                vi: "một trong: \(words.joined(separator: ", "))",
                en: "one of: \(words.joined(separator: ", "))"
            )
        case .policy: Phrase(vi: "tên một chính sách", en: "the name of a policy")
        case .command: Phrase(vi: "tên một lệnh", en: "the name of a command")
        case .path: Phrase(vi: "một tệp", en: "a file")
        case .agent: Phrase(vi: "tên đăng nhập của cán bộ", en: "an agent's login")
        case .ticket:
            Phrase(
                vi: "mã vụ việc: chữ, số và . _ - / #, tối đa 64 ký tự",
                en: "a ticket: letters, digits and . _ - / #, at most 64"
            )
        }
    }
}
